"use client";
import type { Chart } from "./chart-data";
import { type OnScreen, useOnScreen } from "./on-screen";

/** Tints the stretch of the chart whose rows are on screen; at least as wide as can be seen. */
export function OnScreenBand({ chart, onScreen }: { chart: Chart; onScreen: OnScreen }) {
  const stretch = useOnScreen(onScreen);
  const span = chart.endMs - chart.startMs;
  if (stretch === null || span <= 0) return null;
  const at = (ms: number) => Math.min(1, Math.max(0, (ms - chart.startMs) / span)) * 100;
  const left = at(stretch.startMs);
  return (
    <div
      aria-hidden
      data-on-screen
      className="pointer-events-none absolute -bottom-px z-10 h-1 min-w-1 rounded-full bg-accent before:absolute before:inset-x-0 before:bottom-0 before:h-[64px] before:bg-accent/10"
      style={{ left: `${Math.min(left, 99.7)}%`, width: `${at(stretch.endMs) - left}%` }}
    />
  );
}
