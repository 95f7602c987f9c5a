import type { Instant } from "@/lib/core/time";
import { formatInstant, offsetLabel } from "@/lib/core/zone";
import { factsOf } from "./event-facts";

/** How much of the date a list of events needs: none within one day, else the day, across years all of it. */
export type TimeLayout = "time" | "day" | "date";

export interface TimeText {
  /** `2026-11-21`, in the zone asked for. */
  date: string;
  /** `04:12:07.921`; without the fraction when the event came without one. */
  time: string;
}

/** An event's time on the wall clock of `zone`; null when it has none that can be read. */
export function timeText(instant: Instant | null, timestamp: string, zone: string): TimeText | null {
  if (instant === null) return null;
  const text = wallTime(instant, zone);
  const [date = "", time = ""] = text.split(" ");
  return text === "" ? null : { date, time: timestamp.includes(".") ? time : time.slice(0, 8) };
}

const wallTimes = new WeakMap<Instant, { zone: string; text: string }>();

/** `2026-11-21 04:12:07.921`, remembered: asking for a zone's offset is slow, and every row asks while scrolling. */
function wallTime(instant: Instant, zone: string): string {
  const known = wallTimes.get(instant);
  if (known?.zone === zone) return known.text;
  const text = formatInstant(instant.ms, zone, "date-time-ms");
  wallTimes.set(instant, { zone, text });
  return text;
}

/** The layout that suits `rows`, told from the first and the last of them, as rows come sorted by time. */
export function timeLayoutOf(rows: readonly unknown[], zone: string): TimeLayout {
  return layoutBetween(dateOf(rows[0], zone), dateOf(rows.at(-1), zone));
}

/** The layout that suits every event of a window, known before the first of them: nothing shifts later. */
export function windowLayoutOf(window: { start: string; end: string }, zone: string): TimeLayout {
  const date = (iso: string) => formatInstant(Date.parse(iso), zone, "day") || null;
  return layoutBetween(date(window.start), date(window.end));
}

function layoutBetween(first: string | null, last: string | null): TimeLayout {
  if (first === null || last === null || first === last) return "time";
  return first.slice(0, 4) === last.slice(0, 4) ? "day" : "date";
}

/** The part of the date that `layout` shows: nothing, `11-21`, or `2026-11-21`. */
export function dayPart(date: string, layout: TimeLayout): string {
  return layout === "time" ? "" : layout === "day" ? date.slice(5) : date;
}

/** The local date of an event, or null. */
export function dateOf(event: unknown, zone: string): string | null {
  const { instant } = factsOf(event);
  return instant === null ? null : wallTime(instant, zone).slice(0, 10) || null;
}

/** `2026-11-21 04:12:07.921 UTC+01:00`: date, time and offset, as one line may stand alone. */
export function fullTime(instant: Instant | null, timestamp: string, zone: string): string | null {
  const text = timeText(instant, timestamp, zone);
  if (text === null || instant === null) return null;
  return `${text.date} ${text.time} ${offsetLabel(instant.ms, zone)}`;
}

const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
] as const;
const WORDS = new Intl.RelativeTimeFormat("en", { numeric: "always" });

/** `3 hours ago`, `in 2 minutes`: the largest whole unit between `ms` and `nowMs`. */
export function relativeTime(ms: number, nowMs: number): string {
  const past = ms - nowMs;
  const [unit, length] = UNITS.find(([, size]) => Math.abs(past) >= size) ?? ["second", 1_000];
  return Math.abs(past) < 1_000 ? "just now" : WORDS.format(Math.trunc(past / length), unit);
}
