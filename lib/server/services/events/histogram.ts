/** How many events a search matches over time, in bars on the user's clock. */
import "server-only";
import type { HistogramRequest, HistogramResponse } from "@/lib/contract/events";
import { invalid } from "@/lib/core/errors";
import { isZone } from "@/lib/core/zone";
import { type Bar, chooseInterval, fill, layOut, layOutHours, total } from "@/lib/insights/buckets";
import type { ServiceContext } from "../context";
import { type Bars, countBars, intervalBars, type Layout } from "./bars";
import { cappedNote, countRun } from "./count";
import { checkField } from "./facets";
import { distinctNotes, type EventNote } from "./notes";
import { askReadable, type Run, startRun } from "./run";
import { eventMs, scanEvents } from "./scan";
import { seriesOf } from "./series";

/** A window that ended this long ago gets no more events, so that its two counts must agree. */
const SETTLED_MS = 3_600_000;

/**
 * Counts the events of `body` per bar, and per bar and value when there is a breakdown. A breakdown that fails
 * is left out with a note. Throws INVALID_REQUEST (paths `zone`, `breakdown`), and what the gateway throws.
 */
export async function histogramEvents(
  ctx: ServiceContext,
  body: HistogramRequest,
  { signal }: { signal: AbortSignal },
): Promise<HistogramResponse> {
  if (!isZone(body.zone)) throw invalid("zone", "This is no time zone, such as Europe/Paris.");
  if (body.breakdown !== undefined) checkField(body.breakdown, "breakdown");
  if (body.per !== undefined && body.breakdown !== undefined)
    throw invalid("breakdown", "Counts per hour cannot be split.");
  return askReadable(startRun(ctx, body, signal), (run) => barsAnswer(run, body));
}

async function barsAnswer(run: Run, body: HistogramRequest): Promise<HistogramResponse> {
  const start = Date.parse(run.window.start);
  const end = Date.parse(run.window.end);
  const layout = layoutOf(body, start, end);
  const { bars, source, exact, notes } = await barsOf(run, layout, body.per === "hour");
  const breakdown = body.breakdown === undefined ? null : await seriesOf(run, layout, body.breakdown, source);
  const all = distinctNotes([...run.notes, ...run.compiled.notes, ...notes, ...(breakdown?.notes ?? [])]);
  return {
    interval: layout.interval,
    buckets: bars,
    ...(breakdown ? { series: breakdown.series } : {}),
    source,
    exact: exact && run.notes.length === 0,
    ...(all.length > 0 ? { notes: all } : {}),
  };
}

function layoutOf({ zone, per }: HistogramRequest, start: number, end: number): Layout {
  if (per === "hour") return { bars: layOutHours(start, end, zone), interval: { unit: "h", value: 1 }, zone };
  const interval = chooseInterval(start, end);
  return { bars: layOut(start, end, interval, zone), interval, zone };
}

/** Filled by the API where it can; hours are too many to be counted one by one, so a scan stands in for that. */
async function barsOf(run: Run, layout: Layout, isHourly: boolean): Promise<Bars> {
  if (run.compiled.residual) return scanBars(run, layout.bars);
  const counted = isHourly ? await intervalBars(run, layout) : await countBars(run, layout);
  return counted === null ? scanBars(run, layout.bars) : checkedBars(run, counted);
}

/** The bars must add up to what the count call says, where nothing can have come in between. */
async function checkedBars(run: Run, counted: Bars): Promise<Bars> {
  if (counted.source === "counts") return counted;
  const isSettled = Date.parse(run.window.end) + SETTLED_MS < run.ctx.server.now();
  if (!isSettled) return counted;
  const { count } = await countRun(run);
  const sum = total(counted.bars);
  return sum === count
    ? counted
    : { ...counted, exact: false, notes: [...counted.notes, differs(sum, count)] };
}

function differs(sum: number, count: number): EventNote {
  return {
    code: "sum_differs",
    message: `JumpCloud counts ${count.toLocaleString("en-US")} events, but the bars add up to ${sum.toLocaleString("en-US")}.`,
  };
}

/** Bars of a search that the API cannot evaluate alone: from the events themselves. */
async function scanBars(run: Run, bars: readonly Bar[]): Promise<Bars> {
  const points: { start: number; count: number }[] = [];
  const { read, isWhole, notes } = await scanEvents(run, {}, (event) => {
    const start = eventMs(event);
    if (start !== null) points.push({ start, count: 1 });
  });
  return {
    bars: fill(bars, points),
    source: "scan",
    exact: isWhole,
    notes: isWhole ? notes : [...notes, cappedNote(read)],
  };
}
