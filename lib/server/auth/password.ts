/** Passwords: argon2id from node:crypto, in the PHC string form. */
import "server-only";
import { argon2, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { createLimiter } from "./limiter";

export interface Passwords {
  /** The hash to store. Throws BUSY when too many wait. */
  hash(password: string): Promise<string>;
  /** Whether it fits. A null hash (no such user, no password) takes as long and never fits. */
  verify(password: string, stored: string | null): Promise<boolean>;
}

const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const SALT_BYTES = 16;
const TAG_BYTES = 32;
/** Each takes 19 MB for about 30 ms. */
const AT_ONCE = 4;
const WAITING = 100;
const FORM = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

const run = promisify(argon2);
const unpadded = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");

interface Cost {
  memory: number;
  passes: number;
  parallelism: number;
}

/** What a password and a salt become at a cost. */
export function deriveTag(password: string, nonce: Buffer, cost: Cost, tagLength: number): Promise<Buffer> {
  return run("argon2id", { message: password.normalize("NFC"), nonce, tagLength, ...cost });
}

/** True when `stored` was made with other costs than today's: hash again at the next sign-in. */
export function needsRehash(stored: string): boolean {
  return !stored.startsWith(`$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$`);
}

/** The two functions, at most four hashes at once between them. `derive` is replaced by tests that count. */
export function createPasswords(random: (bytes: number) => Buffer, derive = deriveTag): Passwords {
  const limit = createLimiter(AT_ONCE, WAITING);
  const dummy = { nonce: random(SALT_BYTES), tag: random(TAG_BYTES) };
  return {
    hash: (password) =>
      limit(async () => {
        const nonce = random(SALT_BYTES);
        const tag = await derive(
          password,
          nonce,
          { memory: MEMORY_KIB, passes: PASSES, parallelism: LANES },
          TAG_BYTES,
        );
        return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${unpadded(nonce)}$${unpadded(tag)}`;
      }),
    verify: (password, stored) =>
      limit(async () => {
        const [, memory, passes, parallelism, salt, tag] = FORM.exec(stored ?? "") ?? [];
        const known = salt !== undefined && tag !== undefined;
        const nonce = known ? Buffer.from(salt, "base64") : dummy.nonce;
        const expected = known ? Buffer.from(tag, "base64") : dummy.tag;
        const cost = {
          memory: Number(memory ?? MEMORY_KIB),
          passes: Number(passes ?? PASSES),
          parallelism: Number(parallelism ?? LANES),
        };
        const actual = await derive(password, nonce, cost, expected.length);
        return timingSafeEqual(actual, expected) && known;
      }),
  };
}
