/** Users and their grants. */
import "server-only";
import { sql } from "kysely";
import type { Engine, Queries, Tx } from "../db";
import { isoTime } from "../ids";

export interface User {
  id: string;
  email: string;
  name: string;
  role: "viewer" | "analyst" | "admin";
  passwordHash: string | null;
  /** Ids of the orgs the user may read, or all of them. */
  orgIds: readonly string[] | "all";
  provider: boolean;
  /** May not sign in: disabled by an administrator, or still to be let in by one. */
  disabled: boolean;
}

function toUser(row: UserRow, orgIds: readonly string[]): User {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    passwordHash: row.password_hash,
    orgIds: row.all_orgs === 1 ? "all" : orgIds,
    provider: row.provider === 1,
    disabled: row.disabled_at !== null || row.pending === 1,
  };
}

async function withGrants(db: Queries, row: UserRow | undefined): Promise<User | null> {
  if (!row) return null;
  if (row.all_orgs === 1) return toUser(row, []);
  const grants = await db
    .selectFrom("user_orgs")
    .select("org_id")
    .where("user_id", "=", row.id)
    .orderBy("org_id")
    .execute();
  return toUser(
    row,
    grants.map((one) => one.org_id),
  );
}

const COLUMNS = [
  "id",
  "email",
  "name",
  "role",
  "password_hash",
  "all_orgs",
  "provider",
  "disabled_at",
  "pending",
] as const;
type UserRow = {
  id: string;
  email: string;
  name: string;
  role: User["role"];
  password_hash: string | null;
  all_orgs: number;
  provider: number;
  disabled_at: string | null;
  pending: number;
};

/** The user of that id, or null. */
export async function findUser(db: Queries, id: string): Promise<User | null> {
  return withGrants(db, await db.selectFrom("users").select(COLUMNS).where("id", "=", id).executeTakeFirst());
}

/** The user of that canonical e-mail address, or null. */
export async function findUserByEmail(db: Queries, email: string): Promise<User | null> {
  return withGrants(
    db,
    await db.selectFrom("users").select(COLUMNS).where("email", "=", email).executeTakeFirst(),
  );
}

/** Adds the user with the grants; throws on an address that is taken. */
export async function insertUser(db: Queries, user: User, nowMs: number): Promise<void> {
  const at = isoTime(nowMs);
  await db
    .insertInto("users")
    .values({
      id: user.id,
      email: user.email,
      name: user.name,
      role: user.role,
      password_hash: user.passwordHash,
      all_orgs: user.orgIds === "all" ? 1 : 0,
      provider: user.provider ? 1 : 0,
      disabled_at: user.disabled ? at : null,
      created_at: at,
      updated_at: at,
    })
    .execute();
  await grant(db, user.id, user.orgIds);
}

/** Replaces the password's hash. */
export async function setPasswordHash(
  db: Queries,
  userId: string,
  hash: string,
  nowMs: number,
): Promise<void> {
  await db
    .updateTable("users")
    .set({ password_hash: hash, updated_at: isoTime(nowMs) })
    .where("id", "=", userId)
    .execute();
}

