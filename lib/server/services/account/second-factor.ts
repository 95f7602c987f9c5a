/** Takes the codes of second factors. Each code works once, and guessing is slowed down by user. */
import "server-only";
import { codeKey, forgiveAttempt, reserveAttempt } from "../../auth/throttle";
import { recoveryHash, sealSecret, sixDigits, stepOf, unsealSecret } from "../../auth/totp";
import type { Tx } from "../../db/db";
import { putTotp, type Totp, takeRecoveryCode, takeStep } from "../../db/repos/totp";
import type { Server } from "../../server";

export type CodeCheck = { fits: true } | { fits: false; retryAfterMs: number | null };

async function spend(server: Server, userId: string, totp: Totp, code: string): Promise<boolean> {
  const digits = sixDigits(code);
  if (digits === null) return takeRecoveryCode(server.db.queries, userId, recoveryHash(code), server.now());
  const step = stepOf(unsealSecret(server, userId, totp.sealedSecret), digits, server.now());
  return step !== null && takeStep(server.db.queries, userId, step);
}

/** Checks and uses up a code of the authenticator or a recovery code. */
export async function takeCode(server: Server, userId: string, totp: Totp, code: string): Promise<CodeCheck> {
  const key = codeKey(userId);
  const reservation = await reserveAttempt(server, [key]);
  if (!reservation.granted) return { fits: false, retryAfterMs: reservation.retryAfterMs };
  if (!(await spend(server, userId, totp, code))) return { fits: false, retryAfterMs: null };
  await forgiveAttempt(server, reservation, key);
  return { fits: true };
}

/** Makes `secret` the user's second factor if `code` is one of its; that code is used up by it. */
export async function enrol(
  server: Pick<Server, "env" | "now">,
  tx: Tx,
  userId: string,
  given: { secret: string; code: string },
): Promise<boolean> {
  const digits = sixDigits(given.code);
  const lastStep = digits === null ? null : stepOf(given.secret, digits, server.now());
  if (lastStep === null) return false;
  await putTotp(
    tx,
    userId,
    { sealedSecret: sealSecret(server, userId, given.secret), lastStep },
    server.now(),
  );
  return true;
}
