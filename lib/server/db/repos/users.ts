/** Users and their grants. */
import "server-only";
import type { Queries } from "../db";
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
  disabled: boolean;
}

async function withGrants(db: Queries, row: UserRow | undefined): Promise<User | null> {
  if (!row) return null;
  const grants =
    row.all_orgs === 1
      ? null
      : await db
          .selectFrom("user_orgs")
          .select("org_id")
          .where("user_id", "=", row.id)
          .orderBy("org_id")
          .execute();
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    passwordHash: row.password_hash,
    orgIds: grants?.map((grant) => grant.org_id) ?? "all",
    provider: row.provider === 1,
    disabled: row.disabled_at !== null,
  };
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
  if (user.orgIds !== "all" && user.orgIds.length > 0) {
    await db
      .insertInto("user_orgs")
      .values(user.orgIds.map((org_id) => ({ user_id: user.id, org_id })))
      .execute();
  }
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
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** True when there is at least one user, disabled or not. */
export async function hasUsers(db: Queries): Promise<boolean> {
  return (await db.selectFrom("users").select("id").limit(1).executeTakeFirst()) !== undefined;
}
