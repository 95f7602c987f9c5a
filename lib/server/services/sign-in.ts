/** Checks a local user's password. Every failure looks and lasts alike, whether the user exists or not. */
import "server-only";
import * as z from "zod";
import { audit } from "../audit";
import { canonicalEmail } from "../auth/email";
import { needsRehash } from "../auth/password";
import { accountKey, addressKey, forgiveAttempt, reserveAttempt } from "../auth/throttle";
import { hasSessionFrom } from "../db/repos/sessions";
import { findUserByEmail, setPasswordHash, type User } from "../db/repos/users";
import type { PublicContext } from "./context";

/** Form fields may arrive as anything; only short text is looked at. */
const Credentials = z.object({ email: z.string().min(1).max(254), password: z.string().min(1).max(1_000) });

export type SignIn = { user: User } | { user: null; retryAfterMs: number | null };

const REFUSED: SignIn = { user: null, retryAfterMs: null };

/** The user if address and password fit and the account is enabled. Never tells which of them did not. */
export async function checkCredentials(ctx: PublicContext, given: unknown): Promise<SignIn> {
  const { server } = ctx;
  const credentials = Credentials.safeParse(given);
  if (!credentials.success) return REFUSED;
  const { password } = credentials.data;
  const email = canonicalEmail(credentials.data.email);

  const user = await findUserByEmail(server.db.queries, email);
  const known = await hasSessionFrom(server.db.queries, user?.id ?? "", ctx.address);
  const account = accountKey(email, known ? ctx.address : null);
  const reservation = await reserveAttempt(server, [account, addressKey(ctx.address)]);
  if (!reservation.granted) {
    ctx.line.throttled = true;
    return { user: null, retryAfterMs: reservation.retryAfterMs };
  }

  const fits = await server.passwords.verify(password, user?.passwordHash ?? null);
  const entry = { action: "sign-in", actor: email, address: ctx.address, requestId: ctx.requestId } as const;
  if (!user || user.disabled || !fits) {
    await audit(server, { ...entry, actorId: null, outcome: reservation.last ? "locked" : "failed" });
    return REFUSED;
  }
  await forgiveAttempt(server, account, reservation);
  if (user.passwordHash !== null && needsRehash(user.passwordHash)) {
    await setPasswordHash(server.db.queries, user.id, await server.passwords.hash(password), server.now());
  }
  await audit(server, { ...entry, actorId: user.id, outcome: "ok" });
  return { user };
}
