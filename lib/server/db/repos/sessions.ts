/** Sessions. Only the hash of the sid is stored: who reads the table cannot sign in with it. */
import "server-only";
import type { Queries } from "../db";
import { isoTime } from "../ids";

export interface Session {
  id: string;
  userId: string;
  createdMs: number;
  lastSeenMs: number;
  /** Absolute end. */
  endsMs: number;
  revoked: boolean;
}

export interface NewSession {
  id: string;
  sidHash: string;
  userId: string;
  nowMs: number;
  endsMs: number;
  address: string;
  agent: string;
}

/** Adds a session. */
export async function insertSession(db: Queries, session: NewSession): Promise<void> {
  const at = isoTime(session.nowMs);
  await db
    .insertInto("sessions")
    .values({
      id: session.id,
      sid_hash: session.sidHash,
      user_id: session.userId,
      created_at: at,
      last_seen_at: at,
      ends_at: isoTime(session.endsMs),
      address: session.address,
      agent: session.agent.slice(0, 300),
      revoked_at: null,
    })
    .execute();
}

/** The session of that sid's hash, ended or not, or null. */
export async function findSession(db: Queries, sidHash: string): Promise<Session | null> {
  const row = await db
    .selectFrom("sessions")
    .select(["id", "user_id", "created_at", "last_seen_at", "ends_at", "revoked_at"])
    .where("sid_hash", "=", sidHash)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    userId: row.user_id,
    createdMs: Date.parse(row.created_at),
    lastSeenMs: Date.parse(row.last_seen_at),
    endsMs: Date.parse(row.ends_at),
    revoked: row.revoked_at !== null,
  };
}

/** Notes use; pushes the idle limit. */
export async function touchSession(db: Queries, id: string, nowMs: number): Promise<void> {
  await db
    .updateTable("sessions")
    .set({ last_seen_at: isoTime(nowMs) })
    .where("id", "=", id)
    .execute();
}

/** Ends the session of that sid's hash; returns its user's id, or null when there was none alive. */
export async function revokeSession(db: Queries, sidHash: string, nowMs: number): Promise<string | null> {
  const row = await db
    .selectFrom("sessions")
    .select(["id", "user_id"])
    .where("sid_hash", "=", sidHash)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (!row) return null;
  await db
    .updateTable("sessions")
    .set({ revoked_at: isoTime(nowMs) })
    .where("id", "=", row.id)
    .execute();
  return row.user_id;
}

/** Ends every session of the user, but for `exceptId`. */
export async function revokeSessionsOf(
  db: Queries,
  userId: string,
  nowMs: number,
  exceptId: string | null = null,
): Promise<void> {
  let query = db
    .updateTable("sessions")
    .set({ revoked_at: isoTime(nowMs) })
    .where("user_id", "=", userId)
    .where("revoked_at", "is", null);
  if (exceptId !== null) query = query.where("id", "!=", exceptId);
  await query.execute();
}

/** True when the user has had a session from that address. */
export async function hasSessionFrom(db: Queries, userId: string, address: string): Promise<boolean> {
  const row = await db
    .selectFrom("sessions")
    .select("id")
    .where("user_id", "=", userId)
    .where("address", "=", address)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets sessions whose absolute end lies before `beforeMs`. */
export async function pruneSessions(db: Queries, beforeMs: number): Promise<void> {
  await db.deleteFrom("sessions").where("ends_at", "<", isoTime(beforeMs)).execute();
}
