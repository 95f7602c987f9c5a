"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { HistogramPanel } from "@/components/charts/histogram";
import { useCommand } from "@/components/commands/commands";
import { ExportControl } from "@/components/export/export-control";
import type { LoadedEvents } from "@/components/facets/facet-loaded";
import { openSaved } from "@/components/searches/late-parts";
import { SavedControls } from "@/components/searches/saved-controls";
import { Button } from "@/components/ui/button";
import { Late } from "@/components/ui/on-demand";
import { PartError, type PartFailure } from "@/components/ui/part-error";
import { Skeleton } from "@/components/ui/skeleton";
import { serverClock } from "@/lib/client/clock";
import { countQuery } from "@/lib/client/queries/count";
import { eventsQuery } from "@/lib/client/queries/events";
import { queryFault, refreshFault } from "@/lib/client/query-fault";
import type { Note } from "@/lib/contract/events";
import type { Role } from "@/lib/contract/session";
import { setBreakdown } from "@/lib/search/edit";
import type { Search, Window } from "@/lib/search/schema";
import { BuilderSlot } from "./builder-slot";
import { CountLine, type CountState } from "./count-line";
import { EventsPanel } from "./events-panel";
import { FEW } from "./few";
import { drawer, eventPane, facetPanel, problemsNotice, whatLimitsButton } from "./late-parts";
import { Panes } from "./panes";
import { refineSearch, useShownSearch } from "./refine-search";
import { RetentionContext, useRetentionDays } from "./retention-context";
import { RunProgress } from "./run-progress";
import { SearchBar } from "./search-bar";
import { useBuilder } from "./use-builder";
import { type EventRows, useEventRows } from "./use-event-rows";
import { useMedia } from "./use-media";
import { useOpenEvent } from "./use-open-event";
import { usePreload } from "./use-preload";
import { useRowsShown } from "./use-rows-shown";
import { type Run, useRun } from "./use-run";
import { editScreen, editSearch, type Screen, useSearchState } from "./use-search-state";
import { useShortcut } from "./use-shortcut";
import { useSpans } from "./use-spans";
import { useZone } from "./use-zone";
import { ValueMenuProvider } from "./value-menu";

interface ExplorerViewProps {
  scope: string;
  serverNow: number;
  retentionDays: number;
  userRole: Role;
}

export function ExplorerView({ retentionDays, ...props }: ExplorerViewProps) {
  return (
    <RetentionContext value={retentionDays}>
      <ValueMenuProvider>
        <Parts {...props} />
      </ValueMenuProvider>
    </RetentionContext>
  );
}

/** All of the explorer. Table, count, histogram and facets each ask, fail and retry by themselves. */
function Parts({ scope, serverNow, userRole }: Omit<ExplorerViewProps, "retentionDays">) {
  useState(() => serverClock.seed(serverNow));
  const client = useQueryClient();
  const [zone, setZone] = useZone();
  const { search, problems, unread, screen } = useSearchState();
  const { run, rerun } = useRun(scope, search, zone, serverClock.now);
  const cutNote = useCutNote(run);
  const events = useEventRows(scope, search, run.window);
  const count = useCount(scope, search, run.window);
  const areRowsCurrent = events.state === "ready" && !events.isStale;
  const openEvent = useOpenEvent(scope, run.window, events.rows, areRowsCurrent, screen.event ?? null);
  const isWide = useMedia("(min-width: 64rem)");
  const hasDetailPane = useMedia("(min-width: 48rem)");
  const areRowsShown = useRowsShown(events.state !== "loading");
  usePreload(areRowsShown && areRowsCurrent);
  useCopyLink(run.window);
  const builder = useBuilder(areRowsShown && areRowsCurrent);
  const asked = { scope, search, window: run.window, zone, now: serverClock.now };
  const cancel = () => void client.cancelQueries({ predicate: ({ queryKey }) => queryKey[1] === scope });
  const { table, onScreen, onInView, zoom, show } = useSpans(events.rows);
  const facets = areRowsShown ? (
    <Facets scope={scope} search={search} window={run.window} events={events} screen={screen} />
  ) : null;
  const detail = (
    <Late
      part={eventPane}
      pending={<Skeleton className="m-4 h-64" />}
      failed={(failure) => <PaneError failure={failure} onClose={() => openEvent.open(null)} />}
    >
      {({ EventPane }) => (
        <EventPane
          scope={scope}
          window={run.window}
          openEvent={openEvent}
          search={search}
          zone={zone}
          tab={screen.tab ?? "summary"}
          isModal={!hasDetailPane}
        />
      )}
    </Late>
  );
  const hasDetail = openEvent.event !== null || openEvent.isMissing || openEvent.isUnreadable;
  return (
    <div className="flex min-h-full flex-col lg:h-full lg:min-h-0">
      <AskFirst scope={scope} search={search} window={run.window} />
      <h1 className="sr-only">Explore events</h1>
      {screen.saved ? (
        <Late part={openSaved} pending={<div className="h-9" />}>
          {({ OpenSaved }) => (
            <OpenSaved scope={scope} role={userRole} mark={screen.saved ?? ""} search={search} />
          )}
        </Late>
      ) : null}
      <SearchBar
        {...asked}
        onZone={setZone}
        onRun={rerun}
        builder={builder}
        tools={
          <SavedControls scope={scope} role={userRole} search={search} screen={screen} window={run.window} />
        }
      />
      <BuilderSlot {...asked} builder={builder} />
      {problems.length > 0 ? (
        <Late part={problemsNotice}>
          {({ ProblemsNotice }) => <ProblemsNotice problems={problems} unread={unread} />}
        </Late>
      ) : null}
      <HistogramPanel
        {...asked}
        mayDraw={areRowsShown}
        onZoom={zoom}
        onShow={show}
        onScreen={onScreen}
        view={screen.chart}
        onView={(chart) => editScreen({ chart })}
        onBreakdown={splitBars}
        lead={
          <>
            <CountLine
              {...count}
              loaded={events.rows.length}
              sort={search.sort}
              notes={[...cutNote, ...events.notes, ...count.notes]}
              aside={
                <>
                  <FewFound found={count.isStale ? 0 : (count.count?.count ?? 0)} {...asked} />
                  <ExportControl scope={scope} role={userRole} search={search} window={run.window} />
                </>
              }
            />
            {events.isFetching ? <RunProgress key={run.startedMs} onCancel={cancel} /> : null}
          </>
        }
      />
      {hasDetail && !hasDetailPane ? detail : null}
      {isWide ? null : <FacetsDrawer>{facets}</FacetsDrawer>}
      <Panes
        // Its place is kept while its code is still to come.
        facets={isWide ? (facets ?? <span />) : null}
        table={
          <EventsPanel
            scope={scope}
            search={search}
            run={run}
            zone={zone}
            events={events}
            count={count.count}
            openEvent={openEvent}
            onRun={rerun}
            table={table}
            onInView={onInView}
          />
        }
        detail={hasDetail && hasDetailPane ? detail : null}
      />
    </div>
  );
}

