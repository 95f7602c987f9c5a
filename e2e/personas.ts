/** Who asks in security-matrix.spec.ts, each signed in on a stack of two orgs, and what each may never be told. */
import { type OfflineServer, openOffline } from "@/lib/server/admin/offline";
import { disableUser, SYSTEM } from "@/lib/server/services/users";
import { type Stack, startStack } from "@/lib/testing/stack";
import { northEvents, southEvents } from "./events";
import { ORG_PLANS } from "./fixtures";
import { type Answer, cookieOf } from "./http-client";
import { ORGS, PASSWORD } from "./people";
import type { ROLES } from "./permissions";

const PROVIDER = "0123456789abcdef01234569";

export interface Persona {
  name: string;
  role: keyof typeof ROLES | null;
  /** Scopes that it may open. */
  scopes: readonly string[];
  disabled?: boolean;
}

export const PERSONAS: readonly Persona[] = [
  { name: "nobody", role: null, scopes: [] },
  { name: "disabled", role: "analyst", scopes: ["north", "south", "all"], disabled: true },
  { name: "viewer-north", role: "viewer", scopes: ["north"] },
  { name: "viewer-south", role: "viewer", scopes: ["south"] },
  { name: "analyst-north", role: "analyst", scopes: ["north"] },
  { name: "analyst-both", role: "analyst", scopes: ["north", "south", "all"] },
  { name: "admin", role: "admin", scopes: ["north", "south", "all", "msp"] },
];
export const SCOPES = ["north", "south", "all", "msp", "never-was", "north%2Csouth", "NORTH%20"];
/** Texts that only somebody with a grant for the org may ever be sent. */
const CANARIES = {
  north: [ORGS.north.name, ORGS.north.id, "northwind.example"],
  south: [ORGS.south.name, ORGS.south.id, "fabrikam"],
};
export const emailOf = (persona: Persona) => `${persona.name}@matrix.example`;
const isKnown = (persona: Persona) => persona.role !== null && !persona.disabled;

export interface Crowd {
  stack: Stack;
  /** The server's own store, opened beside it. */
  store: OfflineServer;
  /** Cookie headers of all but nobody. */
  cookies: ReadonlyMap<Persona, string>;
}

/** Starts a stack, signs everybody in, and then disables who is disabled. */
export async function startCrowd(): Promise<Crowd> {
  const people = PERSONAS.filter(({ role }) => role !== null);
  const now = Date.now();
  const events = { [ORGS.north.id]: northEvents(now), [ORGS.south.id]: southEvents(now) };
  const stack = await startStack({
    orgs: ORG_PLANS,
    users: people.map((persona) => ({
      email: emailOf(persona),
      name: persona.name,
      role: persona.role ?? "viewer",
      orgs: persona.scopes.includes("all") ? "all" : persona.scopes,
      password: PASSWORD,
    })),
    key: { orgs: events, provider: { id: PROVIDER, events: [] } },
    // Each persona comes from an address of its own, so that none uses up another's rate.
    env: { JUMPCLOUD_PROVIDER_ID: PROVIDER, TRUSTED_PROXY_HOPS: "1" },
  });
  const store = await openOffline(stack.env);
  const cookies = new Map<Persona, string>();
  for (const persona of people) cookies.set(persona, await cookieOf(stack, emailOf(persona)));
  for (const persona of people) if (persona.disabled) await disableUser(store, emailOf(persona), SYSTEM);
  return { stack, store, cookies };
}

/** Texts in an answer that the persona has no grant for. */
export function leaksIn(stack: Stack, persona: Persona, { text, headers }: Answer): string[] {
  const seen = text + JSON.stringify(headers);
  const hidden = (["north", "south"] as const).filter(
    (org) => !isKnown(persona) || !persona.scopes.includes(org),
  );
  // A badge tells the signed-in what answers in JumpCloud's place.
  const upstream = isKnown(persona) ? [] : [new URL(stack.served.url).host];
  return [...hidden.flatMap((org) => CANARIES[org]), stack.key, ...upstream].filter((secret) =>
    seen.includes(secret),
  );
}
