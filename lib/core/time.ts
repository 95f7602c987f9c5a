/**
 * Instants as the API writes them: RFC 3339 with 0 to 9 fraction digits, several precisions in one
 * answer, so neither text order nor Date.parse (milliseconds only) sorts them.
 */

/** `ms` since the epoch, rounded down; `nanos` is the rest within that millisecond, 0 to 999,999. */
export interface Instant {
  ms: number;
  nanos: number;
}

const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?([Zz]|[+-]\d\d:\d\d)$/;

/** Takes what an event holds as a time; returns null for anything but an RFC 3339 date and time. */
export function parseInstant(text: unknown): Instant | null {
  const match = typeof text === "string" ? RFC_3339.exec(text) : null;
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  // A leap second (60) counts as the second after it.
  if (hour > 23 || minute > 59 || second > 60) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const offset = parseOffset(match[8] ?? "");
  if (offset === null) return null;
  const fraction = (match[7] ?? "").padEnd(9, "0");
  const wall = date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000;
  return { ms: wall - offset + Number(fraction.slice(0, 3)), nanos: Number(fraction.slice(3)) };
}

function parseOffset(text: string): number | null {
  if (text === "Z" || text === "z") return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(4, 6));
  if (hours > 23 || minutes > 59) return null;
  return (text.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/**
 * Orders two RFC 3339 texts, oldest first, exact to the nanosecond: negative, 0 or positive. Texts that
 * are not instants come last, in text order among themselves, so that the order is always total.
 */
export function compareInstants(a: string, b: string): number {
  const first = parseInstant(a);
  const second = parseInstant(b);
  if (first && second) return first.ms - second.ms || first.nanos - second.nanos;
  if (first) return -1;
  if (second) return 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `ms` since the epoch as ISO 8601 in UTC with milliseconds. Throws RangeError beyond ±8.64e15 ms. */
export function toIso(ms: number): string {
  return new Date(ms).toISOString();
}
