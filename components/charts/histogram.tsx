"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { NotRenewed } from "@/components/explorer/not-renewed";
import { NotesButton } from "@/components/explorer/notes-button";
import { Late, onDemand } from "@/components/ui/on-demand";
import { PanelError } from "@/components/ui/panel-error";
import { PartError } from "@/components/ui/part-error";
import { Skeleton } from "@/components/ui/skeleton";
import { histogramQuery } from "@/lib/client/queries/histogram";
import { queryFault, refreshFault } from "@/lib/client/query-fault";
import type { Search, Window } from "@/lib/search/schema";
import { BreakdownMenu, DEFAULT_BREAKDOWN } from "./breakdown-menu";

const parts = onDemand(() => import("./histogram-parts"));
/** The head is quiet when the parts do not come: the bars' own place tells. */
const quiet = () => null;

interface HistogramPanelProps {
  scope: string;
  search: Search;
  window: Window;
  zone: string;
  /** Instants in ms; the end is exclusive. */
  onZoom: (startMs: number, endMs: number) => void;
  /** A field path, or undefined for the usual one. */
  onBreakdown: (field: string | undefined) => void;
  /** False while something else comes first: the bars' own code is not loaded yet. */
  mayDraw?: boolean;
  /** Stands at the start of the head line: the count of the search. */
  lead?: ReactNode;
}

/** Events over time. Its height never changes while it loads, fails or answers, so nothing below jumps. */
export function HistogramPanel({
  scope,
  search,
  window,
  zone,
  onZoom,
  onBreakdown,
  mayDraw = true,
  lead,
}: HistogramPanelProps) {
  const breakdown = search.breakdown ?? DEFAULT_BREAKDOWN;
  const query = useQuery(histogramQuery(scope, search, window, zone, breakdown));
  const { data } = query;
  const fault = queryFault(query);
  const drawn = mayDraw ? data : undefined;
  const [isTable, setTable] = useState(false);
  const isStale = query.isPlaceholderData || query.isRefetching;
  return (
    <figure
      aria-label="Events over time"
      aria-busy={query.isFetching}
      className="@container border-line border-b px-4 pb-px"
    >
      <div className="flex h-6.5 items-center gap-x-2.5 @max-xl:h-auto @max-xl:min-h-6.5 @max-xl:flex-wrap">
        {lead}
        <span className="flex-1" />
        <NotRenewed fault={refreshFault(query)} onRetry={() => void query.refetch()} />
        {drawn ? (
          <Late part={parts} failed={quiet}>
            {({ HistogramLegend }) => <HistogramLegend response={drawn} />}
          </Late>
        ) : null}
        <BreakdownMenu value={breakdown} onChange={onBreakdown} />
        {drawn ? (
          <Late part={parts} failed={quiet}>
            {({ HistogramSource }) => <HistogramSource response={drawn} />}
          </Late>
        ) : null}
        <NotesButton notes={data?.notes ?? []} />
        <button
          type="button"
          aria-pressed={isTable}
          disabled={!drawn}
          onClick={() => setTable(!isTable)}
          className="h-6 whitespace-nowrap text-ink2 hover:text-ink disabled:text-ink3 aria-pressed:font-semibold aria-pressed:text-accent"
        >
          Table view
        </button>
      </div>
      {drawn && fault === null ? (
        <Late
          part={parts}
          pending={<Place />}
          failed={(failure) => (
            <Place>
              <PartError {...failure} />
            </Place>
          )}
        >
          {({ HistogramPicture }) => (
            <div className={isStale ? "opacity-60" : undefined}>
              <HistogramPicture response={drawn} isTable={isTable} zone={zone} onZoom={onZoom} />
            </div>
          )}
        </Late>
      ) : (
        <Place>{fault ? <PanelError error={fault} onRetry={() => void query.refetch()} /> : null}</Place>
      )}
    </figure>
  );
}

/** Where the bars will be, in their height: empty, or with why there are none. */
function Place({ children }: { children?: ReactNode }) {
  return (
    <div className="mt-1.5 h-[82px] overflow-y-auto">{children ?? <Skeleton className="h-16 w-full" />}</div>
  );
}
