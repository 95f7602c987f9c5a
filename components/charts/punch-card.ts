/** Counts per hour folded into one week of the local clock. Pure. */
import type { HistogramResponse } from "@/lib/contract/events";
import { offsetMs } from "@/lib/core/zone";
import { countText, eventsText } from "./chart-words";

export const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
export const HOURS = 24;
const HOUR_MS = 3_600_000;

export interface WeekHour {
  /** 0 is Monday. */
  day: number;
  hour: number;
  count: number;
  /** How many such hours the window holds, parts of one as parts. */
  hours: number;
}

export interface PunchCard {
  /** Monday's 24 hours first. */
  cells: WeekHour[];
  total: number;
  /** The hour with the most events for its length, the first of equals; null without events. */
  peak: WeekHour | null;
}

/** Folds buckets, each of which lies within one hour of the local clock of `zone`. */
export function toPunchCard(buckets: HistogramResponse["buckets"], zone: string): PunchCard {
  const cells = Array.from({ length: DAYS.length * HOURS }, (_, at) => ({
    day: Math.floor(at / HOURS),
    hour: at % HOURS,
    count: 0,
    hours: 0,
  }));
  for (const { start, end, count } of buckets) {
    const cell = cells[cellAt(start, zone)];
    if (!cell) continue;
    cell.count += count;
    cell.hours += (end - start) / HOUR_MS;
  }
  const peak = cells.reduce<WeekHour | null>(
    (best, cell) => (rateOf(cell) > (best === null ? 0 : rateOf(best)) ? cell : best),
    null,
  );
  return { cells, total: cells.reduce((sum, { count }) => sum + count, 0), peak };
}

export interface HourSpan {
  startMs: number;
  endMs: number;
  count: number;
}

/** The hours of the window that make up a cell, those with events, newest first. */
export function hoursBehind(
  buckets: HistogramResponse["buckets"],
  { day, hour }: WeekHour,
  zone: string,
): HourSpan[] {
  const spans: HourSpan[] = [];
  for (const { start, end, count } of buckets) {
    if (cellAt(start, zone) !== day * HOURS + hour) continue;
    const last = spans.at(-1);
    // The hour that a clock change brings twice, or that a zone cuts in halves, is one stretch.
    if (last?.endMs === start) Object.assign(last, { endMs: end, count: last.count + count });
    else spans.push({ startMs: start, endMs: end, count });
  }
  return spans.filter(({ count }) => count > 0).reverse();
}

function cellAt(ms: number, zone: string): number {
  const wall = new Date(ms + offsetMs(ms, zone));
  return ((wall.getUTCDay() + 6) % 7) * HOURS + wall.getUTCHours();
}

/** Events per hour: a window of ten days has some hours of the week twice. */
export function rateOf({ count, hours }: WeekHour): number {
  // A sliver at the edge of the window says little about its hour.
  return count / Math.max(hours, 0.5);
}

/**
 * How dark a cell is, 0 to 1. By square root: three events at night must be seen beside three thousand in
 * the morning.
 */
export function shadeOf(cell: WeekHour, peak: WeekHour | null): number {
  return peak === null || cell.count === 0 ? 0 : Math.max(0.08, Math.sqrt(rateOf(cell) / rateOf(peak)));
}

/** `Mon 03:00 to 04:00: 12 events, 3 an hour`. */
export function cellText(cell: WeekHour): string {
  const two = (hour: number) => String(hour % HOURS).padStart(2, "0");
  const when = `${DAYS[cell.day]} ${two(cell.hour)}:00 to ${two(cell.hour + 1)}:00`;
  if (cell.hours === 0) return `${when}: not in this time range`;
  if (cell.hours <= 1 || cell.count === 0) return `${when}: ${eventsText(cell.count)}`;
  const rate = rateOf(cell);
  return `${when}: ${eventsText(cell.count)}, ${rate < 10 ? rate.toFixed(1) : countText(Math.round(rate))} each time`;
}
