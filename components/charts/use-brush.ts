"use client";

import { type KeyboardEvent, type PointerEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { barAt, type Chart, type Selection, selectionOf } from "./chart-data";

export interface Brush {
  /** Null while the whole chart is selected, which is no selection. */
  selection: Selection | null;
  /** The bar under the pointer, or of the thumb with the focus. */
  hovered: number | null;
  isDragging: boolean;
  select(selection: Selection | null): void;
  hover(index: number | null): void;
  onPointerDown(event: PointerEvent<HTMLElement>): void;
  onPointerMove(event: PointerEvent<HTMLElement>): void;
  onPointerUp(): void;
  onPointerLeave(): void;
}

/** Selection of bars by drag. A selection belongs to the chart it was made on and goes with it. */
export function useBrush(chart: Chart): Brush {
  const [held, hold] = useState<{ chart: Chart; selection: Selection } | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const [isDragging, setDragging] = useState(false);
  const anchor = useRef<number | null>(null);
  useEscape(hovered !== null, () => setHovered(null));
  const select = (selection: Selection | null) => hold(selection && { chart, selection });
  const hover = (index: number | null) => setHovered(index);
  const indexOf = (event: PointerEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return barAt(chart, (event.clientX - box.left) / Math.max(1, box.width));
  };
  return {
    selection: held?.chart === chart ? held.selection : null,
    hovered: hovered !== null && hovered < chart.bars.length ? hovered : null,
    isDragging,
    select,
    hover,
    onPointerDown(event) {
      if (event.button !== 0 || chart.bars.length === 0) return;
      event.currentTarget.setPointerCapture?.(event.pointerId);
      anchor.current = indexOf(event);
      setDragging(true);
      select(selectionOf(anchor.current, anchor.current));
    },
    onPointerMove(event) {
      const index = indexOf(event);
      hover(index);
      if (anchor.current !== null) select(selectionOf(anchor.current, index));
    },
    onPointerUp() {
      anchor.current = null;
      setDragging(false);
    },
    onPointerLeave() {
      if (anchor.current === null) hover(null);
    },
  };
}

/** What shows on hover can be sent away without moving the pointer. */
function useEscape(isActive: boolean, act: () => void): void {
  const onEscape = useEffectEvent(act);
  useEffect(() => {
    if (!isActive) return;
    const listener = (event: globalThis.KeyboardEvent) => {
      if (event.key === "Escape") onEscape();
    };
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, [isActive]);
}

export type Thumb = "first" | "last";

const LONG_STEP = 10;

/**
 * The selection after a key on one of the two thumbs (the slider pattern of the ARIA practices), or null
 * for a key that is not one of theirs. A thumb stops at the other one.
 */
export function moveThumb(
  selection: Selection,
  thumb: Thumb,
  event: Pick<KeyboardEvent, "key" | "shiftKey">,
  count: number,
): Selection | null {
  const at = selection[thumb];
  const step = event.shiftKey ? LONG_STEP : 1;
  const targets: Record<string, number> = {
    ArrowLeft: at - step,
    ArrowDown: at - step,
    ArrowRight: at + step,
    ArrowUp: at + step,
    PageDown: at - LONG_STEP,
    PageUp: at + LONG_STEP,
    Home: 0,
    End: count - 1,
  };
  const target = targets[event.key];
  if (target === undefined) return null;
  const [least, most] = thumb === "first" ? [0, selection.last] : [selection.first, count - 1];
  return { ...selection, [thumb]: Math.min(most, Math.max(least, target)) };
}
