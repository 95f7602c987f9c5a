/** Slows guessing down without locking anybody out: ten free attempts, then a pause that doubles up to five minutes. */
import "server-only";
import { createHash } from "node:crypto";
import type { Tx } from "../db/db";
import { type Attempts, clearAttempts, findAttempts, pruneAttempts, putAttempts } from "../db/repos/throttle";
import type { Server } from "../server";

const FREE_ATTEMPTS = 10;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 300_000;
/** Without a further failure for this long, the counter starts anew. */
const MEMORY_MS = 3_600_000;
const PRUNE_AFTER_MS = 24 * 3_600_000;
/** One attempt in so many also sweeps old counters. */
const PRUNE_ONE_IN = 100;

export type Reservation =
  | {
      granted: true;
      /** True when a failure now starts a pause. */
      last: boolean;
      keys: readonly string[];
      atMs: number;
    }
  | { granted: false; retryAfterMs: number };

/** The pause after that many failures, in milliseconds. */
export function pauseMs(failures: number): number {
  return failures < FREE_ATTEMPTS
    ? 0
    : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - FREE_ATTEMPTS));
}

/** Key of an account by its canonical address. A place it has signed in from before counts by itself. */
export function accountKey(email: string, knownAddress: string | null): string {
  return `account:${createHash("sha256")
    .update(JSON.stringify([email, knownAddress]))
    .digest("hex")}`;
}

/** Key of the second factor of a user, wherever the codes come from. */
export function codeKey(userId: string): string {
  return `code:${userId}`;
}

/** Key of an address: an IPv6 customer holds a /64, so that is what counts. */
export function addressKey(address: string): string {
  return `address:${networkOf(address)}`;
}

/** The address, or the first four groups of an IPv6 one, written out. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "").replace(/%.*$/, "");
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.toLowerCase().split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array.from({ length: zeros }, () => "0"), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}

async function count(tx: Tx, keys: readonly string[], nowMs: number): Promise<Reservation> {
  const before = new Map<string, Attempts | null>();
  for (const key of keys) {
    const found = await findAttempts(tx, key);
    before.set(key, found && nowMs - found.updatedMs < MEMORY_MS ? found : null);
  }
  const blockedUntilMs = Math.max(
    0,
    ...[...before.values()].map((attempts) => attempts?.blockedUntilMs ?? 0),
  );
  if (blockedUntilMs > nowMs) return { granted: false, retryAfterMs: blockedUntilMs - nowMs };
  let last = false;
  for (const [key, attempts] of before) {
    const failures = (attempts?.failures ?? 0) + 1;
    const pause = pauseMs(failures);
    last ||= pause > 0;
    await putAttempts(tx, key, { failures, blockedUntilMs: pause > 0 ? nowMs + pause : 0, updatedMs: nowMs });
  }
  return { granted: true, last, keys, atMs: nowMs };
}

/**
 * Counts an attempt as failed before it is made, so that a hundred at once are not all let through; `forgive` takes
 * it back. While one of the keys is paused, nothing is counted: guessing on does not prolong the pause.
 */
export async function reserveAttempt(
  server: Pick<Server, "db" | "now" | "random">,
  keys: readonly string[],
): Promise<Reservation> {
  const nowMs = server.now();
  if (server.random(1).readUInt8(0) % PRUNE_ONE_IN === 0)
    await pruneAttempts(server.db.queries, nowMs - PRUNE_AFTER_MS);
  return server.db.transaction((tx) => count(tx, keys, nowMs));
}

/** Takes one count back. What others have counted meanwhile stays, and so does a pause that they started. */
async function takeBack(tx: Tx, key: string, atMs: number): Promise<void> {
  const found = await findAttempts(tx, key);
  if (!found) return;
  const failures = found.failures - 1;
  if (failures <= 0) return clearAttempts(tx, key);
  const blockedUntilMs = found.updatedMs === atMs ? 0 : found.blockedUntilMs;
  await putAttempts(tx, key, { failures, blockedUntilMs, updatedMs: found.updatedMs });
}

/**
 * After a right password or code: the counter of `cleared` starts anew, the others lose what this attempt added.
 * Without `cleared` nothing is proved yet: somebody who knows the password must not wipe out the guesses at codes.
 */
export async function forgiveAttempt(
  server: Pick<Server, "db">,
  reservation: Reservation,
  cleared: string | null = null,
): Promise<void> {
  if (!reservation.granted) return;
  await server.db.transaction(async (tx) => {
    for (const key of reservation.keys) {
      if (key === cleared) await clearAttempts(tx, key);
      else await takeBack(tx, key, reservation.atMs);
    }
  });
}
