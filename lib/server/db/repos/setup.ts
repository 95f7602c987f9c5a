/** The first run: one row, which stays for ever once it is done. */
import "server-only";
import type { Queries } from "../db";
import { isoTime } from "../ids";

const ID = "first-run";

export type SetupState = "none" | "open" | "done";

/** `none` before the first boot, `open` while a set-up token waits, `done` after the first admin. */
export async function setupState(db: Queries): Promise<SetupState> {
  const row = await db.selectFrom("setup").select("done_at").where("id", "=", ID).executeTakeFirst();
  if (!row) return "none";
  return row.done_at === null ? "open" : "done";
}

/** Opens the first run with a new token, unless it is done. */
export async function openSetup(db: Queries, tokenHash: string, nowMs: number): Promise<void> {
  await db
    .insertInto("setup")
    .values({ id: ID, token_hash: tokenHash, created_at: isoTime(nowMs), done_at: null })
    .onConflict((c) =>
      c.column("id").doUpdateSet({ token_hash: tokenHash }).where("setup.done_at", "is", null),
    )
    .execute();
}

/** Closes the first run if it is open and the token fits; true for exactly one caller. */
export async function closeSetup(db: Queries, tokenHash: string, nowMs: number): Promise<boolean> {
  const result = await db
    .updateTable("setup")
    .set({ done_at: isoTime(nowMs) })
    .where("id", "=", ID)
    .where("token_hash", "=", tokenHash)
    .where("done_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Marks the first run as done without a token: somebody made a user by the admin command. */
export async function skipSetup(db: Queries, nowMs: number): Promise<void> {
  const at = isoTime(nowMs);
  await db
    .insertInto("setup")
    .values({ id: ID, token_hash: "", created_at: at, done_at: at })
    .onConflict((c) =>
      c.column("id").doUpdateSet({ done_at: at, token_hash: "" }).where("setup.done_at", "is", null),
    )
    .execute();
}
