"use client";
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { indexOfKey } from "./event-key";
import type { Lines, Place } from "./lines";

interface ActiveRowInput {
  rows: readonly unknown[];
  selectedId: string | null;
  table: RefObject<HTMLTableElement | null>;
  scrollTo: (line: number) => void;
  lines: Lines;
  activePlace: Place;
  setActive: (place: Place) => void;
}

/**
 * The row that Tab reaches: it follows the open event, goes back to the top with a new list, and takes
 * the focus again when the detail closes, however far the list was scrolled since.
 */
export function useActiveRow(input: ActiveRowInput) {
  const { rows, selectedId, table, scrollTo, lines, activePlace, setActive } = input;
  const wantsFocus = useRef(false);
  const openIndex = useMemo(() => indexOfKey(rows, selectedId), [rows, selectedId]);
  const wantsShow = useRef<Place | null>(null);
  const show = (place: Place) => {
    setActive(place);
    // A row in a closed group has no line before the group is open.
    if (lines.grouped?.reveal(place)) wantsShow.current = place;
    else scrollTo(lines.lineOf(place));
  };
  const focusRow = (place: Place) => {
    wantsFocus.current = true;
    show(place);
    // The row may be the active one already: then nothing renders, and it is there to take the focus now.
    if (place === activePlace) takeFocus(table.current, place, wantsFocus);
  };
  useLayoutEffect(() => {
    const { current: place } = wantsShow;
    if (place !== null) {
      const line = lines.lineOf(place);
      if (lines.placeAt(line) !== place) return;
      wantsShow.current = null;
      scrollTo(line);
    }
    takeFocus(table.current, activePlace, wantsFocus);
  });

  const first = rows[0];
  const listed = useRef({ first, count: rows.length });
  useEffect(() => {
    const before = listed.current;
    listed.current = { first, count: rows.length };
    if (before.first === first && before.count <= rows.length) return;
    setActive(Math.max(0, openIndex));
    scrollTo(lines.lineOf(Math.max(0, openIndex)));
  }, [first, rows.length, openIndex, setActive, scrollTo, lines]);

  const shown = useRef<string | null>(null);
  useEffect(() => {
    const before = shown.current;
    if (before === selectedId) return;
    // A selected event that is not listed yet is shown when it comes.
    if (selectedId === null || openIndex >= 0) shown.current = selectedId;
    if (openIndex >= 0) show(openIndex);
    else if (selectedId === null && before !== null && isFocusFree(table.current)) focusRow(activePlace);
  });
  return { openIndex, focusRow, showRow: show };
}

function takeFocus(table: HTMLTableElement | null, index: number, wantsFocus: { current: boolean }): void {
  const row = wantsFocus.current ? table?.querySelector<HTMLElement>(`tr[data-index="${index}"]`) : null;
  if (!row) return;
  wantsFocus.current = false;
  row.focus({ preventScroll: true });
}

/** True when nobody else has the focus: it fell to the page when what held it went away. */
function isFocusFree(table: HTMLTableElement | null): boolean {
  const holder = document.activeElement;
  return holder === null || holder === document.body || table?.contains(holder) === true;
}
