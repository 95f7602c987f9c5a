"use client";

import { useMemo } from "react";
import { useOrgOf } from "@/components/explorer/org-names";
import { Tooltip } from "@/components/ui/tooltip";
import type { HistogramResponse } from "@/lib/contract/events";
import { BreakdownLegend } from "./breakdown-legend";
import { type Chart, toChart } from "./chart-data";
import { sourceText, summaryText } from "./chart-words";
import { HistogramBars } from "./histogram-bars";
import { HistogramBrush } from "./histogram-brush";
import { HistogramTable } from "./histogram-table";
import type { OnScreen } from "./on-screen";
import { OnScreenBand } from "./on-screen-band";
import { intervalText } from "./time-axis";
import { TimeAxisRow } from "./time-axis-row";

interface HistogramPictureProps {
  /** The field that splits the bars. */
  breakdown: string;
  response: HistogramResponse;
  isTable: boolean;
  zone: string;
  /** Instants in ms; the end is exclusive. */
  onZoom: (startMs: number, endMs: number) => void;
  onShow: (startMs: number, endMs: number) => void;
  onCompare: (startMs: number, endMs: number) => void;
  /** What the table has on screen; null while the bars are older than the rows. */
  onScreen: OnScreen | null;
}

/** An answer as bars with their brush, or as a table. */
export function HistogramPicture(props: HistogramPictureProps) {
  const { response, breakdown, isTable, zone, onScreen, ...acts } = props;
  const chart = useChart(response, breakdown);
  if (isTable) return <HistogramTable chart={chart} zone={zone} onZoom={acts.onZoom} />;
  return (
    <div className="pt-1.5">
      <HistogramBrush chart={chart} zone={zone} {...acts}>
        {onScreen ? <OnScreenBand chart={chart} onScreen={onScreen} /> : null}
        <HistogramBars chart={chart} label={summaryText(chart, response.interval, zone)} />
      </HistogramBrush>
      <TimeAxisRow chart={chart} zone={zone} />
    </div>
  );
}

/** What the colours of an answer's bars mean. */
export function HistogramLegend({ response, breakdown }: { response: HistogramResponse; breakdown: string }) {
  return <BreakdownLegend chart={useChart(response, breakdown)} />;
}

/** How long a bar is and, where it is not plainly exact, what the numbers rest on. */
export function HistogramSource({ response }: { response: HistogramResponse }) {
  const { mark, meaning } = sourceText(response);
  return (
    <Tooltip text={meaning}>
      <button type="button" className="h-6 cursor-help whitespace-nowrap text-ink3 @max-xl:hidden">
        {intervalText(response.interval)} bars{mark === "exact" ? "" : `, ${mark}`}
      </button>
    </Tooltip>
  );
}

/** The same chart for the same answer: a selection belongs to the chart it was made on. */
function useChart(response: HistogramResponse, breakdown: string): Chart {
  const orgOf = useOrgOf();
  return useMemo(() => toChart(response, (value) => orgOf(breakdown, value)), [response, breakdown, orgOf]);
}
