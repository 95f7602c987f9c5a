"use client";
import { useMemo, useState } from "react";
import { eventKey } from "./event-key";
import { isHead, type Lines } from "./lines";
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
export function useRowSelection(rows: readonly unknown[], lines: Lines): Selection {
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
  const keysBetween = (a: number, b: number) => {
    const [from, to] = [lines.lineOf(a), lines.lineOf(b)].sort((one, other) => one - other);
    return placesBetween(lines, from ?? 0, to ?? 0).map(keyOf);
  };
  return {
    keys,
    events,
    toggle: (index) => setSelection((before) => toggleRow(before, index, keyOf)),
    extend: (from, to) => setSelection((before) => extendTo(before, from, to, keysBetween)),
    clear: () => setSelection(NO_SELECTION),
  };
}

/** The events on a stretch of lines; a closed visit stands for none. */
function placesBetween(lines: Lines, from: number, to: number): number[] {
  const places = Array.from({ length: to - from + 1 }, (_, offset) => lines.placeAt(from + offset));
  return places.filter((place) => !isHead(place));
}
