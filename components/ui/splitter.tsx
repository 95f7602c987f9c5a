"use client";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { cx } from "./cx";

interface SplitterProps {
  /** Accessible name, such as "Width of the facets". */
  label: string;
  /** Width of the panel in pixels. */
  value: number;
  min: number;
  max: number;
  /** Width that a double click brings back. */
  initial: number;
  /** Whether the panel lies before or after the splitter. */
  panel: "before" | "after";
  onChange: (width: number) => void;
  className?: string | undefined;
}

const STEP = 16;

/** A window splitter (ARIA practices): drag, arrows, Home, End, double click. Takes no width of its own. */
export function Splitter({ label, value, min, max, initial, panel, onChange, className }: SplitterProps) {
  const drag = useRef<{ x: number; width: number } | null>(null);
  const sign = panel === "before" ? 1 : -1;
  const set = (width: number) => onChange(Math.round(Math.max(min, Math.min(max, width))));
  const onKeyDown = (event: KeyboardEvent) => {
    const next = keyWidth(event, value, sign, min, max);
    if (next === null) return;
    event.preventDefault();
    set(next);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    drag.current = { x: event.clientX, width: value };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (drag.current) set(drag.current.width + sign * (event.clientX - drag.current.x));
  };
  const onEnd = () => {
    drag.current = null;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr cannot be focused and moved
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onEnd}
      onLostPointerCapture={onEnd}
      onDoubleClick={() => set(initial)}
      className={cx(
        "group relative z-10 -mx-1 w-2 shrink-0 cursor-col-resize touch-none select-none outline-none",
        "after:absolute after:inset-y-0 after:left-1/2 after:w-px after:bg-line",
        "hover:after:w-0.5 hover:after:bg-accent focus-visible:after:w-0.5 focus-visible:after:bg-accent",
        className,
      )}
    />
  );
}

function keyWidth(
  event: KeyboardEvent,
  value: number,
  sign: number,
  min: number,
  max: number,
): number | null {
  const step = event.shiftKey ? STEP * 4 : STEP;
  if (event.key === "ArrowRight") return value + sign * step;
  if (event.key === "ArrowLeft") return value - sign * step;
  if (event.key === "Home") return min;
  if (event.key === "End") return max;
  return null;
}
