"use client";

import { memo, useLayoutEffect, useRef, useState } from "react";
import type { Chart } from "./chart-data";
import { axisTicks, roomyLabels } from "./time-axis";

/** A letter of the monospaced face is at most this much of its size wide. */
const LETTER_RATIO = 0.62;

/** Labels under the bars, as many as have room. */
export const TimeAxisRow = memo(function TimeAxisRow({ chart, zone }: { chart: Chart; zone: string }) {
  const row = useRef<HTMLDivElement>(null);
  const { width, letter } = useSize(row);
  const span = chart.endMs - chart.startMs;
  const ticks = axisTicks(chart.startMs, chart.endMs, zone).map((tick) => ({
    ...tick,
    at: (tick.ms - chart.startMs) / span,
  }));
  const labels = roomyLabels(ticks, width, letter);
  return (
    <div
      ref={row}
      aria-hidden
      className="relative h-4.5 overflow-hidden border-line2 border-t font-mono text-ink3 text-xs"
    >
      {ticks.map(({ ms, at }, index) =>
        labels[index] ? (
          <span
            key={ms}
            className="absolute top-0.5 whitespace-nowrap border-line2 border-l pl-1"
            style={{ left: `${at * 100}%` }}
          >
            {labels[index]}
          </span>
        ) : null,
      )}
    </div>
  );
});

/** Width of an element and of its letters in px, kept up to date; before it is measured, those of a desktop. */
function useSize(element: React.RefObject<HTMLElement | null>): { width: number; letter: number } {
  const [size, setSize] = useState({ width: 1_200, letter: 7 });
  useLayoutEffect(() => {
    const measured = element.current;
    if (measured === null || typeof ResizeObserver !== "function") return;
    const measure = () => {
      const width = measured.clientWidth;
      const letter = Number.parseFloat(getComputedStyle(measured).fontSize) * LETTER_RATIO;
      setSize((before) => (before.width === width && before.letter === letter ? before : { width, letter }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    measure();
    return () => observer.disconnect();
  }, [element]);
  return size;
}
