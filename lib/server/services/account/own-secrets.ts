/** Changes to one's own password and second factor. Each is sensitive, ends all other sessions and renews this one. */
import "server-only";
import type {
  PasswordRequest,
  RecoveryCodesResponse,
  TotpConfirmRequest,
  TotpOffer,
} from "@/lib/contract/account";
import type { AuditAction } from "@/lib/contract/audit-actions";
import { AppError, invalid } from "@/lib/core/errors";
import { auditIn, entryOf } from "../../audit";
import { requireRecentAuth } from "../../auth/recent";
import { needsCode, renewSid, sessionCookie } from "../../auth/session";
import { makeOffer, makeRecoveryCodes, readOffer, recoveryHash } from "../../auth/totp";
import type { Tx } from "../../db/db";
import { type Method, revokeSessionsOf } from "../../db/repos/sessions";
import { deleteTotp, findTotp, putRecoveryCodes } from "../../db/repos/totp";
import { setPasswordHash } from "../../db/repos/users";
import type { UserContext } from "../context";
import { checkPassword } from "../users";
import { checkOwnPassword, localUser, type WithCookie } from "./account";
import { enrol } from "./second-factor";

/** Does `work`, ends the other sessions, renews this one and records it, all or nothing. */
async function changeSecret<T>(
  ctx: UserContext,
  action: AuditAction,
  method: Method,
  work: (tx: Tx) => Promise<T>,
): Promise<WithCookie<T>> {
  const { server, actor } = ctx;
  const { value, sid } = await server.db.transaction(async (tx) => {
    const done = await work(tx);
    await revokeSessionsOf(tx, actor.userId, server.now(), actor.sessionId);
    const renewed = await renewSid(server, tx, actor.sessionId, method);
    await auditIn(server, tx, entryOf(ctx, action, "ok"));
    return { value: done, sid: renewed };
  });
  return { value, setCookie: await sessionCookie(server, { sub: actor.userId, sid }) };
}

async function freshCodes(ctx: UserContext, tx: Tx): Promise<RecoveryCodesResponse> {
  const recoveryCodes = makeRecoveryCodes(ctx.server.random);
  await putRecoveryCodes(tx, ctx.actor.userId, recoveryCodes.map(recoveryHash));
  return { recoveryCodes };
}

const methodOf = async ({ server, actor }: UserContext): Promise<Method> =>
  (await findTotp(server.db.queries, actor.userId)) ? "totp" : "password";

/** Needs the current password, whenever it was last proved. */
export async function changePassword(
  ctx: UserContext,
  { current, password }: PasswordRequest,
): Promise<WithCookie<{ done: true }>> {
  const { server } = ctx;
  await requireRecentAuth(ctx);
  const user = await localUser(ctx);
  await checkOwnPassword(ctx, user, current, "current");
  await checkPassword(server, password, user);
  const hash = await server.passwords.hash(password);
  return changeSecret(ctx, "password-change", await methodOf(ctx), async (tx) => {
    await setPasswordHash(tx, user.id, hash, server.now());
    return { done: true as const };
  });
}

/** A second factor on offer; nothing changes until a code of it comes back. */
export async function offerTotp(ctx: UserContext): Promise<TotpOffer> {
  await requireRecentAuth(ctx);
  return makeOffer(ctx.server, await localUser(ctx));
}

/** Begins the second factor, in place of one that was there, with new recovery codes. */
export async function confirmTotp(
  ctx: UserContext,
  { proof, code }: TotpConfirmRequest,
): Promise<WithCookie<RecoveryCodesResponse>> {
  await requireRecentAuth(ctx);
  const user = await localUser(ctx);
  const secret = readOffer(ctx.server, user.id, proof);
  if (secret === null) throw invalid("proof", "This picture is more than 15 minutes old. Begin again.");
  return changeSecret(ctx, "totp-add", "totp", async (tx) => {
    if (!(await enrol(ctx.server, tx, user.id, { secret, code })))
      throw invalid("code", "This is not the code that the app shows now. Check the clock of your device.");
    return freshCodes(ctx, tx);
  });
}

/** Throws CONFLICT where the policy asks for it. */
export async function removeTotp(ctx: UserContext): Promise<WithCookie<{ done: true }>> {
  await requireRecentAuth(ctx);
  const user = await localUser(ctx);
  if (needsCode(ctx.server.env, user.role))
    throw new AppError("CONFLICT", {
      message: "Your role needs a second factor: it can be replaced, not removed.",
    });
  return changeSecret(ctx, "totp-remove", "password", async (tx) => {
    if (!(await deleteTotp(tx, user.id))) throw new AppError("NOT_FOUND");
    return { done: true as const };
  });
}

/** New recovery codes; the old ones end. */
export async function renewRecoveryCodes(ctx: UserContext): Promise<WithCookie<RecoveryCodesResponse>> {
  await requireRecentAuth(ctx);
  if (!(await findTotp(ctx.server.db.queries, ctx.actor.userId)))
    throw new AppError("CONFLICT", { message: "Set up an authenticator first." });
  return changeSecret(ctx, "recovery-codes", "totp", (tx) => freshCodes(ctx, tx));
}
