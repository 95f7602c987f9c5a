"use client";

import { type RefObject, useRef, useState } from "react";
import { createOnScreen, type OnScreen, type Stretch } from "@/components/charts/on-screen";
import type { EventTableHandle } from "@/components/events/use-table-handle";
import { isObject } from "@/lib/core/json";
import { toIso } from "@/lib/core/time";
import { setRange } from "@/lib/search/edit";
import { refineSearch } from "./refine-search";

interface Spans {
  table: RefObject<EventTableHandle | null>;
  /** What of the chart the table has on screen. */
  onScreen: OnScreen;
  /** Tells `onScreen` of the rows in view. */
  onInView: (rows: { first: unknown; last: unknown } | null) => void;
  /** Makes a span of the chart the time range. */
  zoom: (startMs: number, endMs: number) => void;
  /** Shows a span's events in the table; one whose events are not loaded becomes the time range. */
  show: (startMs: number, endMs: number) => void;
}

/** What leads from the chart to the table and back. */
export function useSpans(rows: readonly unknown[]): Spans {
  const table = useRef<EventTableHandle>(null);
  const [onScreen] = useState(createOnScreen);
  return {
    table,
    onScreen,
    onInView: (inView) => onScreen.set(inView && stretchOf(timeOf(inView.first), timeOf(inView.last))),
    zoom,
    show(startMs, endMs) {
      const index = rows.findIndex((row) => timeOf(row) >= startMs && timeOf(row) < endMs);
      if (index >= 0) table.current?.showRow(index);
      else zoom(startMs, endMs);
    },
  };
}

function zoom(startMs: number, endMs: number): void {
  refineSearch((before) => setRange(before, { from: toIso(startMs), to: toIso(endMs) }));
}

const timeOf = (row: unknown): number => (isObject(row) ? Date.parse(String(row.timestamp)) : Number.NaN);

/** From the earlier to the later, whichever way round the table is sorted; null when a time cannot be read. */
function stretchOf(a: number, b: number): Stretch | null {
  return Number.isNaN(a + b) ? null : { startMs: Math.min(a, b), endMs: Math.max(a, b) };
}
