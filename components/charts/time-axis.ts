/** Ticks and words of the time axis, in the chosen zone. */
import { addDays, formatInstant, offsetMs, startOfDay } from "@/lib/core/zone";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Steps shorter than a day, in ms; each divides a day, so that ticks fall on full clock times. */
const CLOCK_STEPS = [
  SECOND,
  5 * SECOND,
  10 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  4 * HOUR,
  6 * HOUR,
  12 * HOUR,
];
const DAY_STEPS = [1, 2, 7, 14, 30, 60];

/** Between the day and the time of a label. */
const DAY_END = " · ";

export interface Tick {
  ms: number;
  label: string;
}

/**
 * Up to about `most` ticks between two instants (ms), on full clock times or midnights of `zone`. The
 * first tick and the first of each day name the day.
 */
export function axisTicks(startMs: number, endMs: number, zone: string, most = 7): Tick[] {
  const span = endMs - startMs;
  if (!(span > 0)) return [];
  const step = CLOCK_STEPS.find((ms) => span / ms <= most);
  const instants =
    step === undefined ? dayTicks(startMs, endMs, zone, most) : clockTicks(startMs, endMs, zone, step);
  let lastDay = "";
  return instants.map((ms) => {
    const day = dayLabel(ms, zone);
    const isNewDay = day !== lastDay;
    lastDay = day;
    if (step === undefined) return { ms, label: day };
    const clock = clockText(ms, zone, step < MINUTE);
    return { ms, label: isNewDay ? day + DAY_END + clock : clock };
  });
}

/** Space between a tick's line and its label, and the least after a label, in px. */
const LABEL_SPACE = 5;

/**
 * What of the labels of `ticks` has room in a row `width` px wide whose letters are `letter` px wide; null
 * where nothing has. Days come first and the later before the earlier, since what stands left of a midnight
 * is the day before; then hours, also those of a day that had no room. `at` is a tick's place as a fraction
 * of the width.
 */
export function roomyLabels(
  ticks: readonly { at: number; label: string }[],
  width: number,
  letter: number,
): (string | null)[] {
  const labels: (string | null)[] = ticks.map(() => null);
  const taken: { start: number; end: number }[] = [];
  const place = (index: number, label: string) => {
    const start = (ticks[index]?.at ?? 0) * width;
    const end = start + LABEL_SPACE + label.length * letter;
    const isFree = taken.every((box) => end + LABEL_SPACE <= box.start || start >= box.end + LABEL_SPACE);
    if (!isFree || end > width) return;
    labels[index] = label;
    taken.push({ start, end });
  };
  const days = [...ticks.keys()].filter((index) => namesDay(ticks[index]?.label ?? ""));
  for (const index of days.toReversed()) place(index, ticks[index]?.label ?? "");
  for (const [index, { label }] of ticks.entries()) {
    const clock = label.split(DAY_END).at(-1) ?? "";
    if (labels[index] === null && !namesDay(clock)) place(index, clock);
  }
  return labels;
}

/** Clock times begin with a digit, days with their name. */
function namesDay(label: string): boolean {
  return /^\p{L}/u.test(label);
}

/** Steps are counted from each midnight on the wall clock, so that they stay on full hours when it changes. */
function clockTicks(startMs: number, endMs: number, zone: string, step: number): number[] {
  const ticks: number[] = [];
  for (let day = startOfDay(startMs, zone), next = day; day < endMs; day = next) {
    next = dayAfter(day, 1, zone);
    const offset = offsetMs(day, zone);
    const skipped = Math.max(0, Math.floor((startMs - day - HOUR) / step));
    for (let elapsed = day + skipped * step; elapsed < next + HOUR; elapsed += step) {
      const ms = elapsed - (offsetMs(elapsed, zone) - offset);
      const isNew = ms >= Math.max(day, startMs) && ms < Math.min(next, endMs) && ms > (ticks.at(-1) ?? 0);
      if (isNew) ticks.push(ms);
      if (ms >= endMs) break;
    }
  }
  return ticks;
}

function dayTicks(startMs: number, endMs: number, zone: string, most: number): number[] {
  const days = (endMs - startMs) / DAY;
  const step = DAY_STEPS.find((count) => days / count <= most) ?? Math.ceil(days / most);
  const ticks: number[] = [];
  let day = startOfDay(startMs, zone);
  if (day < startMs) day = dayAfter(day, 1, zone);
  for (; day < endMs; day = dayAfter(day, step, zone)) ticks.push(day);
  return ticks;
}

function dayAfter(day: number, days: number, zone: string): number {
  return startOfDay(addDays(day, days, zone), zone);
}

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Fri 20 Nov` in `zone`. */
export function dayLabel(ms: number, zone: string): string {
  const [year = 0, month = 1, day = 1] = formatInstant(ms, zone, "date-time")
    .slice(0, 10)
    .split("-")
    .map(Number);
  const weekday = WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? "";
  return `${weekday} ${day} ${MONTHS[month - 1] ?? ""}`;
}

/** `14:00`, or `14:00:05` with seconds, in `zone`. */
function clockText(ms: number, zone: string, withSeconds: boolean): string {
  return formatInstant(ms, zone, "time").slice(0, withSeconds ? 8 : 5);
}

/** A span in words: `Fri 20 Nov 14:00 to 14:30`; the day is said again only when it changes. */
export function spanText(startMs: number, endMs: number, zone: string): string {
  const withSeconds = startMs % MINUTE !== 0 || endMs % MINUTE !== 0;
  const [from, to] = [dayLabel(startMs, zone), dayLabel(endMs, zone)];
  const end = clockText(endMs, zone, withSeconds);
  return `${from} ${clockText(startMs, zone, withSeconds)} to ${from === to ? end : `${to} ${end}`}`;
}

const UNITS = {
  s: ["second", "s"],
  m: ["minute", "min"],
  h: ["hour", "h"],
  d: ["day", "d"],
  w: ["week", "w"],
} as const;

/** A bucket's length: `30 min`, or in full `30 minutes`. */
export function intervalText(interval: { unit: keyof typeof UNITS; value: number }, full = false): string {
  const [long, short] = UNITS[interval.unit];
  if (!full) return `${interval.value} ${short}`;
  return `${interval.value} ${long}${interval.value === 1 ? "" : "s"}`;
}
