/** A facet now against the same facet in the window of equal length before. Pure. */
import type { FacetsResponse } from "@/lib/contract/events";
import { toIso } from "@/lib/core/time";
import type { Window } from "@/lib/search/schema";
import type { FacetRow } from "./facet-model";

/** `grown`: at least twice as many, and not by a handful only. */
export type Trend = "new" | "gone" | "grown";

export interface ComparedRow extends FacetRow {
  /** Events before; null where that is not known. */
  before: number | null;
  trend: Trend | null;
}

const GROWN_RATIO = 2;
const GROWN_LEAST = 5;

/** The window of the same length that ends where `window` starts, an event on the edge counted once. */
export function equalWindowBefore({ start, end }: Window): Window {
  const startMs = Date.parse(start);
  return { start: toIso(2 * startMs - Date.parse(end)), end: toIso(startMs - 1) };
}

/**
 * `rows` of the answer `now` with their counts in the answer `before`, then the values that are gone. What a
 * list does not hold counts as none only when it leaves nothing out.
 */
export function withBefore(
  rows: readonly FacetRow[],
  now: Pick<FacetsResponse, "other" | "errorBound">,
  before: Pick<FacetsResponse, "values" | "other" | "errorBound">,
): ComparedRow[] {
  const counts = new Map(before.values.map(({ value, count }) => [value.toLowerCase(), count]));
  // Nothing at all before is the edge of what is kept, or a field that came into use: all would be new.
  const isKnown = before.values.length > 0 || before.other > 0;
  if (!isKnown) return rows.map((row) => ({ ...row, before: 0, trend: null }));
  const unlisted = before.other === 0 && before.errorBound === 0 ? 0 : null;
  const compared = rows.map((row): ComparedRow => {
    const count = counts.get(row.value.toLowerCase()) ?? unlisted;
    return { ...row, before: count, trend: trendOf(row.count, count) };
  });
  if (now.other > 0 || now.errorBound > 0) return compared;
  const listed = new Set(rows.map(({ value }) => value.toLowerCase()));
  const gone = before.values
    .filter(({ value, count }) => count > 0 && !listed.has(value.toLowerCase()))
    .map(
      ({ value, count }): ComparedRow => ({
        value,
        count: 0,
        mark: null,
        isPinned: false,
        before: count,
        trend: "gone",
      }),
    );
  return [...compared, ...gone];
}

function trendOf(now: number | null, before: number | null): Trend | null {
  if (now === null || before === null) return null;
  if (before === 0) return now > 0 ? "new" : null;
  if (now === 0) return "gone";
  return now >= GROWN_RATIO * before && now - before >= GROWN_LEAST ? "grown" : null;
}
