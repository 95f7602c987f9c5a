/** Randomness that is a pure function of a seed, and the ids made from it. */

/** A 32-bit hash of `text`; equal text gives an equal number. */
export function hash(text: string, start = 2166136261): number {
  let value = start;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619);
  value ^= value >>> 15;
  value = Math.imul(value, 2246822507);
  return (value ^ (value >>> 13)) >>> 0;
}

/** Takes a seed; returns a function giving numbers in [0, 1). */
export function randomFrom(seed: number | string): () => number {
  let state = typeof seed === "number" ? seed >>> 0 : hash(seed);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `length` hexadecimal digits that follow from `text`. */
export function hexId(text: string, length = 24): string {
  let out = "";
  for (let part = 0; out.length < length; part++)
    out += hash(`${part}:${text}`).toString(16).padStart(8, "0");
  return out.slice(0, length);
}

/** A UUID of version 4 that follows from `text`. */
export function uuidFrom(text: string): string {
  const hex = hexId(text, 32);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Twenty letters and digits like the second half of a documented X-Search_after value. */
export function documentId(text: string): string {
  const [a, b, c] = [hash(text), hash(text, 97), hash(text, 7919)];
  let out = "";
  for (let i = 0; i < 20; i++) {
    const word = i < 7 ? a : i < 14 ? b : c;
    out += ALPHABET[(word >>> ((i % 7) * 4)) & 63];
  }
  return out;
}
