"use client";

import { type Ref, useMemo } from "react";
import { EventTable, type EventTableProps } from "@/components/events/event-table";
import { FirstSeenContext, useMarksFirst } from "@/components/events/first-seen-context";
import type { EventTableHandle } from "@/components/events/use-table-handle";
import { Button } from "@/components/ui/button";
import { Late } from "@/components/ui/on-demand";
import { PanelError } from "@/components/ui/panel-error";
import { setColumns, setSort } from "@/lib/search/edit";
import type { Search } from "@/lib/search/schema";
import { usualColumns } from "@/lib/search/scope-columns";
import type { CountState } from "./count-line";
import { resultEmpty } from "./late-parts";
import { NotRenewed } from "./not-renewed";
import { TableSkeleton } from "./table-skeleton";
import type { EventRows } from "./use-event-rows";
import type { OpenEvent } from "./use-open-event";
import type { Run } from "./use-run";
import { editSearch } from "./use-search-state";

interface EventsPanelProps {
  scope: string;
  search: Search;
  run: Run;
  zone: string;
  events: EventRows;
  count: CountState["count"];
  openEvent: OpenEvent;
  onRun: () => void;
  table: Ref<EventTableHandle>;
  onInView: EventTableProps["onInView"];
}

/** The table in each of its states: first load, rows, old rows while new ones come, nothing, a failure. */
export function EventsPanel({
  scope,
  search,
  run,
  zone,
  events,
  count,
  openEvent,
  onRun,
  table,
  onInView,
}: EventsPanelProps) {
  const [marksFirst] = useMarksFirst();
  const { window } = run;
  const firstSeen = useMemo(() => (marksFirst ? { scope, window } : null), [marksFirst, scope, window]);
  if (events.state === "loading") return <TableSkeleton />;
  if (events.state === "failed") {
    return (
      <section aria-label="Events">
        <PanelError error={events.fault} onRetry={events.retry} />
      </section>
    );
  }
  if (events.rows.length === 0 && !events.hasMore) {
    return (
      <div className={events.isStale ? "opacity-60" : undefined}>
        <Late part={resultEmpty}>
          {({ ResultEmpty }) => (
            <ResultEmpty scope={scope} search={search} window={run.window} startedMs={run.startedMs} />
          )}
        </Late>
      </div>
    );
  }
  return (
    <div className="flex h-full min-h-0 flex-col">
      {events.refreshFault === null ? null : (
        <div className="border-line border-b px-2 py-1">
          <NotRenewed fault={events.refreshFault} onRetry={events.retry} />
        </div>
      )}
      <div className="min-h-0 flex-1">
        <FirstSeenContext value={firstSeen}>
          <EventTable
            ref={table}
            onInView={onInView}
            rows={events.rows}
            total={count}
            hasMore={events.hasMore}
            loadingMore={events.isLoadingMore}
            loadMoreError={events.moreFault}
            onLoadMore={events.loadMore}
            columns={search.columns ?? usualColumns(scope)}
            onColumnsChange={(columns) => {
              const isUsual = columns.join() === usualColumns(scope).join();
              editSearch((before) => setColumns(before, isUsual ? undefined : columns), "replace");
            }}
            selectedId={openEvent.key}
            onOpen={openEvent.open}
            zone={zone}
            window={run.window}
            sort={search.sort}
            onSortChange={(sort) => editSearch((before) => setSort(before, sort))}
            dimmed={events.isStale}
            complete={events.isComplete}
            footer={events.isCancelled ? <Cancelled onRun={onRun} /> : null}
          />
        </FirstSeenContext>
      </div>
    </div>
  );
}

function Cancelled({ onRun }: { onRun: () => void }) {
  return (
    <span className="flex items-center gap-2">
      The search was cancelled: these rows are those of the search before it.
      <Button size="sm" onClick={onRun}>
        Run
      </Button>
    </span>
  );
}
