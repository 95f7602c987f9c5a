/**
 * A JSON reader over bytes that builds nothing: it only says where a value ends, and refuses exactly what
 * JSON.parse refuses. A page of 10,000 events is 15 MB; making its objects to look at two fields of each
 * would hold the process for longer than the whole answer may take.
 */

export const QUOTE = 0x22;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN_BRACKET = 0x5b;
export const CLOSE_BRACKET = 0x5d;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;
const BACKSLASH = 0x5c;
const MINUS = 0x2d;
const ZERO = 0x30;
const ascii = (text: string): number[] => [...text].map((sign) => sign.charCodeAt(0));
const ESCAPED = ascii('"\\/bfnrt');
const TRUE = ascii("true");
const FALSE = ascii("false");
const NULL = ascii("null");

/** Thrown for bytes that are not JSON. `at` is the offset; the bytes themselves are never named. */
export class JsonBytesError extends Error {
  override readonly name = "JsonBytesError";
  readonly at: number;
  constructor(at: number) {
    super(`Not JSON at byte ${at}.`);
    this.at = at;
  }
}

/**
 * The byte at `i`, or 0, which no JSON has outside of a string, beyond the end. Bytes are read in this way
 * alone: one load out of bounds, and V8 compiles every load as one that may give undefined, which takes
 * twice as long.
 */
export function byteAt(bytes: Uint8Array, i: number): number {
  return i < bytes.length ? (bytes[i] as number) : 0;
}

/** The offset of the first byte at or after `at` that is not white space. */
export function skipSpace(bytes: Uint8Array, at: number): number {
  let i = at;
  for (;;) {
    const c = byteAt(bytes, i);
    if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) return i;
    i++;
  }
}

/** Takes the offset after an opening quote; returns the offset after the closing one. */
export function skipString(bytes: Uint8Array, at: number): number {
  const length = bytes.length;
  let i = at;
  while (i < length) {
    const c = bytes[i] as number;
    if (c === QUOTE) return i + 1;
    if (c === BACKSLASH) i = skipEscape(bytes, i + 1);
    else if (c < 0x20) throw new JsonBytesError(i);
    else i++;
  }
  throw new JsonBytesError(length);
}

function skipEscape(bytes: Uint8Array, at: number): number {
  const c = byteAt(bytes, at);
  if (c === 0x75) {
    for (let i = at + 1; i < at + 5; i++) if (!isHex(byteAt(bytes, i))) throw new JsonBytesError(i);
    return at + 5;
  }
  if (!ESCAPED.includes(c)) throw new JsonBytesError(at);
  return at + 1;
}

/** Takes the offset of a key's opening quote; returns the offset of its value. */
export function skipKey(bytes: Uint8Array, at: number): number {
  if (byteAt(bytes, at) !== QUOTE) throw new JsonBytesError(at);
  return skipColon(bytes, skipString(bytes, at + 1));
}

/** Takes the offset after a key; returns the offset of its value. */
export function skipColon(bytes: Uint8Array, at: number): number {
  const colon = skipSpace(bytes, at);
  if (byteAt(bytes, colon) !== COLON) throw new JsonBytesError(colon);
  return skipSpace(bytes, colon + 1);
}

/** Whether each container around the place of reading is an object; grows with depth, so depth costs no stack. */
let isObjectAt = new Uint8Array(1_024);

function enter(depth: number, isObject: boolean): void {
  if (depth === isObjectAt.length) {
    const larger = new Uint8Array(depth * 2);
    larger.set(isObjectAt);
    isObjectAt = larger;
  }
  isObjectAt[depth] = isObject ? 1 : 0;
}

/** Takes the offset of a value's first byte; returns the offset after its last. Throws JsonBytesError. */
export function skipValue(bytes: Uint8Array, at: number): number {
  const c = byteAt(bytes, at);
  if (c === QUOTE) return skipString(bytes, at + 1);
  if (c !== OPEN_BRACE && c !== OPEN_BRACKET) return skipScalar(bytes, at);
  return skipContainer(bytes, at);
}

