/** The bars of a histogram split by a field: its most frequent values, or the outcome. */
import "server-only";
import type { HistogramResponse } from "@/lib/contract/events";
import type { AppError } from "@/lib/core/errors";
import { barAt, fill } from "@/lib/insights/buckets";
import { OUTCOME_FIELD } from "@/lib/insights/outcome";
import type { IntervalPoint } from "@/lib/insights/parse";
import { textsAt } from "@/lib/insights/value";
import { maySkip } from "./across";
import type { Bars, Layout } from "./bars";
import { countBars } from "./bars";
import { distinctValues } from "./facets";
import type { EventNote } from "./notes";
import { countOutcomes } from "./outcome";
import { narrowed, type Run } from "./run";
import { eventMs, scanEvents } from "./scan";

const VALUES_MAX = 5;

export interface Breakdown {
  series: NonNullable<HistogramResponse["series"]>;
  notes: EventNote[];
}

/**
 * Splits the bars of `layout` by `field`. `source` tells how the bars themselves were counted. What fails here
 * leaves the bars as they are, with a note; only what must end the whole answer is thrown.
 */
export async function seriesOf(
  run: Run,
  layout: Layout,
  field: string,
  source: Bars["source"],
): Promise<Breakdown> {
  try {
    return await splitBars(run, layout, field, source);
  } catch (error) {
    if (!maySkip(error)) throw error;
    return { series: [], notes: [failed(field, error)] };
  }
}

function failed(field: string, { message }: AppError): EventNote {
  const what =
    field === OUTCOME_FIELD
      ? "The outcome of the events could not be read, so the bars have no colours."
      : "The bars could not be split by this field.";
  return { code: "breakdown_failed", message: `${what} ${message}` };
}

function splitBars(run: Run, layout: Layout, field: string, source: Bars["source"]): Promise<Breakdown> {
  if (field === OUTCOME_FIELD) return outcomeSeries(run, layout, source);
  if (source === "scan") return scannedSeries(run, layout, field);
  if (source === "counts") return Promise.resolve(LEFT_OUT);
  return valueSeries(run, layout, field);
}

/** A count call per bar and value would be hundreds of calls. */
const LEFT_OUT: Breakdown = {
  series: [],
  notes: [
    {
      code: "breakdown_left_out",
      message: "JumpCloud gave no counts over time, so the bars cannot be split by this field.",
    },
  ],
};

async function outcomeSeries(run: Run, layout: Layout, source: Bars["source"]): Promise<Breakdown> {
  const points = new Map<string, IntervalPoint[]>([
    ["failure", []],
    ["step", []],
    ["success", []],
  ]);
  let isSplit = true;
  const { exact, notes } = await countOutcomes(run, {
    visit(kind, event) {
      const start = eventMs(event);
      if (start !== null) points.get(kind)?.push({ start, count: 1 });
    },
    async count(kind, part) {
      if (source === "counts") isSplit = false;
      else points.get(kind)?.push(...(await countBars(part, layout)).bars);
    },
  });
  if (!isSplit) return LEFT_OUT;
  const series = [...points].map(([value, found]) => ({ value, counts: countsOf(layout, found), exact }));
  return { series, notes };
}

function countsOf(layout: Layout, points: readonly IntervalPoint[]): number[] {
  return fill(layout.bars, points).map(({ count }) => count);
}

/** One interval call for each of the most frequent values. */
async function valueSeries(run: Run, layout: Layout, field: string): Promise<Breakdown> {
  const { values, ignores, notes } = await distinctValues(run, field);
  const series = await Promise.all(
    values.slice(0, VALUES_MAX).map(async ({ value }) => {
      // As the API gave it: a stored value may have capitals.
      const part = narrowed(run, { field, op: "is", values: [value], exact: true });
      const { bars, exact } = await countBars(part, layout);
      return { value, counts: bars.map(({ count }) => count), exact };
    }),
  );
  const ranked: EventNote = {
    code: "approximate",
    message: "Which values are shown was chosen without the full text of the search.",
  };
  return { series, notes: ignores.length > 0 ? [...notes, ranked] : notes };
}

/** The most frequent values among the events themselves. */
async function scannedSeries(run: Run, layout: Layout, field: string): Promise<Breakdown> {
  const counts = new Map<string, number[]>();
  const { isWhole, notes } = await scanEvents(run, {}, (event) => {
    const ms = eventMs(event);
    if (ms === null) return;
    for (const value of new Set(textsAt(event, field))) {
      const own = counts.get(value) ?? new Array<number>(layout.bars.length).fill(0);
      const at = barAt(layout.bars, ms);
      own[at] = (own[at] ?? 0) + 1;
      counts.set(value, own);
    }
  });
  const sum = (own: readonly number[]) => own.reduce((all, count) => all + count, 0);
  const top = [...counts].sort(([, a], [, b]) => sum(b) - sum(a)).slice(0, VALUES_MAX);
  return { series: top.map(([value, own]) => ({ value, counts: own, exact: isWhole })), notes };
}
