/** The grammar of the time field. */
import { parseInstant, toIso } from "@/lib/core/time";
import { addDays, firstInstant, offsetMs, startOfDay, startOfWeek } from "@/lib/core/zone";
import type { Range } from "./schema";

type Unit = "s" | "m" | "h" | "d" | "w";
type Answer = { range: Range } | { error: string };

/** A point or stretch of time that one side of a range names. */
interface Span {
  startMs: number;
  endMs: number;
  /** Only a time of day was given; its date comes from the other side, or is today. */
  timeOfDayMs?: number;
}

interface Clock {
  nowMs: number;
  zone: string;
}

const HOW =
  "Write a length such as 15m or 3h, a day such as yesterday or 2026-11-20, or two times such as 2026-11-20 14:00 to 15:30";
const LONGEST_TEXT = 100;
/** How far to either side of a moment, when only the moment is given. */
const AROUND_S = 15 * 60;
const AROUND = /^(around )?(.+?)(?: ?(?:±|\+\/?-) ?(.+))?$/;
/** Ten years: beyond it nothing is kept, and far beyond it dates end. */
const LONGEST_S = 315_360_000;
const DAY_MS = 86_400_000;
const SECONDS: Record<Unit, number> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 };
const UNIT_WORDS: [RegExp, Unit, number][] = [
  [/^(s|secs?|seconds?)$/, "s", 1],
  [/^(m|mins?|minutes?)$/, "m", 1],
  [/^(h|hrs?|hours?)$/, "h", 1],
  [/^(d|days?)$/, "d", 1],
  [/^(w|wks?|weeks?)$/, "w", 1],
  [/^(mo|months?)$/, "d", 30],
];
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const NAMED = /^(today|yesterday|this[ _]week|last[ _]week)$/;
/** A bare hyphen joins two times of day only: dates and offsets have hyphens of their own. */
const BETWEEN =
  /\s+(?:to|until|till)\s+|\s*\.\.\s*|\s+-\s+|\s*[–—→]\s*|(?<=(?:^| )\d{1,2}:\d\d)-(?=\d{1,2}:\d\d$)/;

/**
 * Reads what a user types into the time field: `3h`, `15 min`, `1h 30m`, `yesterday`, `2 days ago`,
 * `2026-11-20`, `2026-11-20 14:00 to 15:30`, `20 Nov 9:00 - now`, seconds or milliseconds since 1970,
 * `around 14:02` or `2026-11-20 14:02 ± 15m` for a moment and what lies on both sides of it.
 * Times without a zone are in `zone`. An `error` says how to write it.
 */
export function parseRangeText(text: string, nowMs: number, zone: string): Answer {
  const clock = { nowMs, zone };
  const typed = text.trim().toLowerCase().replace(/\s+/g, " ");
  if (typed === "" || typed.length > LONGEST_TEXT) return { error: HOW };
  if (NAMED.test(typed)) return { range: { last: typed.replace(" ", "_") } };
  const length = readLength(typed.replace(/^(the )?(last|past) /, ""));
  if (length !== null) return lastOf(length);
  const [, word, moment = "", reach] = AROUND.exec(typed) ?? [];
  if (word !== undefined || reach !== undefined) return around(moment, reach, clock);
  const since = /^since (.+)$/.exec(typed)?.[1];
  const [from = "", to, more] =
    since === undefined ? typed.replace(/^(from|between) /, "").split(BETWEEN) : [since, "now"];
  if (more !== undefined) return { error: HOW };
  return to === undefined ? single(from, clock) : pair(from, to, clock);
}

/** Seconds that `3h`, `1h 30m`, `1.5 hours` or `a week` last; null for other text. */
function readLength(text: string): number | null {
  const spelled = text.replace(/^an? /, "1 ").replace(/^(minute|hour|day|week|month)$/, "1 $1");
  if (!/^(\d+(\.\d+)? ?[a-z]+ ?)+$/.test(spelled)) return null;
  let seconds = 0;
  for (const [, count, word = ""] of spelled.matchAll(/(\d+(?:\.\d+)?) ?([a-z]+)/g)) {
    const found = UNIT_WORDS.find(([pattern]) => pattern.test(word));
    if (!found) return null;
    seconds += Number(count) * SECONDS[found[1]] * found[2];
  }
  return seconds;
}

