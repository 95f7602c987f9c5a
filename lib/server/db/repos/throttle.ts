/** Counters of failed sign-ins. They live in the store so that a restart forgives nobody. */
import "server-only";
import type { Queries } from "../db";
import { isoTime } from "../ids";

export interface Attempts {
  failures: number;
  blockedUntilMs: number;
  updatedMs: number;
}

/** The counter of `key`, or null. */
export async function findAttempts(db: Queries, key: string): Promise<Attempts | null> {
  const row = await db
    .selectFrom("throttle")
    .select(["failures", "blocked_until", "updated_at"])
    .where("key", "=", key)
    .executeTakeFirst();
  if (!row) return null;
  return {
    failures: row.failures,
    blockedUntilMs: row.blocked_until === null ? 0 : Date.parse(row.blocked_until),
    updatedMs: Date.parse(row.updated_at),
  };
}

/** Sets the counter of `key`. */
export async function putAttempts(db: Queries, key: string, attempts: Attempts): Promise<void> {
  const row = {
    failures: attempts.failures,
    blocked_until: attempts.blockedUntilMs > 0 ? isoTime(attempts.blockedUntilMs) : null,
    updated_at: isoTime(attempts.updatedMs),
  };
  await db
    .insertInto("throttle")
    .values({ key, ...row })
    .onConflict((c) => c.column("key").doUpdateSet(row))
    .execute();
}

/** Forgets the counter of `key`. */
export async function clearAttempts(db: Queries, key: string): Promise<void> {
  await db.deleteFrom("throttle").where("key", "=", key).execute();
}

/** Forgets counters last touched before `beforeMs`. */
export async function pruneAttempts(db: Queries, beforeMs: number): Promise<void> {
  await db.deleteFrom("throttle").where("updated_at", "<", isoTime(beforeMs)).execute();
}
