/**
 * Checks a local user's password and second factor. Every failure looks and lasts alike, whether the user exists or
 * not; only who knows the password learns that a code is asked for.
 */
import "server-only";
import * as z from "zod";
import type { SignInStep } from "@/lib/contract/account";
import { audit, auditIn } from "../audit";
import { canonicalEmail } from "../auth/email";
import { needsRehash } from "../auth/password";
import { needsCode } from "../auth/session";
import { accountKey, addressKey, forgiveAttempt, type Reservation, reserveAttempt } from "../auth/throttle";
import { makeOffer, readOffer } from "../auth/totp";
import { hasSessionFrom, type Method } from "../db/repos/sessions";
import { findTotp } from "../db/repos/totp";
import { findUserByEmail, setPasswordHash, type User } from "../db/repos/users";
import { enrol, takeCode } from "./account/second-factor";
import type { PublicContext } from "./context";

const short = z.string().max(1_000).optional();
/** Form fields may arrive as anything; only short text is looked at. */
const Credentials = z.object({
  email: z.string().min(1).max(254),
  password: z.string().min(1).max(1_000),
  code: short,
  proof: short,
});
type Credentials = z.infer<typeof Credentials>;

export type SignIn =
  | { kind: "in"; user: User; method: Method }
  | { kind: "refused"; retryAfterMs: number | null }
  | { kind: "step"; step: SignInStep };

type SecondFactor = Exclude<SignIn, { kind: "in" }> | { kind: "in"; method: Method };

const REFUSED: SignIn = { kind: "refused", retryAfterMs: null };
const wrongCode = (step: SignInStep["step"]): SecondFactor => ({ kind: "step", step: { step, wrong: true } });

interface Attempt {
  ctx: PublicContext;
  given: Credentials;
  email: string;
}

const entryOf = ({ ctx, email }: Attempt) =>
  ({ action: "sign-in", actor: email, address: ctx.address, requestId: ctx.requestId }) as const;

async function checkCode({ ctx, given }: Attempt, user: User): Promise<SecondFactor | null> {
  const totp = await findTotp(ctx.server.db.queries, user.id);
  if (!totp) return null;
  if (!given.code) return { kind: "step", step: { step: "code", wrong: false } };
  const check = await takeCode(ctx.server, user.id, totp, given.code);
  if (check.fits) return { kind: "in", method: "totp" };
  return check.retryAfterMs === null
    ? wrongCode("code")
    : { kind: "refused", retryAfterMs: check.retryAfterMs };
}

/** The policy asks for a second factor that the user does not have yet: it is set up before there is a session. */
async function setUp(attempt: Attempt, user: User): Promise<SecondFactor> {
  const { ctx, given } = attempt;
  const { server } = ctx;
  const secret = given.proof ? readOffer(server, user.id, given.proof) : null;
  const { code } = given;
  if (secret === null || !code)
    return { kind: "step", step: { step: "enrol", wrong: false, offer: makeOffer(server, user) } };
  const done = await server.db.transaction(async (tx) => {
    if (!(await enrol(server, tx, user.id, { secret, code }))) return false;
    await auditIn(server, tx, { ...entryOf(attempt), action: "totp-add", actorId: user.id, outcome: "ok" });
    return true;
  });
  return done ? { kind: "in", method: "totp" } : wrongCode("enrol");
}

async function checkSecondFactor(attempt: Attempt, user: User): Promise<SecondFactor> {
  const checked = await checkCode(attempt, user);
  if (checked) return checked;
  return needsCode(attempt.ctx.server.env, user.role)
    ? setUp(attempt, user)
    : { kind: "in", method: "password" };
}

async function letIn(attempt: Attempt, user: User, method: Method): Promise<SignIn> {
  const { server } = attempt.ctx;
  if (user.passwordHash !== null && needsRehash(user.passwordHash)) {
    const hash = await server.passwords.hash(attempt.given.password);
    await setPasswordHash(server.db.queries, user.id, hash, server.now());
  }
  await audit(server, { ...entryOf(attempt), actorId: user.id, outcome: "ok", detail: { method } });
  return { kind: "in", user, method };
}

/** What the right password is followed by. */
async function goOn(
  attempt: Attempt,
  user: User,
  account: string,
  reservation: Reservation,
): Promise<SignIn> {
  const { server } = attempt.ctx;
  const result = await checkSecondFactor(attempt, user);
  if (result.kind === "in") {
    await forgiveAttempt(server, reservation, account);
    return letIn(attempt, user, result.method);
  }
  const isWrong = result.kind === "refused" || result.step.wrong;
  if (!isWrong) await forgiveAttempt(server, reservation);
  const outcome = isWrong ? "wrong-code" : "code-asked";
  await audit(server, { ...entryOf(attempt), actorId: user.id, outcome });
  return result;
}

/** The user if everything fits and the account is enabled. Never tells which of address and password did not. */
export async function checkCredentials(ctx: PublicContext, raw: unknown): Promise<SignIn> {
  const { server } = ctx;
  const parsed = Credentials.safeParse(raw);
  if (!parsed.success) return REFUSED;
  const given = parsed.data;
  const attempt = { ctx, given, email: canonicalEmail(given.email) };

  const user = await findUserByEmail(server.db.queries, attempt.email);
  const known = await hasSessionFrom(server.db.queries, user?.id ?? "", ctx.address);
  const account = accountKey(attempt.email, known ? ctx.address : null);
  const reservation = await reserveAttempt(server, [account, addressKey(ctx.address)]);
  if (!reservation.granted) {
    ctx.line.throttled = true;
    return { kind: "refused", retryAfterMs: reservation.retryAfterMs };
  }
  const fits = await server.passwords.verify(given.password, user?.passwordHash ?? null);
  if (user && !user.disabled && fits) return goOn(attempt, user, account, reservation);
  const outcome = reservation.last ? "locked" : "failed";
  await audit(server, { ...entryOf(attempt), actorId: null, outcome });
  return REFUSED;
}
