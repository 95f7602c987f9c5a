/** Sensitive acts ask that the user has proved who they are within the last five minutes. */
import "server-only";
import { AppError } from "@/lib/core/errors";
import { findSessionById } from "../db/repos/sessions";
import type { UserContext } from "../services/context";

export const RECENT_MS = 5 * 60_000;

/**
 * Throws REAUTH (403) unless the session's user signed in, or confirmed it by `POST /api/account/reauth`, at most
 * five minutes ago. Call it first in every service that changes a password, a second factor, a role, a grant or a key.
 */
export async function requireRecentAuth(ctx: UserContext): Promise<void> {
  const session = await findSessionById(ctx.server.db.queries, ctx.actor.sessionId);
  const ageMs = ctx.server.now() - (session?.authenticatedMs ?? 0);
  if (ageMs > RECENT_MS || ageMs < -RECENT_MS) throw new AppError("REAUTH");
}
