/**
 * The tables, alike on SQLite and PostgreSQL: text ids (128 random bits, hex), times as ISO 8601 text in UTC,
 * booleans as 0 and 1, JSON as text. Kept by hand beside the migrations; the contract suite runs on both engines.
 */
import "server-only";
import type { Generated } from "kysely";

/** 0 or 1. */
type Flag = number;

export interface UsersTable {
  id: string;
  /** Canonical form (auth/email.ts); unique. */
  email: string;
  name: string;
  role: "viewer" | "analyst" | "admin";
  password_hash: string | null;
  /** 1: reads every org, present and future; 0: those of user_orgs. */
  all_orgs: Flag;
  /** 1: may open the provider's own events without being an admin. */
  provider: Flag;
  disabled_at: string | null;
  /** 1: came by single sign-on and waits for an administrator; may not sign in. */
  pending: Generated<Flag>;
  version: Generated<number>;
  created_at: string;
  updated_at: string;
}

export interface UserOrgsTable {
  user_id: string;
  org_id: string;
}

export interface OrgsTable {
  id: string;
  slug: string;
  name: string;
  colour: string;
  region: "us" | "eu" | "in";
  upstream_id: string | null;
  /** An API key, or the secret of the service account `client_id`. */
  sealed_key: string | null;
  /** Days that its events are kept, by its licence. */
  retention_days: Generated<number>;
  client_id: string | null;
  secret_set_at: string | null;
  /** E-mail address as it was then, or `system`. */
  secret_set_by: string | null;
  /** Not null: nobody reads it, and nothing of it is lost. */
  retired_at: string | null;
  version: number;
  created_at: string;
  updated_at: string;
}

export interface SessionsTable {
  id: string;
  /** SHA-256 of the sid in the cookie, hex. */
  sid_hash: string;
  user_id: string;
  created_at: string;
  last_seen_at: string;
  /** Absolute end, whatever the use. */
  ends_at: string;
  address: string;
  agent: string;
  revoked_at: string | null;
  /** When the user last proved who they are; for sensitive acts that must be recent. */
  authenticated_at: string;
  method: "password" | "totp" | "oidc";
}

export interface TotpTable {
  user_id: string;
  /** Sealed to the user (crypto/seal.ts). */
  sealed_secret: string;
  /** The last time step whose code was taken; none up to it is taken again. */
  last_step: number;
  created_at: string;
}

export interface RecoveryCodesTable {
  user_id: string;
  code_hash: string;
  used_at: string | null;
}

/** Who somebody is at an identity provider. Nothing but issuer and subject names a person. */
export interface IdentitiesTable {
  issuer: string;
  subject: string;
  user_id: string;
  /** 1: the role follows the provider's claim at each sign-in. */
  role_by_claim: Flag;
  created_at: string;
}

/** Links that let somebody choose a password, once. */
export interface UserLinksTable {
  token_hash: string;
  user_id: string;
  purpose: "invite" | "reset";
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

export interface ThrottleTable {
  /** `account:<sha256>`, `code:<user id>` or `address:<address or /64>`. */
  key: string;
  failures: number;
  blocked_until: string | null;
  updated_at: string;
}

export interface SetupTable {
  id: string;
  token_hash: string;
  created_at: string;
  done_at: string | null;
}

export interface AuditTable {
  /** 1, 2, 3 … without a gap: a gap is a removed row. */
  seq: number;
  at: string;
  action: string;
  outcome: string;
  actor_id: string | null;
  actor: string;
  scope: string | null;
  address: string;
  request_id: string;
  /** JSON object. */
  detail: string;
  prev_hash: string;
  hash: string;
}

export interface SearchesTable {
  id: string;
  /** `org`: lives in `org_id`; `all` and `msp`: in that scope, without an org. */
  kind: "org" | "all" | "msp";
  org_id: string | null;
  owner_id: string;
  name: string;
  description: string;
  /** JSON array of texts. */
  tags: string;
  folder: string;
  /** Canonical form of the codec (lib/search/codec.ts). */
  query: string;
  keeps_range: Flag;
  visibility: "private" | "team" | "all";
  version: number;
  created_at: string;
  updated_at: string;
  updated_by: string;
  deleted_at: string | null;
}

/** What each version held; the newest is that of `searches`. */
export interface SearchVersionsTable {
  search_id: string;
  version: number;
  name: string;
  description: string;
  tags: string;
  folder: string;
  query: string;
  keeps_range: Flag;
  at: string;
  by_id: string;
}

export interface SearchStarsTable {
  user_id: string;
  search_id: string;
}

/** Short ids of searches whose address is too long to send. */
export interface LinksTable {
  id: string;
  kind: SearchesTable["kind"];
  org_id: string | null;
  query: string;
  created_at: string;
  created_by: string;
}

export interface MigrationsTable {
  name: string;
  at: Generated<string>;
}

export interface Tables {
  users: UsersTable;
  user_orgs: UserOrgsTable;
  orgs: OrgsTable;
  sessions: SessionsTable;
  totp: TotpTable;
  recovery_codes: RecoveryCodesTable;
  identities: IdentitiesTable;
  user_links: UserLinksTable;
  throttle: ThrottleTable;
  setup: SetupTable;
  audit: AuditTable;
  searches: SearchesTable;
  search_versions: SearchVersionsTable;
  search_stars: SearchStarsTable;
  links: LinksTable;
  migrations: MigrationsTable;
}
