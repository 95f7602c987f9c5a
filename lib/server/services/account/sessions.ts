/** Sessions, listed and ended: one's own here, those of others by an administrator (services/users-admin). */
import "server-only";
import type { EndSessionsRequest, SessionSummary } from "@/lib/contract/account";
import { AppError } from "@/lib/core/errors";
import { auditIn, entryOf } from "../../audit";
import { requireRecentAuth } from "../../auth/recent";
import { IDLE_LIMIT_MS } from "../../auth/session";
import { isoTime } from "../../db/ids";
import { listSessions, revokeSessionOf, revokeSessionsOf, type Session } from "../../db/repos/sessions";
import type { UserContext } from "../context";

const summary = (session: Session, currentId: string): SessionSummary => ({
  id: session.id,
  current: session.id === currentId,
  createdAt: isoTime(session.createdMs),
  lastSeenAt: isoTime(session.lastSeenMs),
  endsAt: isoTime(session.endsMs),
  address: session.address,
  agent: session.agent,
  method: session.method,
});

/** The open sessions of a user, this one first. */
export async function openSessions(
  { server, actor }: UserContext,
  userId: string,
): Promise<SessionSummary[]> {
  const nowMs = server.now();
  const found = await listSessions(server.db.queries, { userId, nowMs, seenAfterMs: nowMs - IDLE_LIMIT_MS });
  return found
    .map((session) => summary(session, actor.sessionId))
    .sort((a, b) => Number(b.current) - Number(a.current));
}

/** Ends one session of the user, or all but `keepId`. Throws NOT_FOUND for one that is not theirs or over. */
export async function endSessions(
  ctx: UserContext,
  userId: string,
  which: { id: string } | { keepId: string | null },
): Promise<{ done: true }> {
  const { server } = ctx;
  await requireRecentAuth(ctx);
  await server.db.transaction(async (tx) => {
    if ("keepId" in which) await revokeSessionsOf(tx, userId, server.now(), which.keepId);
    else if (!(await revokeSessionOf(tx, userId, which.id, server.now()))) throw new AppError("NOT_FOUND");
    const session = "id" in which ? which.id : "all";
    await auditIn(server, tx, entryOf(ctx, "session-end", "ok", { user: userId, session }));
  });
  return { done: true };
}

/** Ends one of one's own sessions, or all others. */
export function endOwnSessions(ctx: UserContext, which: EndSessionsRequest): Promise<{ done: true }> {
  const { userId, sessionId } = ctx.actor;
  return endSessions(ctx, userId, "id" in which ? { id: which.id } : { keepId: sessionId });
}