/** A rolling length in the largest unit that holds it whole; hours are kept up to two days. */
function lastOf(seconds: number): Answer {
  const whole = Math.round(seconds);
  const units: Unit[] = whole >= 2 * SECONDS.d ? ["d", "h", "m", "s"] : ["h", "m", "s"];
  const unit = units.find((candidate) => whole % SECONDS[candidate] === 0) ?? "s";
  const count = whole / SECONDS[unit];
  if (count < 1) return { error: "A length must be longer than nothing" };
  if (count > 99_999) return { error: "That is too long" };
  return { range: { last: `${count}${unit}` } };
}

function single(text: string, clock: Clock): Answer {
  const ago = /^(.+) ago$/.exec(text)?.[1];
  const length = ago === undefined ? null : readLength(ago);
  if (length !== null && length % SECONDS.d !== 0) return lastOf(length);
  const span = readSpan(text, clock);
  if (span === null) return { error: HOW };
  return ordered(span.startMs, span.endMs > span.startMs ? span.endMs : clock.nowMs, clock);
}

/** A moment with as much before it as after it. */
function around(moment: string, reach: string | undefined, clock: Clock): Answer {
  const span = readSpan(moment, clock);
  const seconds = reach === undefined ? AROUND_S : readLength(reach);
  if (span === null || span.endMs > span.startMs)
    return { error: `"${moment}" is not a moment: write a date and time, such as 2026-11-20 14:02` };
  if (seconds === null || seconds < 1 || seconds > LONGEST_S)
    return { error: `"${reach}" is not a length: write one such as 15m` };
  const isAhead = span.timeOfDayMs !== undefined && span.startMs > clock.nowMs;
  const ms = isAhead ? addDays(span.startMs, -1, clock.zone) : span.startMs;
  const reachMs = Math.round(seconds * 1_000);
  return ordered(ms - reachMs, ms + reachMs, clock);
}

function pair(from: string, to: string, clock: Clock): Answer {
  const start = readSpan(from, clock);
  const end = readSpan(to, clock);
  if (start === null || end === null)
    return { error: `"${start === null ? from : to}" is not a time. ${HOW}` };
  if (end.timeOfDayMs !== undefined && start.timeOfDayMs === undefined) {
    return ordered(start.startMs, atTime(start.startMs, end.timeOfDayMs, clock.zone), clock);
  }
  if (start.timeOfDayMs !== undefined && end.timeOfDayMs !== undefined) return timesOfDay(start, end, clock);
  if (start.timeOfDayMs !== undefined)
    return ordered(atTime(end.startMs, start.timeOfDayMs, clock.zone), end.endMs, clock);
  return ordered(start.startMs, end.endMs, clock);
}

/** Two times of day: today's, or those of the night that has begun or passed. */
function timesOfDay(start: Span, end: Span, clock: Clock): Answer {
  const { zone, nowMs } = clock;
  const back = start.startMs >= end.startMs || start.startMs > nowMs ? -1 : 0;
  const endBack = start.startMs < end.startMs ? back : 0;
  return ordered(addDays(start.startMs, back, zone), addDays(end.startMs, endBack, zone), clock);
}

function ordered(startMs: number, endMs: number, { nowMs }: Clock): Answer {
  if (startMs > nowMs) return { error: "The start is in the future" };
  if (startMs >= endMs) return { error: "The end must come after the start" };
  const plain = (ms: number) => toIso(ms).replace(".000Z", "Z");
  return { range: { from: plain(startMs), to: plain(endMs) } };
}

function readSpan(text: string, clock: Clock): Span | null {
  return (
    readNamed(text, clock) ??
    readAgo(text, clock) ??
    readEpoch(text) ??
    readInstant(text) ??
    readWall(text, clock)
  );
}

function readNamed(text: string, { nowMs, zone }: Clock): Span | null {
  if (text === "now") return { startMs: nowMs, endMs: nowMs };
  const today = startOfDay(nowMs, zone);
  const named = /^(today|yesterday)(?: (?:at )?(.+))?$/.exec(text);
  if (!named) return null;
  const startMs = named[1] === "today" ? today : startOfDay(addDays(today, -1, zone), zone);
  if (named[2] === undefined) return { startMs, endMs: nextDay(startMs, zone) };
  const time = readTimeOfDay(named[2]);
  return time === null ? null : point(atTime(startMs, time, zone));
}

