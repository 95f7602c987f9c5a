/** Bars filled by the API: one interval call, or, where that stays silent or fails, a count call for each bar. */
import "server-only";
import { type ErrorCode, isAppError } from "@/lib/core/errors";
import { toIso } from "@/lib/core/time";
import { wireOffset } from "@/lib/core/zone";
import { BARS_MAX, type Bar, fill, type Interval, total, wireInterval } from "@/lib/insights/buckets";
import type { IntervalPoint } from "@/lib/insights/parse";
import type { Target } from "../../gateway/gateway";
import { across } from "./across";
import type { EventNote } from "./notes";
import { type Run, within } from "./run";

export interface Layout {
  /** Empty, over the whole window. */
  bars: readonly Bar[];
  interval: Interval;
  zone: string;
}

export interface Bars {
  bars: Bar[];
  source: "interval" | "counts" | "scan";
  exact: boolean;
  notes: EventNote[];
}

const COUNTED_SINGLY: EventNote = {
  code: "counted_singly",
  message: "JumpCloud gave no counts over time, so each bar was counted by itself.",
};

/** Faults of the interval call alone, which the count call may not share. */
const INTERVAL_FAULTS: readonly ErrorCode[] = [
  "BAD_RESPONSE",
  "BAD_SHAPE",
  "QUERY_REJECTED",
  "UPSTREAM_CONFIG",
  "UPSTREAM_ERROR",
];

/** Fills the bars of `layout` with the counts of `run`, which must have no residual. */
export async function countBars(run: Run, layout: Layout): Promise<Bars> {
  const { values, notes } = await across(run.targets, (target) => targetBars(run, layout, target));
  const isSingle = values.some(({ source }) => source === "counts");
  return {
    bars: values.reduce((bars, value) => fill(bars, value.points), [...layout.bars]),
    source: isSingle ? "counts" : "interval",
    exact: notes.length === 0,
    notes: isSingle ? [...notes, COUNTED_SINGLY] : notes,
  };
}

/**
 * The same by interval calls alone, for more bars than could be counted one by one; null where the API gives
 * no counts over time although there are events.
 */
export async function intervalBars(run: Run, layout: Layout): Promise<Bars | null> {
  const { values, notes } = await across(run.targets, async (target) => {
    const points = await intervalPoints(run, layout, target);
    if (points !== null && total(points) > 0) return points;
    const { count } = await run.ctx.server.gateway.count(target, run.compiled.body, run.options);
    return count === 0 ? [] : null;
  });
  if (values.includes(null)) return null;
  const bars = values.reduce<Bar[]>((filled, points) => fill(filled, points ?? []), [...layout.bars]);
  return { bars, source: "interval", exact: notes.length === 0, notes };
}

interface TargetBars {
  points: readonly IntervalPoint[];
  source: "interval" | "counts";
}

async function targetBars(run: Run, layout: Layout, target: Target): Promise<TargetBars> {
  const points = await intervalPoints(run, layout, target);
  if (points !== null && total(points) > 0) return { points, source: "interval" };
  const { count } = await run.ctx.server.gateway.count(target, run.compiled.body, run.options);
  if (count === 0) return { points: [], source: "interval" };
  return { points: await countEach(run, layout, target, count), source: "counts" };
}

/** The counts of the interval call; null when it cannot be used. */
async function intervalPoints(
  run: Run,
  layout: Layout,
  target: Target,
): Promise<readonly IntervalPoint[] | null> {
  const { unit, value } = wireInterval(layout.bars, layout.interval, layout.zone);
  const timezone = wireOffset(Date.parse(run.window.start), layout.zone);
  try {
    const { points } = await run.ctx.server.gateway.interval(
      target,
      { ...run.compiled.body, interval_unit: unit, interval_value: String(value), timezone },
      run.options,
    );
    return points;
  } catch (error) {
    if (isAppError(error) && INTERVAL_FAULTS.includes(error.code)) return null;
    throw error;
  }
}

/** A count per bar, at most 60: an unaligned window's one bar more is what the others leave of `count`. */
async function countEach(
  run: Run,
  { bars }: Layout,
  target: Target,
  count: number,
): Promise<IntervalPoint[]> {
  const asked = bars.slice(0, BARS_MAX);
  const points = await Promise.all(
    asked.map(async (bar, index): Promise<IntervalPoint> => {
      const part = within(run, {
        start: toIso(bar.start),
        end: toIso(endOf(bar, index === bars.length - 1)),
      });
      const answer = await run.ctx.server.gateway.count(target, part.compiled.body, run.options);
      return { start: bar.start, count: answer.count };
    }),
  );
  const rest = bars[BARS_MAX];
  return rest ? [...points, { start: rest.start, count: Math.max(0, count - total(points)) }] : points;
}

/**
 * Whether `end_time` is part of a range is not documented. A millisecond short of the next bar, an event on
 * the edge is counted once either way; the last bar ends where the window does.
 */
function endOf(bar: Bar, isLast: boolean): number {
  return isLast || bar.end - bar.start < 2 ? bar.end : bar.end - 1;
}
