/** The second factor of local users: the sealed secret, the last step that was used, recovery codes by hash. */
import "server-only";
import type { Queries } from "../db";
import { isoTime } from "../ids";

export interface Totp {
  sealedSecret: string;
  lastStep: number;
}

/** The user's second factor, or null. */
export async function findTotp(db: Queries, userId: string): Promise<Totp | null> {
  const row = await db
    .selectFrom("totp")
    .select(["sealed_secret", "last_step"])
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row ? { sealedSecret: row.sealed_secret, lastStep: row.last_step } : null;
}

/** Ids of the users that have one. */
export async function listTotpUsers(db: Queries): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom("totp").select("user_id").execute();
  return new Set(rows.map((row) => row.user_id));
}

/** Sets the user's second factor, in place of one that was there. */
export async function putTotp(db: Queries, userId: string, totp: Totp, nowMs: number): Promise<void> {
  const row = { sealed_secret: totp.sealedSecret, last_step: totp.lastStep };
  await db
    .insertInto("totp")
    .values({ user_id: userId, ...row, created_at: isoTime(nowMs) })
    .onConflict((c) => c.column("user_id").doUpdateSet(row))
    .execute();
}

/** Marks `step` as used; true for exactly one caller, and only while no step from it on was used. */
export async function takeStep(db: Queries, userId: string, step: number): Promise<boolean> {
  const result = await db
    .updateTable("totp")
    .set({ last_step: step })
    .where("user_id", "=", userId)
    .where("last_step", "<", step)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Forgets the second factor and its recovery codes; false when there was none. */
export async function deleteTotp(db: Queries, userId: string): Promise<boolean> {
  await db.deleteFrom("recovery_codes").where("user_id", "=", userId).execute();
  const result = await db.deleteFrom("totp").where("user_id", "=", userId).executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** Replaces all recovery codes of the user. */
export async function putRecoveryCodes(
  db: Queries,
  userId: string,
  hashes: readonly string[],
): Promise<void> {
  await db.deleteFrom("recovery_codes").where("user_id", "=", userId).execute();
  await db
    .insertInto("recovery_codes")
    .values(hashes.map((code_hash) => ({ user_id: userId, code_hash, used_at: null })))
    .execute();
}

/** Uses up a recovery code; true for exactly one caller. */
export async function takeRecoveryCode(
  db: Queries,
  userId: string,
  hash: string,
  nowMs: number,
): Promise<boolean> {
  const result = await db
    .updateTable("recovery_codes")
    .set({ used_at: isoTime(nowMs) })
    .where("user_id", "=", userId)
    .where("code_hash", "=", hash)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** How many recovery codes are left. */
export async function countRecoveryCodes(db: Queries, userId: string): Promise<number> {
  const row = await db
    .selectFrom("recovery_codes")
    .select((e) => e.fn.countAll<number | string>().as("n"))
    .where("user_id", "=", userId)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
