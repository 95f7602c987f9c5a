/** AES-256-GCM for what must be read again: the API key of an organisation. Passwords and tokens are hashed instead. */
import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const VERSION = "v1";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * `plaintext` sealed with the 32-byte `key` as `v1.<base64url of iv, tag and ciphertext>`. `aad` binds it to its
 * row (the org's id), so that a sealed value copied to another row does not open.
 */
export function seal(key: Buffer, plaintext: string, aad: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(aad, "utf8"));
  const body = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final()]);
  return `${VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url")}`;
}

/** The text that `seal` was given. Throws when the key, the row or a single bit differs. */
export function unseal(key: Buffer, sealed: string, aad: string): string {
  const [version, encoded, ...rest] = sealed.split(".");
  const bytes = Buffer.from(encoded ?? "", "base64url");
  if (version !== VERSION || rest.length > 0 || bytes.length < IV_BYTES + TAG_BYTES)
    throw new Error("The sealed value has an unknown form.");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(Buffer.from(aad, "utf8"))
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString(
    "utf8",
  );
}
