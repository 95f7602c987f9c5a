/** Links of invitation and reset. Only the hash of a token is stored. */
import "server-only";
import type { Queries } from "../db";
import { isoTime } from "../ids";
import type { UserLinksTable } from "../schema";

export type Purpose = UserLinksTable["purpose"];

/** Adds a link; those that the user had before end. */
export async function putUserLink(
  db: Queries,
  link: { tokenHash: string; userId: string; purpose: Purpose; nowMs: number; expiresMs: number },
): Promise<void> {
  await dropUserLinks(db, link.userId);
  await db
    .insertInto("user_links")
    .values({
      token_hash: link.tokenHash,
      user_id: link.userId,
      purpose: link.purpose,
      created_at: isoTime(link.nowMs),
      expires_at: isoTime(link.expiresMs),
      used_at: null,
    })
    .execute();
}

/** What an unused link that has not run out is for, or null. */
export async function findUserLink(
  db: Queries,
  tokenHash: string,
  nowMs: number,
): Promise<{ userId: string; purpose: Purpose } | null> {
  const row = await db
    .selectFrom("user_links")
    .select(["user_id", "purpose"])
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", isoTime(nowMs))
    .executeTakeFirst();
  return row ? { userId: row.user_id, purpose: row.purpose } : null;
}

/** Uses the link up; true for exactly one caller. */
export async function takeUserLink(db: Queries, tokenHash: string, nowMs: number): Promise<boolean> {
  const at = isoTime(nowMs);
  const result = await db
    .updateTable("user_links")
    .set({ used_at: at })
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", at)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Ends every link of the user. */
export async function dropUserLinks(db: Queries, userId: string): Promise<void> {
  await db.deleteFrom("user_links").where("user_id", "=", userId).execute();
}
