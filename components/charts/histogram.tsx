"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo, useState } from "react";
import { NotRenewed } from "@/components/explorer/not-renewed";
import { NotesButton } from "@/components/explorer/notes-button";
import { PanelError } from "@/components/ui/panel-error";
import { Skeleton } from "@/components/ui/skeleton";
import { Tooltip } from "@/components/ui/tooltip";
import { histogramQuery } from "@/lib/client/queries/histogram";
import { queryFault, refreshFault } from "@/lib/client/query-fault";
import type { HistogramResponse } from "@/lib/contract/events";
import type { Search, Window } from "@/lib/search/schema";
import { BreakdownLegend } from "./breakdown-legend";
import { BreakdownMenu, DEFAULT_BREAKDOWN } from "./breakdown-menu";
import { type Chart, toChart } from "./chart-data";
import { sourceText, summaryText } from "./chart-words";
import { HistogramBars } from "./histogram-bars";
import { HistogramBrush } from "./histogram-brush";
import { HistogramTable } from "./histogram-table";
import { intervalText } from "./time-axis";
import { TimeAxisRow } from "./time-axis-row";

interface HistogramPanelProps {
  scope: string;
  search: Search;
  window: Window;
  zone: string;
  /** Instants in ms; the end is exclusive. */
  onZoom: (startMs: number, endMs: number) => void;
  /** A field path, or undefined for the usual one. */
  onBreakdown: (field: string | undefined) => void;
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
  lead,
}: HistogramPanelProps) {
  const breakdown = search.breakdown ?? DEFAULT_BREAKDOWN;
  const query = useQuery(histogramQuery(scope, search, window, zone, breakdown));
  const { data } = query;
  const fault = queryFault(query);
  const chart = useMemo(() => data && toChart(data), [data]);
  const [isTable, setTable] = useState(false);
  const isStale = query.isPlaceholderData || query.isRefetching;
  return (
    <figure
      aria-label="Events over time"
      aria-busy={query.isFetching}
      className="border-line border-b px-4 pb-px"
    >
      <div className="@container flex h-6.5 items-center gap-2.5">
        {lead}
        <span className="flex-1" />
        <NotRenewed fault={refreshFault(query)} onRetry={() => void query.refetch()} />
        {chart ? <BreakdownLegend chart={chart} /> : null}
        <BreakdownMenu value={breakdown} onChange={onBreakdown} />
        {data ? <Source response={data} /> : null}
        <NotesButton notes={data?.notes ?? []} />
        <button
          type="button"
          aria-pressed={isTable}
          disabled={!chart}
          onClick={() => setTable(!isTable)}
          className="h-6 whitespace-nowrap text-ink2 hover:text-ink disabled:text-ink3 aria-pressed:font-semibold aria-pressed:text-accent"
        >
          Table view
        </button>
      </div>
      {data && chart && fault === null ? (
        <div className={isStale ? "opacity-60" : undefined}>
          {isTable ? (
            <HistogramTable chart={chart} zone={zone} onZoom={onZoom} />
          ) : (
            <Picture chart={chart} zone={zone} interval={data.interval} onZoom={onZoom} />
          )}
        </div>
      ) : (
        <div className="mt-1.5 h-[82px] overflow-y-auto">
          {fault ? (
            <PanelError error={fault} onRetry={() => void query.refetch()} />
          ) : (
            <Skeleton className="h-16 w-full" />
          )}
        </div>
      )}
    </figure>
  );
}

interface PictureProps {
  chart: Chart;
  zone: string;
  interval: HistogramResponse["interval"];
  onZoom: (startMs: number, endMs: number) => void;
}

function Picture({ chart, zone, interval, onZoom }: PictureProps) {
  return (
    <div className="pt-1.5">
      <HistogramBrush chart={chart} zone={zone} onZoom={onZoom}>
        <HistogramBars chart={chart} label={summaryText(chart, interval, zone)} />
      </HistogramBrush>
      <TimeAxisRow chart={chart} zone={zone} />
    </div>
  );
}

/** How long a bar is and, where it is not plainly exact, what the numbers rest on. */
function Source({ response }: { response: HistogramResponse }) {
  const { mark, meaning } = sourceText(response);
  return (
    <Tooltip text={meaning}>
      <button type="button" className="h-6 cursor-help whitespace-nowrap text-ink3 @max-xl:hidden">
        {intervalText(response.interval)} bars{mark === "exact" ? "" : `, ${mark}`}
      </button>
    </Tooltip>
  );
}
