/**
 * The histogram's numbers as a chart needs them. Pure: places are fractions of the width (0 to 1), so
 * nothing has to be measured before the first bars show.
 */
import type { HistogramResponse } from "@/lib/contract/events";

export interface BarPart {
  value: string;
  /** What the value is called. */
  name: string;
  count: number;
}

/** One value that splits the bars. */
export interface Series {
  value: string;
  name: string;
  /** A colour of its own, as a token of the design; null where its rank gives one. */
  colour: string | null;
  total: number;
  exact: boolean;
}

/** What a value is called and coloured where it stands for something; null where it stands for itself. */
export type Named = (value: string) => { name: string; colour: string } | null;

export interface Bar {
  index: number;
  /** Instants in ms since the epoch; the end is exclusive. */
  startMs: number;
  endMs: number;
  count: number;
  /** Bottom first. What no series names is not among them. */
  parts: BarPart[];
  /** Left edge and width as fractions of the chart. */
  left: number;
  width: number;
}

export interface Chart {
  bars: Bar[];
  startMs: number;
  endMs: number;
  total: number;
  /** The tallest bar, the first of equals; null when every bar is empty. */
  peak: Bar | null;
  /** Values of the series with their totals, bottom of the stack first. */
  series: Series[];
}

/** Failures stand on the base line, where heights are easiest to compare. */
const STACK_ORDER = ["failure", "step", "unknown", "success"];

function stackRank(value: string): number {
  const rank = STACK_ORDER.indexOf(value);
  return rank < 0 ? STACK_ORDER.length : rank;
}

/** Bars of an answer, in time order, with their parts from the bottom up. */
export function toChart(response: HistogramResponse, named: Named = () => null): Chart {
  const { buckets } = response;
  const startMs = buckets[0]?.start ?? 0;
  const endMs = buckets.at(-1)?.end ?? 0;
  const span = Math.max(1, endMs - startMs);
  const series = [...(response.series ?? [])].sort((a, b) => stackRank(a.value) - stackRank(b.value));
  const isApart = areApart(
    series.map(({ value }) => value),
    named,
  );
  const bars = buckets.map((bucket, index) => ({
    index,
    startMs: bucket.start,
    endMs: bucket.end,
    count: bucket.count,
    parts: series
      .map(({ value, counts }) => ({ value, name: named(value)?.name ?? value, count: counts[index] ?? 0 }))
      .filter(({ count }) => count > 0),
    left: (bucket.start - startMs) / span,
    width: (bucket.end - bucket.start) / span,
  }));
  return {
    bars,
    startMs,
    endMs,
    total: bars.reduce((sum, bar) => sum + bar.count, 0),
    peak: bars.reduce<Bar | null>((best, bar) => (bar.count > (best?.count ?? 0) ? bar : best), null),
    series: series.map(({ value, counts, exact }) => ({
      value,
      name: named(value)?.name ?? value,
      colour: isApart ? (named(value)?.colour ?? null) : null,
      exact,
      total: counts.reduce((sum, n) => sum + n, 0),
    })),
  };
}

/** True when no two of `values` have the same colour: only then a colour says which one it is. */
function areApart(values: readonly string[], named: Named): boolean {
  const colours = values.map((value) => named(value)?.colour);
  return new Set(colours).size === colours.length;
}

export interface Segment {
  /** The series' value, or null for the rest of the bar. */
  value: string | null;
  /** Distance of the lower edge from the base line, and height, in px. */
  bottom: number;
  height: number;
}

/** A bar of one event beside one of ten thousand must still be seen. */
const LEAST_HEIGHT = 2;

/**
 * The segments of a bar in a chart `height` px high whose tallest bar holds `peak` events. Nothing that
 * happened is drawn lower than 2 px, so a segment's height may be a little more than its share.
 */
export function segmentsOf(bar: Bar, peak: number, height: number): Segment[] {
  const named = bar.parts.reduce((sum, part) => sum + part.count, 0);
  const rest = Math.max(0, bar.count - named);
  const scale = height / Math.max(1, peak, named);
  const drawn: Segment[] = [];
  let bottom = 0;
  for (const part of [...bar.parts, { value: null, count: rest }]) {
    if (part.count === 0) continue;
    const tall = Math.min(height - bottom, Math.max(LEAST_HEIGHT, part.count * scale));
    drawn.push({ value: part.value, bottom, height: tall });
    bottom += tall;
  }
  return drawn;
}

/** Index of the bar at a fraction of the width, clamped to the chart; -1 without bars. */
export function barAt(chart: Chart, fraction: number): number {
  const found = chart.bars.findIndex((bar) => fraction < bar.left + bar.width);
  return found < 0 ? chart.bars.length - 1 : found;
}

/** Two ends of a selection as bar indexes, both included, in order. */
export interface Selection {
  first: number;
  last: number;
}

/** The selection between two bars, whichever way round they are. */
export function selectionOf(a: number, b: number): Selection {
  return { first: Math.min(a, b), last: Math.max(a, b) };
}

/** Edges and counts of a selection; null when it lies outside the chart. */
export function sumOf(
  chart: Chart,
  { first, last }: Selection,
): Omit<Bar, "index" | "left" | "width"> | null {
  const bars = chart.bars.slice(first, last + 1);
  const [from, to] = [bars[0], bars.at(-1)];
  if (from === undefined || to === undefined) return null;
  const parts = chart.series.map(({ value, name }) => ({
    value,
    name,
    count: bars.reduce((sum, bar) => sum + (bar.parts.find((part) => part.value === value)?.count ?? 0), 0),
  }));
  return {
    startMs: from.startMs,
    endMs: to.endMs,
    count: bars.reduce((sum, bar) => sum + bar.count, 0),
    parts: parts.filter(({ count }) => count > 0),
  };
}