/** Disables the user; returns false when there is none, or it was disabled before. */
export async function disableUser(db: Queries, userId: string, nowMs: number): Promise<boolean> {
  const at = isoTime(nowMs);
  const result = await db
    .updateTable("users")
    .set({ disabled_at: at, updated_at: at })
    .where("id", "=", userId)
    .where("disabled_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Number of users that can sign in as admin. */
export async function countActiveAdmins(db: Queries): Promise<number> {
  const row = await db
    .selectFrom("users")
    .select((e) => e.fn.countAll<number | string>().as("n"))
    .where("role", "=", "admin")
    .where("disabled_at", "is", null)
    .where("pending", "=", 0)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** True when there is at least one user, disabled or not. */
export async function hasUsers(db: Queries): Promise<boolean> {
  return (await db.selectFrom("users").select("id").limit(1).executeTakeFirst()) !== undefined;
}

const ADMINS_LOCK = 7_310_584_220_003;

/**
 * Makes changes to who is an active admin wait for each other until the transaction ends: two that are made at once
 * would each still count the other's admin. On SQLite the write lock does the same.
 */
export async function lockAdmins(db: Tx, engine: Engine): Promise<void> {
  if (engine === "postgres") await sql`select pg_advisory_xact_lock(${sql.lit(ADMINS_LOCK)})`.execute(db);
}

/** Whether a user may sign in, and which edit of the user this is. */
export interface Standing {
  disabled: boolean;
  pending: boolean;
  /** One more with each change of what a form shows: an edit names the version that it was made from. */
  version: number;
}

/** Whether the user is disabled or pending, and the version; null when there is none. */
export async function findStanding(db: Queries, userId: string): Promise<Standing | null> {
  const row = await db
    .selectFrom("users")
    .select(["disabled_at", "pending", "version"])
    .where("id", "=", userId)
    .executeTakeFirst();
  return row ? standingOf(row) : null;
}

const standingOf = (row: { disabled_at: string | null; pending: number; version: number }): Standing => ({
  disabled: row.disabled_at !== null,
  pending: row.pending === 1,
  version: row.version,
});

/** Every user with the standing, by name. */
export async function listUsers(db: Queries): Promise<(User & { standing: Standing })[]> {
  const rows = await db
    .selectFrom("users")
    .select([...COLUMNS, "version"])
    .orderBy("name")
    .orderBy("email")
    .execute();
  const grants = await db.selectFrom("user_orgs").selectAll().orderBy("org_id").execute();
  return rows.map((row) => ({
    ...toUser(
      row,
      grants.filter((grant) => grant.user_id === row.id).map((grant) => grant.org_id),
    ),
    standing: standingOf(row),
  }));
}

export interface UserChange {
  email?: string | undefined;
  name?: string | undefined;
  role?: User["role"] | undefined;
  provider?: boolean | undefined;
  orgIds?: readonly string[] | "all" | undefined;
  disabled?: boolean | undefined;
  pending?: boolean | undefined;
}

/**
 * Changes what is given and leaves the rest. With `version`, only if the user still has it; false when somebody was
 * faster, and nothing is written.
 */
export async function updateUser(
  db: Queries,
  userId: string,
  change: UserChange & { version?: number | undefined },
  nowMs: number,
): Promise<boolean> {
  const { email, name, role, provider, orgIds, disabled, pending, version } = change;
  const isEdit = [email, name, role, provider, orgIds].some((value) => value !== undefined);
  const rows = db.updateTable("users").where("id", "=", userId);
  const result = await (version === undefined ? rows : rows.where("version", "=", version))
    .set((e) => ({
      updated_at: isoTime(nowMs),
      ...(isEdit ? { version: e("version", "+", 1) } : {}),
      ...(email === undefined ? {} : { email }),
      ...(name === undefined ? {} : { name }),
      ...(role === undefined ? {} : { role }),
      ...(provider === undefined ? {} : { provider: provider ? 1 : 0 }),
      ...(orgIds === undefined ? {} : { all_orgs: orgIds === "all" ? 1 : 0 }),
      ...(disabled === undefined ? {} : { disabled_at: disabled ? isoTime(nowMs) : null }),
      ...(pending === undefined ? {} : { pending: pending ? 1 : 0 }),
    }))
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) return false;
  if (orgIds === undefined) return true;
  await db.deleteFrom("user_orgs").where("user_id", "=", userId).execute();
  await grant(db, userId, orgIds);
  return true;
}

async function grant(db: Queries, userId: string, orgIds: readonly string[] | "all"): Promise<void> {
  if (orgIds === "all" || orgIds.length === 0) return;
  await db
    .insertInto("user_orgs")
    .values(orgIds.map((org_id) => ({ user_id: userId, org_id })))
    .execute();
}
