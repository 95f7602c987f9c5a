/** Sessions. Only the hash of the sid is stored: who reads the table cannot sign in with it. */
import "server-only";
import type { Queries } from "../db";
import { isoTime } from "../ids";
import type { SessionsTable } from "../schema";

/** How the user proved who they are: password alone, with a code, or at the identity provider. */
export type Method = SessionsTable["method"];

export interface Session {
  id: string;
  userId: string;
  createdMs: number;
  lastSeenMs: number;
  /** Absolute end. */
  endsMs: number;
  revoked: boolean;
  method: Method;
  /** When the user last proved who they are. */
  authenticatedMs: number;
  address: string;
  agent: string;
}

export interface NewSession {
  id: string;
  sidHash: string;
  userId: string;
  nowMs: number;
  endsMs: number;
  address: string;
  agent: string;
  method: Method;
  /** Default: now. */
  authenticatedMs?: number;
}

const COLUMNS = [
  "id",
  "user_id",
  "created_at",
  "last_seen_at",
  "ends_at",
  "revoked_at",
  "method",
  "authenticated_at",
  "address",
  "agent",
] as const;

const toSession = (row: Pick<SessionsTable, (typeof COLUMNS)[number]>): Session => ({
  id: row.id,
  userId: row.user_id,
  createdMs: Date.parse(row.created_at),
  lastSeenMs: Date.parse(row.last_seen_at),
  endsMs: Date.parse(row.ends_at),
  revoked: row.revoked_at !== null,
  method: row.method,
  authenticatedMs: Date.parse(row.authenticated_at),
  address: row.address,
  agent: row.agent,
});

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
      authenticated_at: isoTime(session.authenticatedMs ?? session.nowMs),
      method: session.method,
    })
    .execute();
}

/** The session of that sid's hash, ended or not, or null. */
export async function findSession(db: Queries, sidHash: string): Promise<Session | null> {
  const row = await db
    .selectFrom("sessions")
    .select(COLUMNS)
    .where("sid_hash", "=", sidHash)
    .executeTakeFirst();
  return row ? toSession(row) : null;
}

/** The session of that id, ended or not, or null. */
export async function findSessionById(db: Queries, id: string): Promise<Session | null> {
  const row = await db.selectFrom("sessions").select(COLUMNS).where("id", "=", id).executeTakeFirst();
  return row ? toSession(row) : null;
}

/**
 * Sessions that nobody ended and whose absolute end and last use lie after the given times, the newest use first;
 * of one user, or of all.
 */
export async function listSessions(
  db: Queries,
  { userId, nowMs, seenAfterMs }: { userId?: string; nowMs: number; seenAfterMs: number },
): Promise<Session[]> {
  let query = db
    .selectFrom("sessions")
    .select(COLUMNS)
    .where("revoked_at", "is", null)
    .where("ends_at", ">", isoTime(nowMs))
    .where("last_seen_at", ">", isoTime(seenAfterMs))
    .orderBy("last_seen_at", "desc")
    .orderBy("id");
  if (userId !== undefined) query = query.where("user_id", "=", userId);
  return (await query.execute()).map(toSession);
}

/** Notes use; pushes the idle limit. */
export async function touchSession(db: Queries, id: string, nowMs: number): Promise<void> {
  await db
    .updateTable("sessions")
    .set({ last_seen_at: isoTime(nowMs) })
    .where("id", "=", id)
    .execute();
}

/** Gives the session a new sid and notes that its user has just proved who they are. False when it is over. */
export async function renewSession(
  db: Queries,
  id: string,
  { sidHash, method, nowMs }: { sidHash: string; method: Method; nowMs: number },
): Promise<boolean> {
  const result = await db
    .updateTable("sessions")
    .set({ sid_hash: sidHash, method, authenticated_at: isoTime(nowMs), last_seen_at: isoTime(nowMs) })
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
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

/** Ends one session of the user; false when there is none of that id alive. */
export async function revokeSessionOf(
  db: Queries,
  userId: string,
  id: string,
  nowMs: number,
): Promise<boolean> {
  const result = await db
    .updateTable("sessions")
    .set({ revoked_at: isoTime(nowMs) })
    .where("id", "=", id)
    .where("user_id", "=", userId)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
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
