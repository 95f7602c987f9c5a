"use client";

import { memo, useId } from "react";
import { type Chart, type Series, segmentsOf } from "./chart-data";

export const BARS_HEIGHT = 64;

/** Space between bars, as a share of a bar's own width. */
const GAP = 0.08;

/** The fill of a segment; failures get the hatch, so that grey print and colour-blind eyes tell them apart. */
export function fillOf(value: string | null, series: readonly Series[], hatch: string): string {
  if (value === null || value === "success" || value === "unknown") return "var(--bar)";
  if (value === "failure") return `url(#${hatch})`;
  if (value === "step") return "color-mix(in srgb, var(--step) 70%, var(--panel))";
  const rank = series.findIndex((known) => known.value === value);
  // Which colour that is, the attribute says: see `data-org` in the style sheet.
  if (colourOf(value, series)) return "var(--org)";
  return `color-mix(in srgb, var(--accent) ${Math.max(20, 85 - rank * 18)}%, var(--panel))`;
}

/** The colour that a value has of its own, for the attribute `data-org`. */
export function colourOf(value: string | null, series: readonly Series[]): string | undefined {
  return series.find((known) => known.value === value)?.colour ?? undefined;
}

/** Diagonal lines in the colour of failure, in screen pixels. */
export function Hatch({ id }: { id: string }) {
  return (
    <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="5" height="5" fill="color-mix(in srgb, var(--bar-bad) 65%, var(--panel))" />
      <rect width="3" height="5" fill="var(--bar-bad)" />
    </pattern>
  );
}

const percent = (fraction: number): string => `${(fraction * 100).toFixed(4)}%`;

/** The bars alone. Places are percentages, so they hold at any width without measuring. */
export const HistogramBars = memo(function HistogramBars({ chart, label }: { chart: Chart; label: string }) {
  const hatch = useId();
  const peak = chart.peak?.count ?? 0;
  return (
    <svg role="img" aria-label={label} width="100%" height={BARS_HEIGHT} className="block overflow-visible">
      <defs>
        <Hatch id={hatch} />
      </defs>
      {chart.bars.map((bar) =>
        segmentsOf(bar, peak, BARS_HEIGHT).map(({ value, bottom, height }) => (
          <rect
            key={`${bar.startMs} ${value}`}
            x={percent(bar.left + (bar.width * GAP) / 2)}
            width={percent(bar.width * (1 - GAP))}
            y={BARS_HEIGHT - bottom - height}
            height={height}
            data-org={colourOf(value, chart.series)}
            fill={fillOf(value, chart.series, hatch)}
          />
        )),
      )}
    </svg>
  );
});
