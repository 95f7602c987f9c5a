"use client";

import { memo } from "react";
import type { Chart } from "./chart-data";
import { axisTicks } from "./time-axis";

/** Labels under the bars. A label that would run out at the right is left out, every other one on a phone. */
export const TimeAxisRow = memo(function TimeAxisRow({ chart, zone }: { chart: Chart; zone: string }) {
  const span = chart.endMs - chart.startMs;
  const ticks = axisTicks(chart.startMs, chart.endMs, zone).map((tick) => ({
    ...tick,
    at: (tick.ms - chart.startMs) / span,
  }));
  return (
    <div
      aria-hidden
      className="relative h-4.5 overflow-hidden border-line2 border-t font-mono text-ink3 text-xs"
    >
      {ticks
        .filter(({ at }) => at < 0.93)
        .map(({ ms, label, at }) => (
          <span
            key={ms}
            className="absolute top-0.5 whitespace-nowrap border-line2 border-l pl-1 max-sm:nth-[even]:hidden"
            style={{ left: `${at * 100}%` }}
          >
            {label}
          </span>
        ))}
    </div>
  );
});
