/** From a range, which may be relative, to the window of one run, which never is. */
import type { ErrorDetail } from "@/lib/core/errors";
import { toIso } from "@/lib/core/time";
import { addDays, startOfDay, startOfWeek } from "@/lib/core/zone";
import type { Range, Window } from "./schema";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const UNIT_MS = { s: 1_000, m: MINUTE_MS, h: 3_600_000, d: DAY_MS, w: 7 * DAY_MS } as const;

/** How far ahead of the server's clock a window may end: clocks differ, and some events are stamped early. */
const AHEAD_MS = 5 * MINUTE_MS;
/** A window fixed at the edge of the retention ages while its pages are read. */
const AGED_MS = DAY_MS;
/** The API keeps events for 90 days (API documentation, overview). */
export const RETENTION_DAYS = 90;
/** As few as a licence keeps (upstream integrations: "15 days at most" on the lowest level). */
export const MIN_RETENTION_DAYS = 15;
/** What a licence can keep, in words. */
export const RETENTION_RULE = `Events are kept for ${MIN_RETENTION_DAYS} to ${RETENTION_DAYS} days.`;

/** Whether a licence can keep events for so many days. */
export function isRetention(days: number): boolean {
  return Number.isInteger(days) && days >= MIN_RETENTION_DAYS && days <= RETENTION_DAYS;
}

/** The ranges that the picker offers, in its order. */
export const RANGE_PRESETS: readonly { last: string; label: string }[] = [
  { last: "15m", label: "Last 15 minutes" },
  { last: "1h", label: "Last hour" },
  { last: "4h", label: "Last 4 hours" },
  { last: "24h", label: "Last 24 hours" },
  { last: "2d", label: "Last 2 days" },
  { last: "7d", label: "Last 7 days" },
  { last: "14d", label: "Last 14 days" },
  { last: "30d", label: "Last 30 days" },
  { last: "90d", label: "Last 90 days" },
  { last: "today", label: "Today" },
  { last: "yesterday", label: "Yesterday" },
  { last: "this_week", label: "This week" },
  { last: "last_week", label: "Last week" },
];

/**
 * The window of a run that starts at `nowMs`: lengths end now and count days as 24 hours; named ranges
 * follow the calendar of `zone` (weeks start on Monday). An end in the future becomes now.
 */
export function resolveRange(range: Range, nowMs: number, zone: string): Window {
  const [start, end] =
    "last" in range ? resolveLast(range.last, nowMs, zone) : [Date.parse(range.from), Date.parse(range.to)];
  return { start: toIso(start), end: toIso(Math.min(end, nowMs)) };
}

function resolveLast(last: string, nowMs: number, zone: string): [startMs: number, endMs: number] {
  const unit = UNIT_MS[last.at(-1) as keyof typeof UNIT_MS];
  if (/^\d/.test(last) && unit !== undefined) return [nowMs - Number(last.slice(0, -1)) * unit, nowMs];
  const isWeek = last.endsWith("week");
  const current = isWeek ? startOfWeek(nowMs, zone) : startOfDay(nowMs, zone);
  if (last === "today" || last === "this_week") return [current, nowMs];
  return [startOfDay(addDays(current, isWeek ? -7 : -1, zone), zone), current];
}

/**
 * Why `window` cannot be run, each fault with its path; none when it can. The start must lie before the
 * end, not in the future, and within the retention.
 */
export function validateWindow(window: Window, nowMs: number, retentionDays = RETENTION_DAYS): ErrorDetail[] {
  const start = Date.parse(window.start);
  const end = Date.parse(window.end);
  const faults: ErrorDetail[] = [];
  if (start >= end) faults.push({ path: "window.end", message: "The end must come after the start" });
  if (start > nowMs) faults.push({ path: "window.start", message: "The start is in the future" });
  if (start < nowMs - retentionDays * DAY_MS - AGED_MS) {
    faults.push({
      path: "window.start",
      message: `Events are kept for ${retentionDays} days: choose a later start`,
    });
  }
  return faults;
}

/** All that is kept at `nowMs`. */
export function retentionWindow(nowMs: number, retentionDays = RETENTION_DAYS): Window {
  return { start: toIso(nowMs - retentionDays * DAY_MS), end: toIso(nowMs) };
}

/** The presets that do not reach beyond what is kept, in their order. Named ones reach two weeks at most. */
export function presetsWithin(retentionDays: number): typeof RANGE_PRESETS {
  return RANGE_PRESETS.filter(
    ({ last }) => !last.endsWith("d") || Number.parseInt(last, 10) <= retentionDays,
  );
}

/** `window` from where events are kept at `nowMs` on; itself when all of it is kept, or none. */
export function windowWithin(window: Window, nowMs: number, retentionDays: number): Window {
  const kept = retentionWindow(nowMs, retentionDays);
  return window.start >= kept.start || window.end <= kept.start ? window : { ...window, start: kept.start };
}

/** `range` as far as events are kept at `nowMs`: itself when all of it is, null when none of it is. */
export function rangeWithin(range: Range, nowMs: number, zone: string, retentionDays: number): Range | null {
  const window = resolveRange(range, nowMs, zone);
  const kept = windowWithin(window, nowMs, retentionDays);
  if (kept !== window)
    return "last" in range ? { last: `${retentionDays}d` } : { ...range, from: kept.start };
  return window.end <= retentionWindow(nowMs, retentionDays).start ? null : range;
}

/** `window` with an end that is no more than five minutes ahead of `nowMs`. */
export function clampWindow(window: Window, nowMs: number): Window {
  const latest = nowMs + AHEAD_MS;
  return Date.parse(window.end) <= latest ? window : { ...window, end: toIso(latest) };
}

/** How far a window reaches from an instant, ms. */
export interface Span {
  beforeMs: number;
  afterMs: number;
}

/**
 * The window of `span` around the instant `ms`, as far as events are kept and not in the future at `nowMs`,
 * the instant itself included where the span reaches beyond it; null for an instant outside of that.
 */
export function windowAround(
  ms: number,
  { beforeMs, afterMs }: Span,
  nowMs: number,
  retentionDays = RETENTION_DAYS,
): Window | null {
  const kept = retentionWindow(nowMs, retentionDays);
  const latestMs = Math.max(nowMs, ms + 1);
  const latest = { start: kept.start, end: toIso(latestMs) };
  if (ms < Date.parse(kept.start) || clampWindow(latest, nowMs) !== latest) return null;
  const start = toIso(ms - beforeMs);
  return {
    start: start < kept.start ? kept.start : start,
    end: toIso(Math.min(ms + afterMs, latestMs)),
  };
}
