/** Secrets that this installation makes for itself, kept beside the embedded database. */
import "server-only";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

/** Makes `dir` with mode 0700, or narrows an existing one to it. */
export function privateDirectory(dir: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  chmodSync(dir, 0o700);
}

/**
 * The secret in `dir/name` (mode 0600), made at the first call: 32 random bytes as base64. Written beside and
 * linked into place, so that two processes that start at once agree and a killed one leaves no half file.
 */
export function generatedSecret(dir: string, name: string): string {
  const path = join(dir, name);
  if (!existsSync(path)) {
    const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
    const file = openSync(draft, "wx", 0o600);
    try {
      writeSync(file, randomBytes(32).toString("base64"));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    try {
      linkSync(draft, path);
    } catch (error) {
      if (!existsSync(path)) throw error;
    } finally {
      unlinkSync(draft);
    }
  }
  const secret = readFileSync(path, "utf8").trim();
  if (Buffer.from(secret, "base64").length < 32)
    throw new Error(`${path} is damaged: restore it from a backup`);
  return secret;
}
