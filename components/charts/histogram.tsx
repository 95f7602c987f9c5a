"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { NotRenewed } from "@/components/explorer/not-renewed";
import { NotesButton } from "@/components/explorer/notes-button";
import { cx } from "@/components/ui/cx";
import { Late, onDemand } from "@/components/ui/on-demand";
import { PanelError } from "@/components/ui/panel-error";
import { PartError } from "@/components/ui/part-error";
import { Skeleton } from "@/components/ui/skeleton";
import { histogramQuery } from "@/lib/client/queries/histogram";
import { queryFault, refreshFault } from "@/lib/client/query-fault";
import type { Search, Window } from "@/lib/search/schema";
import { DEFAULT_BREAKDOWN } from "./default-breakdown";
import type { OnScreen, Stretch } from "./on-screen";

const parts = onDemand(() => import("./histogram-parts"));
const breakdownMenu = onDemand(() => import("./breakdown-menu"));
const punchCard = onDemand(() => import("./punch-card-view"));
const comparePanel = onDemand(() => import("./compare-panel"));
/** The head is quiet when the parts do not come: the bars' own place tells. */
const quiet = () => null;

interface HistogramPanelProps {
  scope: string;
  search: Search;
  window: Window;
  zone: string;
  /** Instants in ms; the end is exclusive. */
  onZoom: (startMs: number, endMs: number) => void;
  /** Shows the events of a span in the table. */
  onShow: (startMs: number, endMs: number) => void;
  /** What of the chart the table has on screen. */
  onScreen: OnScreen;
  /** `table` or `week`; anything else is the bars. */
  view: string | undefined;
  onView: (view: "table" | "week" | undefined) => void;
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
  onShow,
  onScreen,
  view,
  onView,
  onBreakdown,
  mayDraw = true,
  lead,
}: HistogramPanelProps) {
  const breakdown = search.breakdown ?? DEFAULT_BREAKDOWN;
  const query = useQuery(histogramQuery(scope, search, window, zone, breakdown));
  const { data } = query;
  const fault = queryFault(query);
  const drawn = mayDraw ? data : undefined;
  const [compared, setCompared] = useState<{ stretch: Stretch; window: Window } | null>(null);
  const figure = useRef<HTMLElement>(null);
  const isStale = query.isPlaceholderData || query.isRefetching;
  return (
    <figure
      ref={figure}
      aria-label="Events over time"
      aria-busy={query.isFetching}
      className="@container border-line border-b px-4 pb-px"
    >
      <div className="flex h-6.5 items-center gap-x-2.5 @max-xl:h-auto @max-xl:min-h-6.5 @max-xl:flex-wrap">
        {lead}
        <span className="flex-1" />
        <NotRenewed fault={refreshFault(query)} onRetry={() => void query.refetch()} />
        {view === "week" ? null : (
          <>
            {drawn ? (
              <Late part={parts} failed={quiet}>
                {({ HistogramLegend }) => <HistogramLegend response={drawn} breakdown={breakdown} />}
              </Late>
            ) : null}
            {mayDraw ? (
              <Late part={breakdownMenu} failed={quiet}>
                {({ BreakdownMenu }) => (
                  <BreakdownMenu isAcross={scope === "all"} value={breakdown} onChange={onBreakdown} />
                )}
              </Late>
            ) : null}
            {drawn ? (
              <Late part={parts} failed={quiet}>
                {({ HistogramSource }) => <HistogramSource response={drawn} />}
              </Late>
            ) : null}
            <NotesButton notes={data?.notes ?? []} />
          </>
        )}
        <ViewToggle view="week" now={view} onView={onView}>
          Week
        </ViewToggle>
        <ViewToggle view="table" now={view} onView={onView} isDisabled={!drawn}>
          Table view
        </ViewToggle>
      </div>
      {view === "week" ? (
        <Late part={punchCard} pending={<Skeleton className="mt-1.5 mb-2 h-38 w-full" />}>
          {({ PunchCardView }) => (
            <PunchCardView scope={scope} search={search} window={window} zone={zone} onZoom={onZoom} />
          )}
        </Late>
      ) : drawn && fault === null ? (
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
              <HistogramPicture
                response={drawn}
                breakdown={breakdown}
                isTable={view === "table"}
                zone={zone}
                onScreen={isStale ? null : onScreen}
                onZoom={onZoom}
                onShow={onShow}
                onCompare={(startMs, endMs) => setCompared({ stretch: { startMs, endMs }, window })}
              />
            </div>
          )}
        </Late>
      ) : (
        <Place>{fault ? <PanelError error={fault} onRetry={() => void query.refetch()} /> : null}</Place>
      )}
      {compared?.window === window ? (
        <Late part={comparePanel} pending={<Skeleton className="my-1.5 h-40 w-full" />}>
          {({ ComparePanel }) => (
            <ComparePanel
              scope={scope}
              search={search}
              window={window}
              stretch={compared.stretch}
              zone={zone}
              onClose={() => {
                // What the comparison was of: the end of the selection, as after a drag.
                figure.current?.querySelectorAll<HTMLElement>("[role=slider]")[1]?.focus();
                setCompared(null);
              }}
            />
          )}
        </Late>
      ) : null}
    </figure>
  );
}

/** Where the bars will be, in their height: empty, or with why there are none, which on a phone may take more. */
function Place({ children }: { children?: ReactNode }) {
  return (
    <div
      className={cx(
        "mt-1.5 h-[82px] overflow-y-auto",
        Boolean(children) && "@max-xl:h-auto @max-xl:min-h-[82px]",
      )}
    >
      {children ?? <Skeleton className="h-16 w-full" />}
    </div>
  );
}

interface ViewToggleProps {
  view: "table" | "week";
  now: string | undefined;
  onView: (view: "table" | "week" | undefined) => void;
  isDisabled?: boolean;
  children: string;
}

/** One of the ways to see the numbers; pressed again, the bars are back. */
function ViewToggle({ view, now, onView, isDisabled = false, children }: ViewToggleProps) {
  return (
    <button
      type="button"
      aria-pressed={now === view}
      disabled={isDisabled}
      onClick={() => onView(now === view ? undefined : view)}
      className="h-6 whitespace-nowrap text-ink2 hover:text-ink disabled:text-ink3 aria-pressed:font-semibold aria-pressed:text-accent"
    >
      {children}
    </button>
  );
}
