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
  isPinned: boolean;
}

/** What rows are placed by. */
export interface Placing {
  marks: Marks;
  /** Values that their user pinned. */
  pins: readonly string[];
}

export type SectionName = "chosen" | "pinned" | "other";

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
    return item.op === "is" || item.op === "is_not" || item.op === "missing";
  });
}

/**
 * The answer's values in its order, then the pinned and the marked ones that it lacks: what is chosen or
 * pinned is always listed. So is what `held` has of them, a placing of before.
 */
export function facetRows(
  answer: Pick<FacetsResponse, "values" | "other">,
  placing: Placing,
  held: Placing = placing,
): FacetRow[] {
  const { marks } = placing;
  const pinned = keysOf(placing.pins);
  // With nothing outside the list, a value that is not in it has no events.
  const absentCount = answer.other === 0 ? 0 : null;
  const rowOf = (value: string, count: number | null): FacetRow => {
    const key = value.toLowerCase();
    return { value, count, mark: marks.get(key)?.mark ?? null, isPinned: pinned.has(key) };
  };
  const listed = keysOf(answer.values.map(({ value }) => value));
  const absent = new Map(wantedBy(placing, held).map((value) => [value.toLowerCase(), value]));
  for (const key of listed) absent.delete(key);
  return [
    ...answer.values.map(({ value, count }) => rowOf(value, count)),
    ...[...absent.values()].map((value) => rowOf(value, absentCount)),
  ];
}

function wantedBy(...placings: Placing[]): string[] {
  return placings.flatMap(({ pins, marks }) => [...pins, ...[...marks.values()].map(({ value }) => value)]);
}

/** Rows that stand together: the chosen ones, then the pinned ones in their order, then the others; none that is empty. */
export function sectionsOf<R extends FacetRow>(
  rows: readonly R[],
  { marks, pins }: Placing,
): { name: SectionName; rows: R[] }[] {
  const places = [...keysOf(pins)];
  const placed = rows.map((row) => {
    const key = row.value.toLowerCase();
    const name: SectionName = marks.has(key) ? "chosen" : places.includes(key) ? "pinned" : "other";
    return { row, name, place: places.indexOf(key) };
  });
  const section = (name: SectionName) => placed.filter((one) => one.name === name);
  const inOrder = section("pinned").sort((a, b) => a.place - b.place);
  return [
    { name: "chosen" as const, rows: section("chosen").map(({ row }) => row) },
    { name: "pinned" as const, rows: inOrder.map(({ row }) => row) },
    { name: "other" as const, rows: section("other").map(({ row }) => row) },
  ].filter(({ rows }) => rows.length > 0);
}

function keysOf(values: readonly string[]): Set<string> {
  return new Set(values.map((value) => value.toLowerCase()));
}

/** The rows to show: those that hold `query` in their words, the first `limit` of them, and every one that is chosen or pinned. */
export function shownRows<R extends FacetRow>(
  rows: readonly R[],
  query: string,
  limit: number,
  held?: Placing,
  wordsOf: (value: string) => string = (value) => value,
): R[] {
  const text = query.trim().toLowerCase();
  const found = text === "" ? rows : rows.filter(({ value }) => wordsOf(value).toLowerCase().includes(text));
  const heldKeys = new Set([...(held?.marks.keys() ?? []), ...keysOf(held?.pins ?? [])]);
  return found.filter(
    (row, index) =>
      index < limit || row.mark !== null || row.isPinned || heldKeys.has(row.value.toLowerCase()),
  );
}

/** How far the counts can be trusted: `exact`, or what makes them less, in a few words each. */
export function trustOf(answer: Pick<FacetsResponse, "errorBound" | "ignores">): string[] {
  const words = answer.ignores.map((part) => `ignores ${part}`);
  if (answer.errorBound > 0) words.push(`± ${answer.errorBound.toLocaleString("en")}`);
  return words.length === 0 ? ["exact"] : words;
}
