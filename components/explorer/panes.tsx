"use client";

import type { ReactNode } from "react";
import { Splitter } from "@/components/ui/splitter";
import { store, useStored } from "./use-stored";

interface PaneSize {
  initial: number;
  min: number;
  max: number;
}

const FACETS: PaneSize = { initial: 248, min: 180, max: 480 };
const DETAIL: PaneSize = { initial: 404, min: 300, max: 900 };

/** A width in px kept in this browser; while it is dragged it is written on each step. */
function useWidth(name: string, { initial, min, max }: PaneSize): [number, (width: number) => void] {
  const key = `pane.${name}`;
  const stored = Number(useStored(key) ?? Number.NaN);
  const width = Number.isFinite(stored) ? Math.min(max, Math.max(min, stored)) : initial;
  return [width, (next) => store(key, next === initial ? null : String(next))];
}

interface PanesProps {
  /** Null where facets are a drawer. */
  facets: ReactNode | null;
  table: ReactNode;
  /** Null while no event is open. */
  detail: ReactNode | null;
}

/** Facets, table and detail beside each other. The table takes what the others leave. */
export function Panes({ facets, table, detail }: PanesProps) {
  const [facetsWidth, setFacetsWidth] = useWidth("facets", FACETS);
  const [detailWidth, setDetailWidth] = useWidth("detail", DETAIL);
  return (
    <div className="flex min-h-96 flex-1 lg:min-h-0">
      {facets === null ? null : (
        <>
          <Pane width={facetsWidth} isScroller>
            {facets}
          </Pane>
          <Splitter
            label="Width of the facets"
            panel="before"
            {...FACETS}
            value={facetsWidth}
            onChange={setFacetsWidth}
          />
        </>
      )}
      <div className="min-h-0 min-w-0 flex-1">{table}</div>
      {detail === null ? null : (
        <>
          <Splitter
            label="Width of the details"
            panel="after"
            {...DETAIL}
            value={detailWidth}
            onChange={setDetailWidth}
          />
          <Pane width={detailWidth}>{detail}</Pane>
        </>
      )}
    </div>
  );
}

function Pane({ width, isScroller, children }: { width: number; isScroller?: boolean; children: ReactNode }) {
  // A pane never takes more than half, however wide it was on another screen.
  const overflow = isScroller ? "overflow-y-auto overscroll-contain" : "overflow-hidden";
  return (
    <div className={`min-h-0 max-w-1/2 shrink-0 ${overflow}`} style={{ width }}>
      {children}
    </div>
  );
}
