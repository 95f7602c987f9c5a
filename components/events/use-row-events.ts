"use client";
import type { FocusEvent, KeyboardEvent, MouseEvent } from "react";
import { useOpenMenu } from "@/components/explorer/menu-host";
import { useSearchActions } from "@/components/explorer/search-actions";
import { eventKey } from "./event-key";
import { lateItems } from "./late-items";
import { rowMenu } from "./late-parts";
import { headOf, isHead, type Lines, type Place } from "./lines";
import { indexOf, isPlainClick, rowOf, selectClick, stepInside } from "./row-dom";
import { type RowAct, rowAct } from "./row-keys";
import type { Selection } from "./use-row-selection";

interface RowEventsInput {
  rows: readonly unknown[];
  lines: Lines;
  selectedId: string | null;
  onOpen: (id: string | null) => void;
  setActive: (place: Place) => void;
  focusRow: (place: Place) => void;
  /** Rows that a page key moves by. */
  page: () => number;
  onColumns: () => void;
  selection: Selection;
}

/** The listeners of the table's body: one set for all rows. */
export function useRowEvents(input: RowEventsInput) {
  const { rows, lines, selectedId, onOpen, setActive, focusRow, page, onColumns, selection } = input;
  const hasSelection = selection.events.length > 0;
  const openMenu = useOpenMenu();
  const actions = useSearchActions();
  const openRow = (index: number) => onOpen(eventKey(rows[index], index));
  const openRowMenu = async (row: HTMLElement, index: number) => {
    const items = await lateItems(
      rowMenu,
      ({ rowItems }) =>
        rowItems(rows[index], actions, {
          onOpen: () => openRow(index),
          onSelect: () => selection.toggle(index),
          isSelected: selection.keys.has(eventKey(rows[index], index)),
        }),
      () => void openRowMenu(row, index),
    );
    openMenu({ anchor: row, label: `Actions for row ${index + 1}`, items });
  };

  // What came last goes first: a selection, then the detail.
  const closeOne = () => (hasSelection ? selection.clear() : onOpen(null));

  const toggleVisit = (head: Place) => {
    const visit = lines.grouped?.visitAt(head);
    if (visit) lines.grouped?.toggle(visit);
  };
  /** On the head of a visit, as in a tree: → opens it and then goes in, ← closes it, Enter and Space do either. */
  const onHead = (act: RowAct, head: Place) => {
    const visit = lines.grouped?.visitAt(head);
    const isOpen = visit !== undefined && lines.grouped?.isOpen(visit) === true;
    if (act.do === "enter" && isOpen) focusRow(lines.placeAt(lines.lineOf(head) + 1));
    else if (act.do === "outer" ? isOpen : ["enter", "open", "select"].includes(act.do)) toggleVisit(head);
  };
  /** From an event to the head of its visit. */
  const goOut = (index: number) => {
    const first = lines.grouped?.visitAt(index)?.rows[0];
    if (first !== undefined) focusRow(headOf(first));
  };

  const carryOut = (act: RowAct, row: HTMLElement, target: HTMLElement) => {
    const index = indexOf(row);
    if (act.do === "go") focusRow(lines.placeAt(act.to));
    else if (act.do === "extend") {
      const to = lines.placeAt(act.to);
      selection.extend(index, to);
      focusRow(to);
    } else if (act.do === "columns") onColumns();
    else if (act.do === "close") closeOne();
    else if (isHead(index)) onHead(act, index);
    else if (act.do === "outer") goOut(index);
    else if (act.do === "open") openRow(index);
    else if (act.do === "select") selection.toggle(index);
    else if (act.do === "menu") void openRowMenu(row, index);
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
      index: lines.lineOf(indexOf(row)),
      count: lines.count,
      page: page(),
    });
    if (act === null || (act.do === "close" && selectedId === null && !hasSelection)) return;
    if (act.do === "outer" && lines.grouped === null) return;
    event.preventDefault();
    event.stopPropagation();
    carryOut(act, row, event.target);
  };
  const onClick = (event: MouseEvent) => {
    const row = rowOf(event.target);
    const choice = row && selectClick(event);
    if (!row || choice === "none" || (choice === null && !isPlainClick(event))) return;
    const index = indexOf(row);
    setActive(index);
    if (isHead(index)) return toggleVisit(index);
    if (choice === null) return openRow(index);
    if (choice === "range") selection.extend(index, index);
    else selection.toggle(index);
    focusRow(index);
  };
  const onMouseDown = (event: MouseEvent) => {
    // A range of rows is meant, not one of text.
    if (event.shiftKey && rowOf(event.target)) event.preventDefault();
  };
  const onFocus = (event: FocusEvent) => {
    const row = rowOf(event.target);
    if (row) setActive(indexOf(row));
  };
  return { onKeyDown, onClick, onMouseDown, onFocus };
}