interface FacetsProps {
  scope: string;
  search: Search;
  window: Window;
  events: EventRows;
  screen: Screen;
}

function Facets({ events, screen, ...asked }: FacetsProps) {
  return (
    <Late part={facetPanel}>
      {({ FacetPanel }) => (
        <FacetPanel
          {...asked}
          loaded={loadedOf(events)}
          isCompared={screen.compare === "before"}
          onCompare={compareFacets}
        />
      )}
    </Late>
  );
}

function loadedOf({ rows, state, hasMore, isComplete, isStale }: EventRows): LoadedEvents {
  return { rows, isWhole: state === "ready" && !hasMore && isComplete, isStale };
}

const splitBars = (field: string | undefined) => editSearch((before) => setBreakdown(before, field));

const compareFacets = (isCompared: boolean) => editScreen({ compare: isCompared ? "before" : undefined });

/** A link that shows others the same events; its code comes when it is first asked for. */
function useCopyLink(window: Window): void {
  const copy = () => void import("./copy-link").then((code) => code.copyLink(window));
  useShortcut("y", copy);
  useCommand("copy-link", copy);
}

/**
 * Asks for rows and count. Children's effects run before their parent's, in order: this one stands first,
 * so that bars and facets, which cost the upstream several calls, do not queue up before the rows.
 */
function AskFirst({ scope, search, window }: { scope: string; search: Search; window: Window }) {
  useInfiniteQuery({ ...eventsQuery(scope, search, window), notifyOnChangeProps: [] });
  useQuery({ ...countQuery(scope, search, window), notifyOnChangeProps: [] });
  return null;
}

/** Word that the range reaches further back than events are kept. */
function useCutNote({ isCut }: Run): Note[] {
  const days = useRetentionDays();
  const message = `Events are kept for ${days} days: what the time range asks for before that is left out.`;
  return isCut ? [{ code: "beyond_retention", message }] : [];
}

function useCount(scope: string, search: Search, window: Window): CountState {
  const query = useQuery(countQuery(scope, search, window));
  const error = queryFault(query);
  return {
    count: error === null ? (query.data ?? null) : null,
    notes: query.data?.notes ?? [],
    error,
    refreshFault: refreshFault(query),
    isStale: query.isPlaceholderData || query.isRefetching,
    onRetry: () => void query.refetch(),
  };
}

/** In the place of an open event whose pane did not come. */
function PaneError({ failure, onClose }: { failure: PartFailure; onClose: () => void }) {
  return (
    <section
      aria-label="Event details"
      className="flex flex-col items-start border-line border-l bg-panel pb-3"
    >
      <PartError {...failure} />
      <Button size="sm" className="ml-4" onClick={onClose}>
        Close
      </Button>
    </section>
  );
}

interface FewFoundProps {
  found: number;
  scope: string;
  search: Search;
  window: Window;
}

/** The way to what narrows a search that found little. Of nothing at all, the empty table speaks. */
function FewFound({ found, scope, search, window }: FewFoundProps) {
  const shown = useShownSearch(search);
  if (found === 0 || found > FEW) return null;
  return (
    <Late part={whatLimitsButton}>
      {({ WhatLimitsButton }) => (
        <WhatLimitsButton scope={scope} search={shown} window={window} onEdit={refineSearch} />
      )}
    </Late>
  );
}

/** The way to the facets where they have no pane. */
function FacetsDrawer({ children }: { children: React.ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="px-4 py-1.5">
      <Button
        size="sm"
        aria-expanded={isOpen}
        onPointerEnter={drawer.preload}
        onFocus={drawer.preload}
        onClick={() => setOpen(!isOpen)}
      >
        <SlidersHorizontal aria-hidden size={14} strokeWidth={1.5} />
        Facets
      </Button>
      {isOpen ? (
        <Late part={drawer}>
          {({ Drawer }) => (
            <Drawer title="Facets" onClose={() => setOpen(false)}>
              {children}
            </Drawer>
          )}
        </Late>
      ) : null}
    </div>
  );
}
