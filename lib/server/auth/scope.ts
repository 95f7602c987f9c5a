/**
 * What a page looks at, after the access check. Only `authorizeScope` (session.ts) mints the brand, and
 * every gateway call and every query on a tenant's rows asks for it, so an unchecked scope does not compile.
 */
import "server-only";

export type Region = "us" | "eu" | "in";

/** An organisation as the store holds it. */
export interface Org {
  id: string;
  /** The `{scope}` of every path: `^[a-z0-9][a-z0-9-]{0,40}$`, never `all` or `msp`. */
  slug: string;
  name: string;
  colour: string;
  region: Region;
  /** JumpCloud's id, 24 hex digits; null for a key that belongs to one organisation only (no x-org-id is sent). */
  upstreamId: string | null;
  /** A key of its own or a service account's secret, sealed (AES-256-GCM); null means the environment's credential. */
  sealedKey: string | null;
  /** Days that JumpCloud keeps its events, by its licence: no API tells them. */
  retentionDays: number;
  /** The service account that `sealedKey` belongs to; null when that is an API key. */
  clientId: string | null;
}

declare const authorized: unique symbol;

export type AuthorizedScope = (
  | { kind: "org"; slug: string; orgs: readonly [Org] }
  | { kind: "all"; slug: "all"; orgs: readonly Org[] }
  | { kind: "msp"; slug: "msp"; orgs: readonly []; providerId: string; region: Region }
) & { readonly [authorized]: true };

export type Permission =
  | "events:read"
  | "events:export"
  | "searches:read"
  | "searches:write"
  | "searches:share"
  | "searches:publish"
  | "users:manage"
  | "orgs:manage"
  | "audit:read";

export interface Actor {
  userId: string;
  email: string;
  name: string;
  role: "viewer" | "analyst" | "admin";
  sessionId: string;
  /** Ids of the orgs this user may read, or all of them. */
  orgIds: readonly string[] | "all";
  /** May open the provider's own events (`msp`): an admin, or granted. */
  provider: boolean;
}
