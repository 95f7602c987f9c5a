"use client";

import { type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import type { Bar, Chart, Selection } from "./chart-data";
import { sumOf } from "./chart-data";
import { eventsText, partText, selectionText } from "./chart-words";
import { spanText } from "./time-axis";
import { type Brush, moveThumb, type Thumb, useBrush } from "./use-brush";

interface HistogramBrushProps {
  chart: Chart;
  zone: string;
  /** Instants in ms; the end is exclusive. */
  onZoom: (startMs: number, endMs: number) => void;
  /** Shows the events of a span in the table. */
  onShow: (startMs: number, endMs: number) => void;
  /** Compares a span with the rest of the chart. */
  onCompare: (startMs: number, endMs: number) => void;
  children: ReactNode;
}

const percent = (fraction: number): string => `${fraction * 100}%`;

/** Lies over the bars: drag or the two thumbs select a span, Enter or Zoom makes it the time range. */
export function HistogramBrush({ chart, zone, children, ...acts }: HistogramBrushProps) {
  const brush = useBrush(chart);
  const lastThumb = useRef<HTMLDivElement>(null);
  const { selection } = brush;
  /** The selection that is being looked at elsewhere: its menu would only cover that. */
  const [put, setPut] = useState<Selection | null>(null);
  const all: Selection = { first: 0, last: chart.bars.length - 1 };
  const withSpan = (act: (startMs: number, endMs: number) => void) => () => {
    const sum = selection && sumOf(chart, selection);
    if (sum) act(sum.startMs, sum.endMs);
  };
  const zoom = withSpan((startMs, endMs) => {
    brush.select(null);
    acts.onZoom(startMs, endMs);
  });
  const keys = { chart, zone, brush, all, onZoom: zoom };
  return (
    <div className="relative">
      <div
        className="relative cursor-crosshair touch-pan-y select-none"
        onPointerDown={brush.onPointerDown}
        onPointerMove={brush.onPointerMove}
        onPointerUp={() => {
          brush.onPointerUp();
          lastThumb.current?.focus({ preventScroll: true });
        }}
        onPointerCancel={brush.onPointerUp}
        onPointerLeave={brush.onPointerLeave}
      >
        {children}
        {selection ? <SelectionBand chart={chart} selection={selection} /> : null}
        <ThumbSlider {...keys} thumb="first" />
        <ThumbSlider {...keys} thumb="last" ref={lastThumb} />
      </div>
      {selection !== null && selection === put ? null : (
        <Bubble
          chart={chart}
          zone={zone}
          brush={brush}
          onZoom={zoom}
          onShow={withSpan(acts.onShow)}
          onCompare={() => {
            setPut(selection);
            withSpan(acts.onCompare)();
          }}
        />
      )}
    </div>
  );
}

/** Left edge and right edge of a selection, as fractions. */
function edgesOf(chart: Chart, { first, last }: Selection): [number, number] {
  const end = chart.bars[last];
  return [chart.bars[first]?.left ?? 0, end ? end.left + end.width : 1];
}

function SelectionBand({ chart, selection }: { chart: Chart; selection: Selection }) {
  const [left, right] = edgesOf(chart, selection);
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute -top-1 bottom-0 border-accent border-x-2 bg-accent/15"
      style={{ left: percent(left), width: percent(right - left) }}
    />
  );
}

interface ThumbProps {
  chart: Chart;
  zone: string;
  brush: Brush;
  all: Selection;
  thumb: Thumb;
  onZoom: () => void;
  ref?: React.Ref<HTMLDivElement>;
}

function ThumbSlider({ chart, zone, brush, all, thumb, onZoom, ref }: ThumbProps) {
  const selection = brush.selection ?? all;
  const [left, right] = edgesOf(chart, selection);
  const text = selectionText(chart, selection, zone);
  return (
    <div
      ref={ref}
      role="slider"
      tabIndex={0}
      aria-label={thumb === "first" ? "Start of the selection" : "End of the selection"}
      aria-valuemin={thumb === "first" ? 0 : selection.first}
      aria-valuemax={thumb === "first" ? selection.last : all.last}
      aria-valuenow={selection[thumb]}
      aria-valuetext={brush.selection ? text : `Nothing selected. ${text}`}
      onFocus={() => brush.hover(selection[thumb])}
      onBlur={() => brush.hover(null)}
      onKeyDown={(event) => {
        if (event.key === "Enter" && brush.selection) onZoom();
        else if (event.key === "Escape" && brush.selection) brush.select(null);
        else {
          const next = moveThumb(selection, thumb, event, chart.bars.length);
          if (next === null) return;
          brush.select(next.first === all.first && next.last === all.last ? null : next);
          brush.hover(next[thumb]);
        }
        event.preventDefault();
      }}
      className="-ml-1.5 pointer-events-none absolute -top-1 bottom-0 w-3 rounded-sm outline-offset-0"
      style={{ left: percent(thumb === "first" ? left : right) }}
    />
  );
}

interface BubbleProps {
  chart: Chart;
  zone: string;
  brush: Brush;
  onZoom: () => void;
  onShow: () => void;
  onCompare: () => void;
}

/** Under the bars: what is pointed at or selected and, once selected, what can be done with it. */
function Bubble({ chart, zone, brush, onZoom, onShow, onCompare }: BubbleProps) {
  const { selection, hovered, isDragging } = brush;
  const shown: Selection | null = selection ?? (hovered === null ? null : { first: hovered, last: hovered });
  const sum = shown && sumOf(chart, shown);
  if (!shown || !sum) return null;
  const [left, right] = edgesOf(chart, shown);
  const hasActions = selection !== null && !isDragging;
  return (
    <div
      className="pointer-events-none absolute inset-x-0 top-full z-30 mt-1 grid"
      style={{ gridTemplateColumns: columnsAround(left, right) }}
    >
      <div
        className={cx(
          "col-start-2 flex min-w-0 flex-col gap-1.5 rounded-md border border-line2 bg-panel px-2.5 py-1.5 shadow-layer",
          hasActions && "pointer-events-auto",
        )}
      >
        <SumLines sum={sum} zone={zone} />
        {hasActions ? (
          <div className="flex flex-wrap gap-1.5">
            <Button variant="primary" size="sm" onClick={onZoom}>
              Zoom
            </Button>
            {sum.count > 0 ? (
              <Button size="sm" onClick={onShow}>
                Show these events
              </Button>
            ) : null}
            <Button size="sm" onClick={onCompare}>
              Compare with the rest
            </Button>
            <Button size="sm" onClick={() => brush.select(null)}>
              Clear
            </Button>
          </div>
        ) : null}
      </div>
    </div>
  );
}

/** Shares what is left of the width as the selection does, so that the middle column lies near it and never outside. */
function columnsAround(left: number, right: number): string {
  const before = Math.round(left * 1_000) + 1;
  const after = Math.round((1 - right) * 1_000) + 1;
  return `minmax(0, ${before}fr) minmax(0, auto) minmax(0, ${after}fr)`;
}

function SumLines({ sum, zone }: { sum: Pick<Bar, "startMs" | "endMs" | "count" | "parts">; zone: string }) {
  const parts = sum.parts.map(({ name, count }) => partText(name, count));
  return (
    <div aria-hidden>
      <div className="font-mono text-ink2 text-sm">{spanText(sum.startMs, sum.endMs, zone)}</div>
      <div>
        <b className="font-semibold">{eventsText(sum.count)}</b>
        {parts.length > 0 ? <span className="text-ink2">, {parts.join(", ")}</span> : null}
      </div>
    </div>
  );
}
