/** A facet counted here, from the events that are loaded, where the API's own counts would ignore a part of the search. Pure. */
import type { FacetsResponse } from "@/lib/contract/events";
import { OUTCOME_FIELD } from "@/lib/insights/outcome";
import { textsAt } from "@/lib/insights/value";
import { ignoresOf } from "@/lib/search/compile";
import type { Search } from "@/lib/search/schema";

/** The events of the table. */
export interface LoadedEvents {
  rows: readonly unknown[];
  /** Nothing is left to load. */
  isWhole: boolean;
  /** They belong to the run before. */
  isStale: boolean;
}

/** The parts of `search` that the API's counts of `field` would ignore; outcomes are counted with all of it. */
export function ignoredBy(search: Search, field: string): string[] {
  return field === OUTCOME_FIELD ? [] : ignoresOf(search, "distinct");
}

/** The values of `field` in `rows`, the most frequent first; an event with a value twice counts once. */
export function countLoaded(field: string, rows: readonly unknown[]): FacetsResponse {
  const found = new Map<string, { value: string; count: number }>();
  for (const row of rows) {
    const texts = new Map(textsAt(row, field).map((text) => [text.toLowerCase(), text]));
    for (const [key, value] of texts) {
      const entry = found.get(key);
      if (entry) entry.count += 1;
      else found.set(key, { value, count: 1 });
    }
  }
  const values = [...found.values()].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return { field, values, other: 0, errorBound: 0, ignores: [] };
}

/** What the counts rest on, in a sentence; none where there is nothing to count. */
export function loadedRemarks({ rows, isWhole }: LoadedEvents, ignored: readonly string[]): string[] {
  if (isWhole && rows.length === 0) return [];
  const counted = isWhole ? wholeText(rows.length) : partText(rows.length);
  return [`${counted}: JumpCloud's own counts ignore ${ignored.join(", ")}.`];
}

function wholeText(count: number): string {
  return count === 1
    ? "Counted in the 1 event there is"
    : `Counted in all ${count.toLocaleString("en")} events`;
}

function partText(count: number): string {
  if (count === 0) return "No event is loaded that could be counted";
  return `Counted in the first ${count.toLocaleString("en")} events, which are loaded`;
}
