/**
 * The bars of a histogram: their length, their edges on the local clock, and how the API's counts fill
 * them. Bars of a day or more end at local midnight, so around a clock change they last 23 or 25 hours;
 * the API knows only one fixed offset, so it is asked for shorter steps, which are summed here.
 */
import { addDays, offsetMs, startOfDay, startOfWeek } from "@/lib/core/zone";
import type { IntervalPoint } from "./parse";

export interface Interval {
  unit: "s" | "m" | "h" | "d" | "w";
  value: number;
}

/** ms since the epoch; `end` is exclusive. */
export interface Bar {
  start: number;
  end: number;
  count: number;
}

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
/** More would be hair lines, and a count call for each when the interval call stays silent. */
export const BARS_MAX = 60;

const steps: Interval[] = [
  ...[1, 2, 5, 10, 15, 30].map((value) => ({ unit: "s" as const, value })),
  ...[1, 2, 3, 5, 10, 15, 20, 30].map((value) => ({ unit: "m" as const, value })),
  ...[1, 2, 3, 4, 6, 8, 12].map((value) => ({ unit: "h" as const, value })),
  ...[1, 2].map((value) => ({ unit: "d" as const, value })),
  ...[1, 2, 4, 8, 13, 26, 52].map((value) => ({ unit: "w" as const, value })),
];

/** The length of `interval` in milliseconds; of a day, on a day without a clock change. */
export function intervalMs({ unit, value }: Interval): number {
  return UNIT_MS[unit] * value;
}

/**
 * The shortest round length that goes into a window from `start` to `end` (ms) no more than 60 times. Where
 * the window is not aligned to it, the clipped first and last bar make one bar more.
 */
export function chooseInterval(start: number, end: number): Interval {
  const fits = steps.find((step) => (end - start) / intervalMs(step) <= BARS_MAX);
  return fits ?? { unit: "w", value: Math.ceil((end - start) / BARS_MAX / UNIT_MS.w) };
}

/** Empty bars over the window, aligned to the local clock of `zone`; the first and last are clipped. */
export function layOut(start: number, end: number, interval: Interval, zone: string): Bar[] {
  const bars: Bar[] = [];
  let from = firstEdge(start, interval, zone);
  while (from < end) {
    const to = nextEdge(from, interval, zone);
    if (to > start) bars.push({ start: Math.max(from, start), end: Math.min(to, end), count: 0 });
    from = to;
  }
  return bars;
}

/**
 * Empty bars of one hour on the local clock of `zone`; the first and last are clipped. Where a clock change
 * moves the hours by half of one, a bar ends early, so that each lies within one hour of the clock.
 */
export function layOutHours(start: number, end: number, zone: string): Bar[] {
  const bars: Bar[] = [];
  let from = start;
  while (from < end) {
    const sinceHour = modulo(from + offsetMs(from, zone), UNIT_MS.h);
    const to = Math.min(end, from + UNIT_MS.h - sinceHour);
    bars.push({ start: from, end: to, count: 0 });
    from = to;
  }
  return bars;
}

function modulo(a: number, b: number): number {
  return ((a % b) + b) % b;
}

function firstEdge(start: number, { unit, value }: Interval, zone: string): number {
  if (unit === "w") return startOfWeek(start, zone);
  const midnight = startOfDay(start, zone);
  if (unit === "d") return midnight;
  const length = UNIT_MS[unit] * value;
  return midnight + Math.floor((start - midnight) / length) * length;
}

function nextEdge(from: number, interval: Interval, zone: string): number {
  const { unit, value } = interval;
  if (unit === "w") return startOfWeek(addDays(from, 7 * value, zone), zone);
  if (unit === "d") return startOfDay(addDays(from, value, zone), zone);
  // A day of 23 or 25 hours ends at its own midnight, so that the next begins on the hour again.
  const midnight = startOfDay(addDays(startOfDay(from, zone), 1, zone), zone);
  return Math.min(from + intervalMs(interval), midnight);
}

/**
 * The step to ask the API for, so that whole steps make up each bar whatever offset it counts by: no
 * longer than an hour, and a divisor of the zone's offsets in the window (half-hour zones get 30 minutes).
 */
export function wireInterval(bars: readonly Bar[], interval: Interval, zone: string): Interval {
  const lengths = [
    UNIT_MS.h,
    intervalMs(interval),
    ...bars.map((bar) => Math.abs(offsetMs(bar.start, zone))),
  ];
  const step = Math.max(UNIT_MS.s, lengths.reduce(divisor));
  if (step % UNIT_MS.h === 0) return { unit: "h", value: step / UNIT_MS.h };
  return step % UNIT_MS.m === 0
    ? { unit: "m", value: step / UNIT_MS.m }
    : { unit: "s", value: Math.max(1, Math.floor(step / UNIT_MS.s)) };
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

/**
 * `bars` with the counts of `points` added. A point belongs to the bar that holds its start; one that starts
 * before the window (the API's first step does) to the first bar, one after it to the last.
 */
export function fill(bars: readonly Bar[], points: readonly IntervalPoint[]): Bar[] {
  const counts = new Array<number>(bars.length).fill(0);
  for (const { start, count } of points) {
    const at = barAt(bars, start);
    counts[at] = (counts[at] ?? 0) + count;
  }
  return bars.map((bar, index) => ({ ...bar, count: bar.count + (counts[index] ?? 0) }));
}

/** The index of the last bar that starts at or before `ms`, by halving; 0 when there is none. */
export function barAt(bars: readonly Bar[], ms: number): number {
  let low = 0;
  let high = bars.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((bars[middle]?.start ?? 0) <= ms) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The sum of all counts. */
export function total(points: readonly { count: number }[]): number {
  return points.reduce((sum, { count }) => sum + count, 0);
}
