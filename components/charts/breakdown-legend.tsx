"use client";

import { useId } from "react";
import type { Chart } from "./chart-data";
import { colourOf, fillOf, Hatch } from "./histogram-bars";

/** What the colours of the bars mean: those that are there, and of the outcomes only those drawn apart from the rest. */
export function BreakdownLegend({ chart }: { chart: Chart }) {
  const hatch = useId();
  const { series } = chart;
  const drawn = series.filter(({ total }) => total > 0);
  const apart = drawn.filter(({ value }) => fillOf(value, series, hatch) !== "var(--bar)").slice(0, 5);
  if (apart.length === 0) return null;
  return (
    <ul
      aria-label="Colours of the bars"
      className="flex min-w-0 gap-2.5 overflow-hidden text-ink3 text-sm @max-2xl:hidden"
    >
      {apart.map(({ value, name }) => (
        <li key={value} className="flex min-w-0 items-center gap-1">
          <svg aria-hidden width="10" height="10" className="shrink-0">
            <defs>
              <Hatch id={hatch} />
            </defs>
            <rect
              width="10"
              height="10"
              rx="2"
              data-org={colourOf(value, series)}
              fill={fillOf(value, series, hatch)}
            />
          </svg>
          <span className="max-w-32 truncate">{name === "" ? "(no value)" : name}</span>
        </li>
      ))}
    </ul>
  );
}
