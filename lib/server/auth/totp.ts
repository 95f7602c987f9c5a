/** Codes of an authenticator app: RFC 6238 with SHA-1, six digits, thirty seconds, which every app reads. */
import "server-only";
import { createHash } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { encode } from "uqr";
import type { TotpOffer } from "@/lib/contract/account";
import { seal, unseal } from "../crypto/seal";
import type { Server } from "../server";

const STEP_MS = 30_000;
/** A code of the step before or after is taken too: clocks differ, and typing takes time. */
const WINDOW = 1;
const SECRET_BYTES = 20;
const OFFER_MS = 15 * 60_000;
const RECOVERY_CODES = 10;
const RECOVERY_BYTES = 10;
const ISSUER = "Directory Insights";

type Sealing = Pick<Server, "env">;

const rowOf = (userId: string) => `totp:${userId}`;
const offerOf = (userId: string) => `totp-offer:${userId}`;
const appOf = (secret: string, label = "") =>
  new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret) });

/** The secret as the store keeps it: a row copied to another user does not open. */
export function sealSecret({ env }: Sealing, userId: string, secret: string): string {
  return seal(env.encryptionKey, secret, rowOf(userId));
}

/** Throws when the row was changed or moved, or ENCRYPTION_KEY was. */
export function unsealSecret({ env }: Sealing, userId: string, sealed: string): string {
  return unseal(env.encryptionKey, sealed, rowOf(userId));
}

/** The time step whose code this is, counted from 1970, or null. */
export function stepOf(secret: string, code: string, nowMs: number): number | null {
  const delta = appOf(secret).validate({ token: code, timestamp: nowMs, window: WINDOW });
  return delta === null ? null : Math.floor(nowMs / STEP_MS) + delta;
}

/** `uri` as a QR code: a path of runs of dark squares, with the white border that readers need. */
export function qrOf(uri: string): TotpOffer["qr"] {
  const { size, data } = encode(uri, { ecc: "M", border: 4 });
  const path = data.flatMap((row, y) =>
    row.flatMap((dark, x) => {
      if (!dark || row[x - 1]) return [];
      const end = row.indexOf(false, x);
      const width = (end === -1 ? row.length : end) - x;
      return [`M${x} ${y}h${width}v1h-${width}z`];
    }),
  );
  return { size, path: path.join("") };
}

/** A new secret for the user. Nothing is stored: `proof` brings it back, sealed, with the first code. */
export function makeOffer(
  server: Pick<Server, "env" | "now" | "random">,
  user: { id: string; email: string },
): TotpOffer {
  const secret = new Secret({ buffer: new Uint8Array(server.random(SECRET_BYTES)).buffer }).base32;
  const uri = appOf(secret, user.email).toString();
  const proof = seal(server.env.encryptionKey, `${server.now()} ${secret}`, offerOf(user.id));
  return { secret, uri, qr: qrOf(uri), proof };
}

/** The secret of an offer made to this user within the last quarter of an hour, or null. */
export function readOffer(server: Pick<Server, "env" | "now">, userId: string, proof: string): string | null {
  try {
    const [at, secret] = unseal(server.env.encryptionKey, proof, offerOf(userId)).split(" ");
    return secret !== undefined && server.now() - Number(at) < OFFER_MS ? secret : null;
  } catch {
    return null;
  }
}

/** Ten codes of 80 random bits, in groups of four. */
export function makeRecoveryCodes(random: (bytes: number) => Buffer): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const text = new Secret({ buffer: new Uint8Array(random(RECOVERY_BYTES)).buffer }).base32;
    return (text.match(/.{4}/g) ?? []).join("-");
  });
}

/** What is stored of a recovery code, however it was typed; a fast hash, for there is nothing to guess. */
export function recoveryHash(code: string): string {
  const plain = code.toUpperCase().replace(/[^A-Z2-7]/g, "");
  return createHash("sha256").update(plain).digest("hex");
}

/** The six digits of a code, spaces and dashes taken out, or null for what must be a recovery code. */
export function sixDigits(code: string): string | null {
  const plain = code.normalize("NFKC").replace(/[\s-]/g, "");
  return /^\d{6}$/.test(plain) ? plain : null;
}
