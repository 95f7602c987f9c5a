/** Which rows are selected, by key, and where a selection that grows began. Pure. */

export interface RowSelection {
  keys: ReadonlySet<string>;
  /** Where Shift grows from; null until a row was chosen. */
  anchor: number | null;
  /** What was selected before it grew: it stays, however the range moves. */
  base: ReadonlySet<string>;
}

type KeyOf = (index: number) => string;
/** The keys of all rows that stand between two, both included, whichever comes first. */
type KeysBetween = (a: number, b: number) => Iterable<string>;

const NONE: ReadonlySet<string> = new Set();
export const NO_SELECTION: RowSelection = { keys: NONE, anchor: null, base: NONE };

/** Selects the row at `index`, or takes it out; the next range grows from it. */
export function toggleRow({ keys }: RowSelection, index: number, keyOf: KeyOf): RowSelection {
  const key = keyOf(index);
  const next = new Set(keys);
  const isNew = !next.delete(key);
  const base = new Set(next);
  if (isNew) next.add(key);
  return { keys: next, anchor: index, base };
}

/** Selects every row between where the range began (`from`, when it begins now) and `to`, both included. */
export function extendTo(
  selection: RowSelection,
  from: number,
  to: number,
  keysBetween: KeysBetween,
): RowSelection {
  const anchor = selection.anchor ?? from;
  const base = selection.anchor === null ? selection.keys : selection.base;
  return { keys: new Set([...base, ...keysBetween(anchor, to)]), anchor, base };
}

/** What holds in a new list: rows without an id go by their place, which means another row now. */
export function inNewList({ keys }: RowSelection): RowSelection {
  const kept = new Set([...keys].filter((key) => !key.startsWith("@")));
  return { keys: kept, anchor: null, base: NONE };
}
