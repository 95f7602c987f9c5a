/** The emulator's own reading of RFC 3339: nothing here is shared with the client. */

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/i;

/**
 * Takes a date and time with `Z` or an offset; returns epoch milliseconds, cut (not rounded) below the
 * millisecond, or null when the text is no such date. The thirty-first of February is none.
 */
export function parseTime(text: unknown): number | null {
  const found = typeof text === "string" ? PATTERN.exec(text) : null;
  if (!found) return null;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const midnight = new Date(0);
  midnight.setUTCFullYear(year, month - 1, day);
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null;
  const fraction = Number((found[7] ?? "").slice(0, 3).padEnd(3, "0"));
  const clock = ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
  const offset = offsetMs(found[8] ?? "Z");
  return offset === null ? null : midnight.getTime() + clock - offset;
}

/** Takes `Z`, `+05:45` or `-0500`; returns milliseconds east of UTC, or null for anything else. */
export function offsetMs(text: string): number | null {
  if (/^z$/i.test(text)) return 0;
  const found = /^([+-])(\d{2}):?(\d{2})$/.exec(text);
  if (!found) return null;
  const [hours, minutes] = [Number(found[2]), Number(found[3])];
  if (hours > 14 || minutes > 59) return null;
  return (found[1] === "-" ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** Epoch milliseconds as RFC 3339 in UTC, without a fraction when it is zero, as the API writes it in errors. */
export function formatTime(ms: number): string {
  return new Date(ms).toISOString().replace(".000Z", "Z");
}

/** Epoch milliseconds as local time at `offset` (milliseconds east), e.g. `2021-07-14T18:00:00.000-05:00`. */
export function formatAtOffset(ms: number, offset: number): string {
  const local = new Date(ms + offset).toISOString().slice(0, -1);
  if (offset === 0) return `${local}Z`;
  const minutes = Math.abs(offset) / 60_000;
  const two = (n: number) => String(n).padStart(2, "0");
  return `${local}${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
