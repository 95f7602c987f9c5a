"use client";
import type { FocusEvent, KeyboardEvent, MouseEvent } from "react";
import { useOpenMenu } from "@/components/explorer/menu-host";
import { useSearchActions } from "@/components/explorer/search-actions";
import { eventKey } from "./event-key";
import { indexOf, isPlainClick, rowOf, stepInside } from "./row-dom";
import { type RowAct, rowAct } from "./row-keys";
import { rowItems } from "./row-menu";

interface RowEventsInput {
  rows: readonly unknown[];
  selectedId: string | null;
  onOpen: (id: string | null) => void;
  setActive: (index: number) => void;
  focusRow: (index: number) => void;
  /** Rows that a page key moves by. */
  page: () => number;
  onColumns: () => void;
}

/** The listeners of the table's body: one set for all rows. */
export function useRowEvents(input: RowEventsInput) {
  const { rows, selectedId, onOpen, setActive, focusRow, page, onColumns } = input;
  const openMenu = useOpenMenu();
  const actions = useSearchActions();
  const openRow = (index: number) => onOpen(eventKey(rows[index], index));
  const openRowMenu = (row: HTMLElement, index: number) => {
    const items = rowItems(rows[index], actions, () => openRow(index));
    openMenu({ anchor: row, label: `Actions for row ${index + 1}`, items });
  };

  const carryOut = (act: RowAct, row: HTMLElement, target: HTMLElement) => {
    const index = indexOf(row);
    if (act.do === "go") focusRow(act.to);
    else if (act.do === "open") openRow(index);
    else if (act.do === "close") onOpen(null);
    else if (act.do === "menu") openRowMenu(row, index);
    else if (act.do === "columns") onColumns();
    else stepInside(act.do, row, target);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rowOf(event.target);
    if (!row || !(event.target instanceof HTMLElement)) return;
    const act = rowAct({
      key: event.key,
      shift: event.shiftKey,
      isChord: event.ctrlKey || event.altKey || event.metaKey,
      isInCell: event.target !== row,
      index: indexOf(row),
      count: rows.length,
      page: page(),
    });
    if (act === null || (act.do === "close" && selectedId === null)) return;
    event.preventDefault();
    event.stopPropagation();
    carryOut(act, row, event.target);
  };
  const onClick = (event: MouseEvent) => {
    const row = rowOf(event.target);
    if (!row || !isPlainClick(event)) return;
    setActive(indexOf(row));
    openRow(indexOf(row));
  };
  const onFocus = (event: FocusEvent) => {
    const row = rowOf(event.target);
    if (row) setActive(indexOf(row));
  };
  return { onKeyDown, onClick, onFocus };
}
