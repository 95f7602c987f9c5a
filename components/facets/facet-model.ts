/** What a facet shows, told from the search and the server's answer. Pure. */
import type { FacetsResponse } from "@/lib/contract/events";
import { withWhere } from "@/lib/search/edit";
import { isGroup } from "@/lib/search/group";
import type { Condition, Group, Search } from "@/lib/search/schema";

export type Mark = "included" | "excluded";

/** Values of a field that the search keeps or drops, by lower-case value: the API stores values so. */
export type Marks = ReadonlyMap<string, { value: string; mark: Mark }>;

export interface FacetRow {
  value: string;
  /** Null when the answer does not tell. */
  count: number | null;
  mark: Mark | null;
}

/** Values shown before "more…". */
export const FIRST_SHOWN = 6;
/** How many each press of "more…" adds. */
export const MORE_SHOWN = 50;
/** From so many values on, a facet offers to search them. */
export const SEARCH_FROM = 11;

/** The values of `field` that conditions of the bar keep (`is`) or drop (`is not`). */
export function marksOf(search: Search, field: string): Marks {
  const marks = new Map<string, { value: string; mark: Mark }>();
  for (const condition of barConditions(search, field)) {
    const mark: Mark = condition.op === "is" ? "included" : "excluded";
    for (const value of condition.values) marks.set(value.toLowerCase(), { value, mark });
  }
  return marks;
}

/**
 * `search` without the bar's own conditions on `field`. A facet counts under the rest of the search, so
 * that the values one could choose next to the chosen ones stay in sight; and choosing asks nothing anew.
 */
export function withoutField(search: Search, field: string): Search {
  const own = new Set<Group | Condition>(barConditions(search, field));
  if (own.size === 0) return search;
  return withWhere(search, { ...search.where, items: search.where.items.filter((item) => !own.has(item)) });
}

function barConditions({ where }: Search, field: string): Condition[] {
  if (where.op !== "and" || where.disabled) return [];
  return where.items.filter((item): item is Condition => {
    if (isGroup(item) || item.disabled || item.field !== field) return false;
    return item.op === "is" || item.op === "is_not";
  });
}

/** The answer's values in its order, then the marked ones that it lacks: what is chosen is always listed. */
export function facetRows(answer: Pick<FacetsResponse, "values" | "other">, marks: Marks): FacetRow[] {
  const listed = new Set(answer.values.map(({ value }) => value.toLowerCase()));
  const rows = answer.values.map(({ value, count }) => ({
    value,
    count,
    mark: marks.get(value.toLowerCase())?.mark ?? null,
  }));
  const absent = [...marks].filter(([key]) => !listed.has(key));
  // With nothing outside the list, a value that is not in it has no events.
  const count = answer.other === 0 ? 0 : null;
  return [...rows, ...absent.map(([, { value, mark }]) => ({ value, count, mark }))];
}

/** The rows to show: those that hold `query`, the first `limit` of them, and every marked one. */
export function shownRows(rows: readonly FacetRow[], query: string, limit: number): FacetRow[] {
  const text = query.trim().toLowerCase();
  const found = text === "" ? rows : rows.filter(({ value }) => value.toLowerCase().includes(text));
  return found.filter((row, index) => index < limit || row.mark !== null);
}

/** How far the counts can be trusted: `exact`, or what makes them less, in a few words each. */
export function trustOf(answer: Pick<FacetsResponse, "errorBound" | "ignores">): string[] {
  const words = answer.ignores.map((part) => `ignores ${part}`);
  if (answer.errorBound > 0) words.push(`± ${answer.errorBound.toLocaleString("en")}`);
  return words.length === 0 ? ["exact"] : words;
}
