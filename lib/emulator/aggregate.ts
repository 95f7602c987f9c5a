/** The three calls that answer numbers: count, distinct and interval, in the shapes that evidence differs on. */
import { refuse } from "./answer";
import { visitTexts } from "./fields";
import type { KeyOptions } from "./options";
import { formatAtOffset } from "./rfc3339";
import { eachMatch, type Selection } from "./select";
import { compareText } from "./store";
import type { IntervalQuery } from "./validate";

/** `/events/count`: `{"count": n}`. */
export function count(selection: Selection): { count: number } {
  let total = 0;
  eachMatch(selection, () => {
    total += 1;
  });
  return { count: total };
}

/** `/events/distinct`: values of `field` by falling count. An event with a list counts once for each value in it. */
export function distinct(selection: Selection, field: string, options: KeyOptions): unknown {
  const keys = field.split(".");
  const counts = new Map<string, number>();
  const lowered = options.distinctKeys === "lowered";
  eachMatch(selection, (event) => {
    const own = new Set<string>();
    visitTexts(event, keys, 0, (text) => own.add(lowered ? text.toLowerCase() : text));
    for (const value of own) counts.set(value, (counts.get(value) ?? 0) + 1);
  });
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]));
  const buckets = sorted.slice(0, options.distinctCap).map(([key, doc_count]) => ({ key, doc_count }));
  if (options.distinctShape === "array") return buckets;
  return {
    [options.distinctShape === "field" ? field : "buckets"]: buckets,
    doc_count_error_upper_bound: 0,
    sum_other_doc_count: sorted.slice(options.distinctCap).reduce((sum, [, n]) => sum + n, 0),
  };
}

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
/** 1970 began on a Thursday: weeks are counted from the Monday before. */
const MONDAY = -3 * UNIT_MS.d;

/** `/events/interval`: counts of equal lengths of time, aligned to local midnight (weeks to Monday) at the asked offset. */
export function interval(selection: Selection, query: IntervalQuery, options: KeyOptions): unknown {
  const buckets = options.interval === "silent" ? [] : bucketsOf(selection, query, options);
  if (options.intervalShape === "array") return buckets;
  return { [options.intervalShape === "field" ? "timestamp" : "buckets"]: buckets };
}

function bucketsOf(selection: Selection, query: IntervalQuery, options: KeyOptions): unknown[] {
  const size = UNIT_MS[query.unit] * query.count;
  const shift = query.offset - (query.unit === "w" ? MONDAY : 0);
  const floor = (ms: number) => Math.floor((ms + shift) / size) * size - shift;
  const counts = new Map<number, number>();
  eachMatch(selection, (_event, ms) => counts.set(floor(ms), (counts.get(floor(ms)) ?? 0) + 1));
  const last = (query.end ?? selection.now) - 1;
  const found = [...counts.keys()].sort((a, b) => a - b);
  const keys =
    options.intervalGaps === "omit"
      ? found
      : options.intervalGaps === "between"
        ? steps(found[0] ?? 0, found.at(-1) ?? -1, size, options.maxBuckets)
        : steps(floor(query.start), floor(last), size, options.maxBuckets);
  if (keys.length > options.maxBuckets) refuse(500, "too many buckets");
  return keys.map((key) => ({
    key,
    key_as_string: formatAtOffset(key, query.offset),
    doc_count: counts.get(key) ?? 0,
  }));
}

function steps(from: number, to: number, size: number, max: number): number[] {
  const length = Math.floor((to - from) / size) + 1;
  if (length > max) refuse(500, "too many buckets");
  return Array.from({ length: Math.max(0, length) }, (_, i) => from + i * size);
}
