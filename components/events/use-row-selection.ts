"use client";
import { useMemo, useState } from "react";
import { eventKey } from "./event-key";
import { extendTo, inNewList, NO_SELECTION, toggleRow } from "./row-selection";

export interface Selection {
  keys: ReadonlySet<string>;
  /** The selected rows that are listed, in the list's order. */
  events: readonly unknown[];
  toggle(index: number): void;
  /** Selects from where the range began, or from the row `from`, to the row `to`. */
  extend(from: number, to: number): void;
  clear(): void;
}

const NO_EVENTS: readonly unknown[] = [];

/** The rows that the user picked out. More pages leave the selection as it is; a new run keeps what has an id. */
export function useRowSelection(rows: readonly unknown[]): Selection {
  const [selection, setSelection] = useState(NO_SELECTION);
  const [first, setFirst] = useState(rows[0]);
  if (first !== rows[0]) {
    setFirst(rows[0]);
    if (selection !== NO_SELECTION) setSelection(inNewList(selection));
  }
  const { keys } = selection;
  const events = useMemo(
    () => (keys.size === 0 ? NO_EVENTS : rows.filter((row, index) => keys.has(eventKey(row, index)))),
    [rows, keys],
  );
  const keyOf = (index: number) => eventKey(rows[index], index);
  return {
    keys,
    events,
    toggle: (index) => setSelection((before) => toggleRow(before, index, keyOf)),
    extend: (from, to) => setSelection((before) => extendTo(before, from, to, keyOf)),
    clear: () => setSelection(NO_SELECTION),
  };
}
