"use client";

import { useId } from "react";
import type { Chart } from "./chart-data";
import { fillOf, Hatch } from "./histogram-bars";

/** What the colours of the bars mean: those that are there, and of the outcomes only those drawn apart from the rest. */
export function BreakdownLegend({ chart }: { chart: Chart }) {
  const hatch = useId();
  const order = chart.series.map(({ value }) => value);
  const drawn = chart.series.filter(({ total }) => total > 0).map(({ value }) => value);
  const apart = drawn.filter((value) => fillOf(value, order, hatch) !== "var(--bar)").slice(0, 5);
  if (apart.length === 0) return null;
  return (
    <ul
      aria-label="Colours of the bars"
      className="flex min-w-0 gap-2.5 overflow-hidden text-ink3 text-sm @max-2xl:hidden"
    >
      {apart.map((value) => (
        <li key={value} className="flex min-w-0 items-center gap-1">
          <svg aria-hidden width="10" height="10" className="shrink-0">
            <defs>
              <Hatch id={hatch} />
            </defs>
            <rect width="10" height="10" rx="2" fill={fillOf(value, order, hatch)} />
          </svg>
          <span className="max-w-32 truncate">{value === "" ? "(no value)" : value}</span>
        </li>
      ))}
    </ul>
  );
}
