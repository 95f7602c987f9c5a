/** One's own account: what there is, and proving again who one is. */
import "server-only";
import type { AccountResponse, ReauthRequest } from "@/lib/contract/account";
import { AppError, invalid } from "@/lib/core/errors";
import { audit, entryOf } from "../../audit";
import { needsCode, renewSid, sessionCookie } from "../../auth/session";
import { addressKey, forgiveAttempt, reserveAttempt } from "../../auth/throttle";
import { findIdentityOf } from "../../db/repos/identities";
import { findSessionById, type Method } from "../../db/repos/sessions";
import { countRecoveryCodes, findTotp } from "../../db/repos/totp";
import { findUser, type User } from "../../db/repos/users";
import type { UserContext } from "../context";
import { currentUser } from "../current-user";
import { takeCode } from "./second-factor";

/** An answer that also gives the browser a session cookie. */
export interface WithCookie<T> {
  value: T;
  setCookie: string;
}

export async function readAccount({ server, actor }: UserContext): Promise<AccountResponse> {
  const { queries } = server.db;
  const identity = await findIdentityOf(queries, actor.userId);
  const session = await findSessionById(queries, actor.sessionId);
  return {
    user: currentUser(actor),
    method: session?.method ?? "password",
    provider: identity ? (server.env.oidc?.name ?? identity.issuer) : null,
    hasTotp: (await findTotp(queries, actor.userId)) !== null,
    needsTotp: !identity && needsCode(server.env, actor.role),
    recoveryCodesLeft: await countRecoveryCodes(queries, actor.userId),
  };
}

/** The user of the session if there is a local password. Throws CONFLICT for one of single sign-on. */
export async function localUser({ server, actor }: UserContext): Promise<User> {
  const user = await findUser(server.db.queries, actor.userId);
  if (user?.passwordHash) return user;
  throw new AppError("CONFLICT", {
    message: "This account signs in at the identity provider: password and second factor are kept there.",
  });
}

/** Throws INVALID_REQUEST at the field that does not fit, RATE_LIMITED after too many attempts. */
export async function checkOwnPassword(ctx: UserContext, user: User, password: string, field: string) {
  const { server } = ctx;
  const account = `own-password:${user.id}`;
  const reservation = await reserveAttempt(server, [account, addressKey(ctx.address)]);
  if (!reservation.granted) throw new AppError("RATE_LIMITED", { retryAfterMs: reservation.retryAfterMs });
  if (!(await server.passwords.verify(password, user.passwordHash))) {
    await audit(server, entryOf(ctx, "reauth", "failed"));
    throw invalid(field, "This is not your password.");
  }
  await forgiveAttempt(server, reservation, account);
}

async function checkOwnCode(ctx: UserContext, code: string | undefined): Promise<Method> {
  const { server, actor } = ctx;
  const totp = await findTotp(server.db.queries, actor.userId);
  if (!totp) return "password";
  if (code === undefined) throw invalid("code", "Enter the code that your authenticator shows.");
  const check = await takeCode(server, actor.userId, totp, code);
  if (check.fits) return "totp";
  await audit(server, entryOf(ctx, "reauth", "wrong-code"));
  if (check.retryAfterMs !== null) throw new AppError("RATE_LIMITED", { retryAfterMs: check.retryAfterMs });
  throw invalid("code", "This code is wrong or was used before. Wait for the next one.");
}

/** Opens sensitive acts for five minutes and gives the session a new sid. */
export async function reauthenticate(
  ctx: UserContext,
  { password, code }: ReauthRequest,
): Promise<WithCookie<{ done: true }>> {
  const { server, actor } = ctx;
  const user = await localUser(ctx);
  await checkOwnPassword(ctx, user, password, "password");
  const method = await checkOwnCode(ctx, code);
  const sid = await renewSid(server, server.db.queries, actor.sessionId, method);
  await audit(server, entryOf(ctx, "reauth", "ok"));
  return { value: { done: true }, setCookie: await sessionCookie(server, { sub: actor.userId, sid }) };
}
