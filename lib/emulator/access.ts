/** Who calls, and what the call may look at. */
import { type EmulatedRequest, headerLines, refuse } from "./answer";
import type { KeyState } from "./keys";
import type { Store } from "./store";

/** What one call looks at: the stores, and a text that tells scopes apart. */
export interface CallScope {
  stores: Store[];
  label: string;
}

/**
 * The key of a request: `x-api-key`, or the service account's token. Unknown, expired and missing ones
 * answer 401 alike. Takes the known keys and tokens.
 */
export function authenticate(
  request: EmulatedRequest,
  findKey: (key: string) => KeyState | undefined,
  findToken: (token: string) => KeyState | undefined,
): { state: KeyState; bearer: boolean } {
  const [key] = headerLines(request, "x-api-key");
  const [authorization] = headerLines(request, "authorization");
  const token = /^Bearer (.+)$/i.exec(authorization ?? "")?.[1];
  const state = key !== undefined ? findKey(key) : token !== undefined ? findToken(token) : undefined;
  return state ? { state, bearer: key === undefined } : refuse(401, "Unauthorized");
}

/**
 * Several orgs come as several `x-org-id` lines; a list with commas in one line is refused, as no document
 * allows it. `x-provider-id` means the provider's own events. An org or provider that the key does not
 * hold answers 403.
 */
export function resolveScope(request: EmulatedRequest, state: KeyState, bearer: boolean): CallScope {
  const orgs = [...new Set(headerLines(request, "x-org-id"))];
  const providers = headerLines(request, "x-provider-id");
  if (orgs.some((id) => id.includes(",")))
    refuse(400, "x-org-id holds one id; repeat the header for several organizations");
  if (orgs.some((id) => !/^[0-9a-f]{24}$/i.test(id))) refuse(400, "x-org-id is not an organization id");
  if (bearer && orgs.length === 0 && providers.length === 0)
    refuse(400, "x-org-id is required for service accounts");
  if (providers.length > 0) return providerScope(state, providers, orgs);
  const wanted = orgs.length > 0 ? orgs.map((id) => id.toLowerCase()) : [homeOf(state)];
  const stores = wanted.map((id) => state.org(id) ?? refuse(403, "Forbidden"));
  return { stores, label: `orgs:${wanted.toSorted().join(",")}` };
}

function providerScope(state: KeyState, providers: readonly string[], orgs: readonly string[]): CallScope {
  if (providers.length > 1) refuse(400, "x-provider-id may be sent once");
  if (orgs.length > 0) refuse(400, "x-provider-id and x-org-id cannot be used together");
  const store = state.provider(providers[0] ?? "") ?? refuse(403, "Forbidden");
  return { stores: [store], label: `provider:${providers[0]}` };
}

function homeOf(state: KeyState): string {
  const { home } = state.options;
  if (home !== null) return home;
  const [only, ...others] = state.orgIds;
  return only !== undefined && others.length === 0 ? only : refuse(400, "x-org-id is required for this key");
}
