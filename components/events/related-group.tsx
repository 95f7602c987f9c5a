"use client";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { editSearch } from "@/components/explorer/use-search-state";
import { ValueMenu } from "@/components/explorer/value-menu";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { DisclosureButton } from "@/components/ui/disclosure-button";
import { PanelError } from "@/components/ui/panel-error";
import { Skeleton } from "@/components/ui/skeleton";
import { countQuery } from "@/lib/client/queries/count";
import { fewEventsQuery } from "@/lib/client/queries/few-events";
import type { SearchResponse } from "@/lib/contract/events";
import { toIso } from "@/lib/core/time";
import type { RawEvent } from "@/lib/insights/wire";
import { setColumns, setRange, setSort } from "@/lib/search/edit";
import type { Related, RelatedKind } from "@/lib/search/related";
import type { Search, Window } from "@/lib/search/schema";
import type { DetailSource } from "./detail-source";
import { RelatedRow } from "./related-row";
import { relatedRows } from "./related-rows";

const ROWS_MAX = 20;
const LABELS: Record<RelatedKind, string> = {
  actor: "Same actor",
  target: "Same target",
  address: "Same address",
  device: "Same device",
  correlation: "Same correlation",
  everything: "Everything around",
};

interface RelatedGroupProps {
  related: Related;
  event: RawEvent;
  eventMs: number;
  window: Window;
  /** The window's half in words. */
  span: string;
  source: DetailSource;
  zone: string;
  isOpen: boolean;
  onToggle: () => void;
}

/** The events that share one thing with an event. Closed, it asks for nothing; it loads, fails and retries by itself. */
export function RelatedGroup(props: RelatedGroupProps) {
  const { related, isOpen, onToggle } = props;
  const id = useId();
  const { common } = related;
  return (
    <section aria-labelledby={`${id}-name`} className="border-line border-b">
      <div className="flex min-h-8 items-center gap-2 px-4">
        <h3 className="shrink-0">
          <DisclosureButton id={`${id}-name`} isOpen={isOpen} controls={id} onToggle={onToggle}>
            {LABELS[related.kind]}
          </DisclosureButton>
        </h3>
        {common === null ? null : (
          <span className="min-w-0 truncate">
            <ValueMenu field={common.field} value={common.value} kind={related.kind} />
          </span>
        )}
      </div>
      {isOpen ? (
        <div id={id} className="pb-3">
          <GroupBody {...props} />
        </div>
      ) : null}
    </section>
  );
}

function GroupBody({ related, event, eventMs, window, span, source, zone }: RelatedGroupProps) {
  const { scope } = source;
  const search = setSort(related.search, "desc");
  // Two small pages, one each way, so that the rows are the nearest ones however many there are.
  const sides = useQueries({
    queries: sidesOf(eventMs, window).map(([sort, within]) =>
      fewEventsQuery(scope, setSort(search, sort), within, ROWS_MAX),
    ),
  });
  const pages = sides.flatMap(({ data }) => (data === undefined ? [] : [data]));
  const isLoaded = pages.length === sides.length;
  const { rows, total } = relatedRows(event, pages.map(sidePage), ROWS_MAX);
  const count = useQuery({ ...countQuery(scope, search, window), enabled: isLoaded && total === null });
  const failed = sides.find(({ isError }) => isError);
  if (failed) return <PanelError error={failed.error} onRetry={() => retry(sides)} />;
  if (!isLoaded) return <Loading />;
  return (
    <>
      <p className="px-4 pb-1 text-ink3 text-sm" aria-live="polite">
        {total === null ? (
          <>
            {`${rows.length} nearest of `}
            <CountText {...count} />
          </>
        ) : (
          totalText(total, span)
        )}
      </p>
      <ul>
        {rows.map((row, index) => (
          <RelatedRow
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of one answer never change their order, and ids may repeat
            key={index}
            event={row}
            isThis={row === event}
            fromMs={eventMs}
            zone={zone}
            onOpen={source.onOpen}
          />
        ))}
      </ul>
      <div className="px-4 pt-2">
        <Button size="sm" onClick={() => editSearch((before) => asSearch(before, search, window))}>
          Open as search
        </Button>
      </div>
    </>
  );
}

/** Later events from the event on, and earlier ones up to it: its own millisecond is in the second. */
function sidesOf(eventMs: number, { start, end }: Window): ["asc" | "desc", Window][] {
  const middle = toIso(eventMs + 1);
  const earlier: ["desc", Window] = ["desc", { start, end: middle }];
  return middle < end ? [["asc", { start: middle, end }], earlier] : [earlier];
}

const sidePage = ({ events, page }: SearchResponse) => ({
  events,
  isAll: page.cursor === null && page.complete,
});

function retry(sides: readonly { isError: boolean; refetch: () => unknown }[]): void {
  for (const side of sides) if (side.isError) void side.refetch();
}

/** The related search in place of the one before; what is only shown stays. */
function asSearch(before: Search, search: Search, { start, end }: Window): Search {
  return setColumns(setRange(search, { from: start, to: end }), before.columns);
}

interface CountTextProps {
  data: { count: number; exact: boolean } | undefined;
  isError: boolean;
  refetch: () => unknown;
}

function CountText({ data, isError, refetch }: CountTextProps) {
  if (isError) {
    return (
      <button type="button" onClick={() => void refetch()} className="rounded-sm text-accent underline">
        a number that could not be counted: retry
      </button>
    );
  }
  if (data === undefined) return "… events";
  return `${data.exact ? "" : "about "}${data.count.toLocaleString("en")} events`;
}

function totalText(total: number, span: string): string {
  if (total === 1) return `Nothing else within ${span}: only this event.`;
  return `${total.toLocaleString("en")} events, this one included`;
}

function Loading() {
  return (
    <div role="img" aria-label="Related events are loading" className="flex flex-col gap-2 px-4 py-1">
      {["w-4/5", "w-3/5", "w-2/3"].map((width) => (
        <Skeleton key={width} className={cx("h-4", width)} />
      ))}
    </div>
  );
}