/** `2 days ago` is that day, `2 weeks ago` that week, `3 hours ago` and `-3h` that instant. */
function readAgo(text: string, { nowMs, zone }: Clock): Span | null {
  const ago = /^(?:-(.+)|(.+) ago)$/.exec(text);
  const seconds = readLength(ago?.[1] ?? ago?.[2] ?? "");
  if (seconds === null || seconds > LONGEST_S) return null;
  if (ago?.[1] !== undefined || seconds % SECONDS.d !== 0) return point(nowMs - Math.round(seconds * 1_000));
  const then = addDays(nowMs, -seconds / SECONDS.d, zone);
  if (/w/.test(text)) {
    const startMs = startOfWeek(then, zone);
    return { startMs, endMs: startOfDay(addDays(startMs, 7, zone), zone) };
  }
  const startMs = startOfDay(then, zone);
  return { startMs, endMs: nextDay(startMs, zone) };
}

/** Ten digits are seconds since 1970, thirteen milliseconds. */
function readEpoch(text: string): Span | null {
  if (/^\d{10}$/.test(text)) return point(Number(text) * 1_000);
  return /^\d{13}$/.test(text) ? point(Number(text)) : null;
}

function readInstant(text: string): Span | null {
  const full = text.replace(/ ?utc$/, "z").replace(/([t ]\d\d:\d\d)(z|[+-]\d\d:\d\d)$/, "$1:00$2");
  const instant = parseInstant(full);
  return instant === null ? null : point(instant.ms);
}

/** A date, a date and time, or a time of day, on the clock of the zone. */
function readWall(text: string, { nowMs, zone }: Clock): Span | null {
  const time = readTimeOfDay(text);
  if (time !== null) return { ...point(atTime(nowMs, time, zone)), timeOfDayMs: time };
  const [, dateText = "", timeText] =
    /^(.+?)(?:(?:,? at |,? |t)(\d{1,2}:.*|\d{1,2} ?[ap]m))?$/.exec(text) ?? [];
  const midnight = readDate(dateText, nowMs, zone);
  if (midnight === null) return null;
  if (timeText === undefined) {
    const startMs = firstInstant(midnight, zone);
    return { startMs, endMs: nextDay(startMs, zone) };
  }
  const timeMs = readTimeOfDay(timeText);
  return timeMs === null ? null : point(firstInstant(midnight + timeMs, zone));
}

/** `2026-11-20`, `20 Nov 2026`, `Nov 20`: its midnight as a wall number. Without a year, the last one that is not ahead. */
function readDate(text: string, nowMs: number, zone: string): number | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return wallDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const named =
    /^(?:(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})|([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)?)(?:,? (\d{4}))?$/.exec(
      text,
    );
  const month = MONTHS.indexOf((named?.[2] ?? named?.[3] ?? "").slice(0, 3)) + 1;
  if (!named || month === 0) return null;
  const day = Number(named[1] ?? named[4]);
  const nowWall = nowMs + offsetMs(nowMs, zone);
  const year = new Date(nowWall).getUTCFullYear();
  if (named[5] !== undefined) return wallDate(Number(named[5]), month, day);
  const thisYear = wallDate(year, month, day);
  return thisYear !== null && thisYear <= nowWall ? thisYear : wallDate(year - 1, month, day);
}

function wallDate(year: number, month: number, day: number): number | null {
  const wall = new Date(Date.UTC(year, month - 1, day));
  return year >= 1970 && wall.getUTCMonth() === month - 1 && wall.getUTCDate() === day
    ? wall.getTime()
    : null;
}

/** Milliseconds after midnight of `14:00`, `14:00:07.5` or `2 pm`. */
function readTimeOfDay(text: string): number | null {
  const [all, hourText = "", minute = "0", second = "0", half] =
    /^(\d{1,2})(?::(\d{2}))?(?::(\d{2}(?:\.\d{1,9})?))? ?([ap]m)?$/.exec(text) ?? [];
  if (all === undefined || (!all.includes(":") && half === undefined)) return null;
  const hour = Number(hourText);
  if (Number(minute) > 59 || Number(second) >= 60 || hour > (half ? 12 : 23) || (half && hour === 0))
    return null;
  const hours = half ? (hour % 12) + (half === "pm" ? 12 : 0) : hour;
  return (hours * 3_600 + Number(minute) * 60) * 1_000 + Math.floor(Number(second) * 1_000);
}

/** The instant of a time of day on the local day that holds `ms`. */
function atTime(ms: number, timeOfDayMs: number, zone: string): number {
  const wall = ms + offsetMs(ms, zone);
  return firstInstant(Math.floor(wall / DAY_MS) * DAY_MS + timeOfDayMs, zone);
}

function nextDay(startMs: number, zone: string): number {
  return startOfDay(addDays(startMs, 1, zone), zone);
}

function point(ms: number): Span {
  return { startMs: ms, endMs: ms };
}
