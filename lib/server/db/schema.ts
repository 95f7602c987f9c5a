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
}

export interface ThrottleTable {
  /** `account:<sha256>` or `address:<address or /64>`. */
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

export interface MigrationsTable {
  name: string;
  at: Generated<string>;
}

export interface Tables {
  users: UsersTable;
  user_orgs: UserOrgsTable;
  orgs: OrgsTable;
  sessions: SessionsTable;
  throttle: ThrottleTable;
  setup: SetupTable;
  audit: AuditTable;
  migrations: MigrationsTable;
}
