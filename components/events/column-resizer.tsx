"use client";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { columnLabel, MAX_WIDTH_PX, MIN_WIDTH_PX } from "./columns";
import { remScale } from "./rem-scale";
import type { ColumnWidths } from "./use-column-widths";

const STEP_PX = 8;
const LARGE_STEP_PX = 48;

interface ColumnResizerProps extends Pick<ColumnWidths, "preview" | "keep"> {
  column: string;
  /** The width the column has now, in px at the standard text size. */
  widthPx: number;
}

/** The edge of a column: drag it, or move it with the arrows; Home, End and a double click as well. */
export function ColumnResizer({ column, widthPx, preview, keep }: ColumnResizerProps) {
  const drag = useRef<{ fromX: number; fromPx: number; px: number } | null>(null);
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    const fromPx = drawnWidth(event.currentTarget) ?? widthPx;
    drag.current = { fromX: event.clientX, fromPx, px: fromPx };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!drag.current) return;
    drag.current.px = drag.current.fromPx + (event.clientX - drag.current.fromX) / remScale();
    preview(column, drag.current.px);
  };
  const onPointerUp = () => {
    if (drag.current && drag.current.px !== drag.current.fromPx) keep(column, drag.current.px);
    drag.current = null;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = nextWidth(event.key, event.shiftKey, drawnWidth(event.currentTarget) ?? widthPx);
    if (next === null) return;
    event.preventDefault();
    keep(column, next);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator is a widget; <hr> is not
    <span
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={`Width of ${columnLabel(column)}`}
      aria-valuenow={widthPx}
      aria-valuemin={MIN_WIDTH_PX}
      aria-valuemax={MAX_WIDTH_PX}
      aria-valuetext={`${widthPx} pixels`}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDoubleClick={() => keep(column, null)}
      onKeyDown={onKeyDown}
      className="group/edge absolute inset-y-0 right-0 flex w-6 cursor-col-resize touch-none justify-end outline-none"
    >
      <span className="my-1.5 w-0.5 rounded-full bg-transparent group-hover/edge:bg-line2 group-focus-visible/edge:bg-accent group-active/edge:bg-accent" />
    </span>
  );
}

/** The width that a key asks for, or null. Px at the standard text size. */
export function nextWidth(key: string, isLarge: boolean, px: number): number | null {
  const step = isLarge ? LARGE_STEP_PX : STEP_PX;
  if (key === "ArrowLeft") return Math.max(MIN_WIDTH_PX, px - step);
  if (key === "ArrowRight") return Math.min(MAX_WIDTH_PX, px + step);
  if (key === "Home") return MIN_WIDTH_PX;
  return key === "End" ? MAX_WIDTH_PX : null;
}

/** A stretched column is wider than its least width: start from what is on screen. */
function drawnWidth(handle: HTMLElement): number | null {
  const width = handle.closest("th")?.getBoundingClientRect().width ?? 0;
  return width > 0 ? width / remScale() : null;
}
