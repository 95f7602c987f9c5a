"use client";
import { type Ref, type RefObject, useEffect, useEffectEvent, useImperativeHandle } from "react";
import { useShortcut } from "@/components/explorer/use-shortcut";

import type { Lines } from "./lines";
import type { RowSpan } from "./row-window";

export interface RowsInView {
  first: unknown;
  last: unknown;
}

export interface EventTableHandle {
  /** Brings a row to the top of the view and gives it the focus. */
  showRow(index: number): void;
}

interface HandledTable {
  scroller: RefObject<HTMLElement | null>;
  rowPx: number;
  activePlace: number;
  lineOf: (index: number) => number;
  focusRow: (index: number) => void;
  onColumns: () => void;
}

/** What the rest of the page does with the rows: the chart shows one, j, k and c are heard from anywhere. */
export function useTableHandle(ref: Ref<EventTableHandle> | undefined, table: HandledTable): void {
  const { scroller, rowPx, activePlace, lineOf, focusRow, onColumns } = table;
  useImperativeHandle(ref, () => ({
    showRow: (index) => {
      const element = scroller.current;
      element?.scrollIntoView?.({ block: "nearest" });
      if (element) element.scrollTop = lineOf(index) * rowPx;
      focusRow(index);
    },
  }));
  useShortcut("j", () => focusRow(activePlace));
  useShortcut("k", () => focusRow(activePlace));
  useShortcut("c", onColumns);
}

type OnInView = ((rows: RowsInView | null) => void) | undefined;

/** Tells which rows are in view. Grouped ones are no stretch of the list: nothing is told of them. */
export function useInView(rows: readonly unknown[], view: RowSpan, lines: Lines, onInView: OnInView): void {
  const [first, last] = lines.grouped === null ? [rows[view.first], rows[view.last]] : [];
  const tell = useEffectEvent((rows: RowsInView | null) => onInView?.(rows));
  useEffect(() => tell(first !== undefined && last !== undefined ? { first, last } : null), [first, last]);
  useEffect(() => () => tell(null), []);
}
