/** `POST /oauth2/token` for service accounts: client credentials in, a bearer token that ends out. */
import { type EmulatedRequest, headerLines } from "./answer";
import type { KeyState } from "./keys";
import { hexId } from "./random";

interface Issued {
  state: KeyState;
  endsAt: number;
}

export interface TokenDesk {
  /** The status and body of the token call, and the key it was for when the credentials were right. */
  answer(
    request: EmulatedRequest,
    states: Iterable<KeyState>,
    now: number,
  ): { status: number; body: unknown; state?: KeyState };
  /** The key behind a token that has not ended. */
  find(token: string, now: number): KeyState | undefined;
  forget(state: KeyState): void;
}

/** Tokens follow from `seed` and their number. */
export function createTokenDesk(seed: number | string): TokenDesk {
  const tokens = new Map<string, Issued>();
  let issued = 0;
  const issue = (state: KeyState, now: number) => {
    const lifeMs = state.spec.serviceAccount?.tokenMs ?? 3_600_000;
    issued += 1;
    const token = `emu_${hexId(`${seed}:token:${issued}`, 40)}`;
    tokens.set(token, { state, endsAt: now + lifeMs });
    return { access_token: token, token_type: "bearer", expires_in: Math.floor(lifeMs / 1000), scope: "api" };
  };
  return {
    answer(request, states, now) {
      const form = new URLSearchParams(request.body);
      if (form.get("grant_type") !== "client_credentials")
        return { status: 400, body: { error: "unsupported_grant_type" } };
      if (form.get("scope") !== "api") return { status: 400, body: { error: "invalid_scope" } };
      const sent = credentialsOf(request);
      for (const state of states) {
        const account = state.spec.serviceAccount;
        if (account && sent === `${account.clientId}:${account.clientSecret}`)
          return { status: 200, body: issue(state, now), state };
      }
      return { status: 401, body: { error: "invalid_client" } };
    },
    find(token, now) {
      const found = tokens.get(token);
      return found && found.endsAt > now ? found.state : undefined;
    },
    forget(state) {
      for (const [token, { state: owner }] of tokens) if (owner === state) tokens.delete(token);
    },
  };
}

function credentialsOf(request: EmulatedRequest): string | null {
  const basic = /^Basic (.+)$/i.exec(headerLines(request, "authorization")[0] ?? "")?.[1];
  if (!basic) return null;
  try {
    return atob(basic);
  } catch {
    return null;
  }
}
