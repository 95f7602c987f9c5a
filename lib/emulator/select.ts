/** Walks the stores of a scope in time order and gives the events that a query means. */
import type { RawEvent } from "@/lib/insights/wire";
import type { KeyOptions } from "./options";
import { at, compareText, type Store } from "./store";
import type { BaseQuery } from "./validate";

/** Where an event stands: its store and its index there. */
export interface Row {
  store: Store;
  index: number;
}

export interface Selection {
  stores: readonly Store[];
  query: BaseQuery;
  test: (event: RawEvent, json: () => string) => boolean;
  options: Pick<KeyOptions, "endInclusive" | "retentionDays">;
  /** Epoch milliseconds: what has not arrived by then is not found. */
  now: number;
}

/** The indexes of `store` that the query's times allow, as a half-open range. */
function bounds(store: Store, { query, options, now }: Selection): [number, number] {
  const oldest =
    options.retentionDays === null
      ? query.start
      : Math.max(query.start, now - options.retentionDays * 86_400_000);
  const first = store.lowerBound(oldest);
  if (query.end === null) return [first, store.events.length];
  return [first, store.lowerBound(options.endInclusive ? query.end + 1 : query.end)];
}

function passes(store: Store, index: number, { test, now }: Selection): boolean {
  if (store.arrivals && at(store.arrivals, index) > now) return false;
  return test(store.events[index] as RawEvent, () => store.text(index));
}

/** Calls `visit` with every matching event and its time, store by store. */
export function eachMatch(selection: Selection, visit: (event: RawEvent, ms: number) => void): void {
  for (const store of selection.stores) {
    const [first, end] = bounds(store, selection);
    for (let i = first; i < end; i++) {
      if (passes(store, i, selection)) visit(store.events[i] as RawEvent, at(store.times, i));
    }
  }
}

/** A place between events: time and document id, as the cursor names it. */
export interface Position {
  ms: number;
  document: string;
}

export function positionOf({ store, index }: Row): Position {
  return { ms: at(store.times, index), document: store.documents[index] ?? "" };
}

export function comparePositions(a: Position, b: Position): number {
  return a.ms - b.ms || compareText(a.document, b.document);
}

/** The first `count` matching rows in the asked order, after `after` when given. */
export function takeRows(
  selection: Selection,
  sort: "ASC" | "DESC",
  after: Position | null,
  count: number,
): Row[] {
  const sign = sort === "ASC" ? 1 : -1;
  const lists = selection.stores.map((store) => takeFromStore(store, selection, sign, after, count));
  if (lists.length === 1) return lists[0] ?? [];
  const all = lists.flat().sort((a, b) => sign * comparePositions(positionOf(a), positionOf(b)));
  return all.slice(0, count);
}

function takeFromStore(
  store: Store,
  selection: Selection,
  sign: 1 | -1,
  after: Position | null,
  count: number,
): Row[] {
  const rows: Row[] = [];
  let [first, end] = bounds(store, selection);
  // Only events of the cursor's own millisecond need a comparison; all before it are cut off here.
  if (after && sign > 0) first = Math.max(first, store.lowerBound(after.ms));
  if (after && sign < 0) end = Math.min(end, store.lowerBound(after.ms + 1));
  for (let step = 0; step < end - first && rows.length < count; step++) {
    const row = { store, index: sign > 0 ? first + step : end - 1 - step };
    if (after && sign * comparePositions(positionOf(row), after) <= 0) continue;
    if (passes(store, row.index, selection)) rows.push(row);
  }
  return rows;
}
