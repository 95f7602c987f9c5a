/**
 * Wall clocks: IANA zones through Intl, with no table of our own. A "wall" number is a local date and
 * time written as if it were UTC, in ms. Functions throw RangeError for a name that `isZone` refuses.
 */

const DAY_MS = 86_400_000;
/** Names are matched without regard to case, so that a hostile caller could make endless spellings. */
const FORMATTERS_MAX = 64;
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  if (formatters.size >= FORMATTERS_MAX) formatters.clear();
  formatters.set(zone, made);
  return made;
}

/** True for a name that this runtime knows as a time zone. */
export function isZone(name: string): boolean {
  if (typeof name !== "string" || name === "") return false;
  try {
    formatter(name);
    return true;
  } catch {
    return false;
  }
}

/** What `zone` is ahead of UTC at the instant `ms`, in ms; negative to the west. */
export function offsetMs(ms: number, zone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatter(zone).formatToParts(ms)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
}

/** The offset for people: `UTC+05:45`, or `UTC` where there is none. */
export function offsetLabel(ms: number, zone: string): string {
  const text = wireOffset(ms, zone);
  return text === "+0000" ? "UTC" : `UTC${text.slice(0, 3)}:${text.slice(3)}`;
}

/** The offset as the interval call wants it: `+0545` (API documentation, `timezone` of /events/interval). */
export function wireOffset(ms: number, zone: string): string {
  const minutes = Math.trunc(offsetMs(ms, zone) / 60_000);
  const size = Math.abs(minutes);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}${two(size % 60)}`;
}

/** The first instant (ms) of the local day that holds `ms`: 01:00 where the clock skips midnight. */
export function startOfDay(ms: number, zone: string): number {
  return firstInstant(floorDay(toWall(ms, zone)), zone);
}

/** The first instant (ms) of the Monday of the local week that holds `ms`. */
export function startOfWeek(ms: number, zone: string): number {
  const midnight = floorDay(toWall(ms, zone));
  const sinceMonday = (new Date(midnight).getUTCDay() + 6) % 7;
  return firstInstant(midnight - sinceMonday * DAY_MS, zone);
}

/**
 * The same wall time `days` days later (or earlier), in ms. A time that a clock change skips becomes the
 * first instant after it; of a time that comes twice, the first is taken. To walk from day to day use
 * `startOfDay(addDays(start, 1, zone), zone)`: a day that starts at 01:00 would pass its hour on.
 */
export function addDays(ms: number, days: number, zone: string): number {
  return days === 0 ? ms : firstInstant(toWall(ms, zone) + days * DAY_MS, zone);
}

function toWall(ms: number, zone: string): number {
  return ms + offsetMs(ms, zone);
}

function floorDay(wall: number): number {
  return Math.floor(wall / DAY_MS) * DAY_MS;
}

/** The first instant (ms) at which the clock of `zone` shows `wall` or, if it is skipped, a later time. */
export function firstInstant(wall: number, zone: string): number {
  const before = wall - offsetMs(wall - DAY_MS, zone);
  const after = wall - offsetMs(wall + DAY_MS, zone);
  const shown = [Math.min(before, after), Math.max(before, after)].find((at) => toWall(at, zone) === wall);
  return shown ?? clockChange(after, before, zone);
}

/** Between `low` and `high` lies one change of the clock: its instant, by halving. */
function clockChange(low: number, high: number, zone: string): number {
  const earlier = offsetMs(low, zone);
  let from = low;
  let to = high;
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2);
    if (offsetMs(middle, zone) === earlier) from = middle;
    else to = middle;
  }
  return to;
}

export type InstantStyle = "time" | "time-ms" | "date-time" | "date-time-ms" | "day" | "day-time";

/** Where each style lies in `2026-11-21T04:12:07.921Z`. */
const slices: Record<InstantStyle, [start: number, end: number]> = {
  time: [11, 19],
  "time-ms": [11, 23],
  "date-time": [0, 19],
  "date-time-ms": [0, 23],
  day: [0, 10],
  "day-time": [0, 16],
};

/**
 * `ms` on the wall clock of `zone`, as `2026-11-21 04:12:07.921` or the part of it that `style` names
 * (`day-time` stops at minutes). Empty for a number that is no instant.
 */
export function formatInstant(ms: number, zone: string, style: InstantStyle): string {
  if (Number.isNaN(new Date(ms).getTime())) return "";
  const wall = new Date(toWall(ms, zone));
  if (Number.isNaN(wall.getTime())) return "";
  return wall
    .toISOString()
    .slice(-24)
    .slice(...slices[style])
    .replace("T", " ");
}
