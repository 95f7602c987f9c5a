"use client";
import { type Ref, type RefObject, useEffect, useEffectEvent, useImperativeHandle } from "react";
import { useShortcut } from "@/components/explorer/use-shortcut";

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
  activeIndex: number;
  focusRow: (index: number) => void;
  onColumns: () => void;
}

/** What the rest of the page does with the rows: the chart shows one, j, k and c are heard from anywhere. */
export function useTableHandle(ref: Ref<EventTableHandle> | undefined, table: HandledTable): void {
  const { scroller, rowPx, activeIndex, focusRow, onColumns } = table;
  useImperativeHandle(ref, () => ({
    showRow: (index) => {
      const element = scroller.current;
      element?.scrollIntoView?.({ block: "nearest" });
      if (element) element.scrollTop = index * rowPx;
      focusRow(index);
    },
  }));
  useShortcut("j", () => focusRow(activeIndex));
  useShortcut("k", () => focusRow(activeIndex));
  useShortcut("c", onColumns);
}

type OnInView = ((rows: RowsInView | null) => void) | undefined;

/** Tells which rows are in view. */
export function useInView(first: unknown, last: unknown, onInView: OnInView): void {
  const tell = useEffectEvent((rows: RowsInView | null) => onInView?.(rows));
  useEffect(() => tell(first !== undefined && last !== undefined ? { first, last } : null), [first, last]);
  useEffect(() => () => tell(null), []);
}