function skipContainer(bytes: Uint8Array, at: number): number {
  let depth = 0;
  let i = at;
  for (;;) {
    // Here stands a value.
    const c = byteAt(bytes, i);
    if (c === QUOTE) i = skipString(bytes, i + 1);
    else if (c === OPEN_BRACE || c === OPEN_BRACKET) {
      i = skipSpace(bytes, i + 1);
      // In ASCII each closing sign stands two after its opening one.
      if (byteAt(bytes, i) === c + 2) i++;
      else {
        enter(depth++, c === OPEN_BRACE);
        if (c === OPEN_BRACE) i = skipKey(bytes, i);
        continue;
      }
    } else i = skipScalar(bytes, i);

    // Here ended a value: leave every container that ends with it.
    for (;;) {
      if (depth === 0) return i;
      i = skipSpace(bytes, i);
      const isObject = isObjectAt[depth - 1] === 1;
      const sign = byteAt(bytes, i);
      if (sign === COMMA) {
        i = skipSpace(bytes, i + 1);
        if (isObject) i = skipKey(bytes, i);
        break;
      }
      if (sign !== (isObject ? CLOSE_BRACE : CLOSE_BRACKET)) throw new JsonBytesError(i);
      depth--;
      i++;
    }
  }
}

/** A number or one of the three words. */
function skipScalar(bytes: Uint8Array, at: number): number {
  const c = byteAt(bytes, at);
  if (c === 0x74) return skipWord(bytes, at, TRUE);
  if (c === 0x66) return skipWord(bytes, at, FALSE);
  if (c === 0x6e) return skipWord(bytes, at, NULL);
  return skipNumber(bytes, at);
}

function skipWord(bytes: Uint8Array, at: number, word: number[]): number {
  for (let i = 0; i < word.length; i++)
    if (byteAt(bytes, at + i) !== word[i]) throw new JsonBytesError(at + i);
  return at + word.length;
}

function skipNumber(bytes: Uint8Array, at: number): number {
  let i = byteAt(bytes, at) === MINUS ? at + 1 : at;
  i = byteAt(bytes, i) === ZERO ? i + 1 : skipDigits(bytes, i);
  if (byteAt(bytes, i) === 0x2e) i = skipDigits(bytes, i + 1);
  if (byteAt(bytes, i) === 0x65 || byteAt(bytes, i) === 0x45) {
    const sign = byteAt(bytes, i + 1);
    i = skipDigits(bytes, sign === 0x2b || sign === MINUS ? i + 2 : i + 1);
  }
  return i;
}

function skipDigits(bytes: Uint8Array, at: number): number {
  let i = at;
  while (isDigit(byteAt(bytes, i))) i++;
  if (i === at) throw new JsonBytesError(at);
  return i;
}

function isDigit(c: number): boolean {
  return c >= ZERO && c <= 0x39;
}

function isHex(c: number): boolean {
  return isDigit(c) || (c >= 0x41 && c <= 0x46) || (c >= 0x61 && c <= 0x66);
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The text of the bytes from `start` to `end`, which must be UTF-8. */
export function textBetween(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end));
}

/** The text of a JSON string whose quotes stand at `start` and `end - 1`. */
export function stringBetween(bytes: Uint8Array, start: number, end: number): string {
  const length = end - start - 2;
  // Long, escapes, beyond ASCII: rare in ids and times, so left to the platform.
  if (length > 200) return JSON.parse(textBetween(bytes, start, end)) as string;
  const codes = new Array<number>(length);
  for (let i = 0; i < length; i++) {
    const c = bytes[start + 1 + i] as number;
    if (c === BACKSLASH || c > 0x7e) return JSON.parse(textBetween(bytes, start, end)) as string;
    codes[i] = c;
  }
  return String.fromCharCode(...codes);
}

/** True when the bytes at two places, both `length` long, are the same. */
export function sameBytes(bytes: Uint8Array, a: number, b: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (bytes[a + i] !== bytes[b + i]) return false;
  return true;
}
