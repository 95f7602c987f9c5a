"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { HistogramPanel } from "@/components/charts/histogram";
import { useCommand } from "@/components/commands/commands";
import { ExportControl } from "@/components/export/export-control";
import { OpenSavedSlot, SearchTools } from "@/components/searches/search-tools";
import { Late } from "@/components/ui/on-demand";
import { serverClock } from "@/lib/client/clock";
import { countQuery } from "@/lib/client/queries/count";
import { eventsQuery } from "@/lib/client/queries/events";
import type { Note } from "@/lib/contract/events";
import type { Role } from "@/lib/contract/session";
import { setBreakdown } from "@/lib/search/edit";
import type { Search, Window } from "@/lib/search/schema";
import { BuilderSlot } from "./builder-slot";
import { CountLine } from "./count-line";
import { DetailSlot } from "./detail-slot";
import { EventsPanel } from "./events-panel";
import { FacetsSkeleton } from "./facets-skeleton";
import { FacetsDrawer, FacetsSlot } from "./facets-slot";
import { FewFound } from "./few-found";
import { problemsNotice } from "./late-parts";
import { Panes } from "./panes";
import { RetentionContext, useRetentionDays } from "./retention-context";
import { RunProgress } from "./run-progress";
import { SearchBar } from "./search-bar";
import { useBuilder } from "./use-builder";
import { useCount } from "./use-count";
import { useEventRows } from "./use-event-rows";
import { useKeepEarlier } from "./use-keep-earlier";
import { useMedia } from "./use-media";
import { useOpenEvent } from "./use-open-event";
import { usePreload } from "./use-preload";
import { useRowsShown } from "./use-rows-shown";
import { type Run, useRun } from "./use-run";
import { editScreen, editSearch, useSearchState } from "./use-search-state";
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
  useKeepEarlier(scope, search, run, count);
  const builder = useBuilder(areRowsShown && areRowsCurrent);
  const asked = { scope, search, window: run.window, zone, now: serverClock.now };
  const kept = { scope, role: userRole, search, screen };
  const cancel = () => void client.cancelQueries({ predicate: ({ queryKey }) => queryKey[1] === scope });
  const { table, onScreen, onInView, zoom, show } = useSpans(events.rows);
  const facets = areRowsShown ? (
    <FacetsSlot scope={scope} search={search} window={run.window} events={events} screen={screen} />
  ) : (
    <FacetsSkeleton />
  );
  const detail = (
    <DetailSlot
      scope={scope}
      window={run.window}
      openEvent={openEvent}
      search={search}
      zone={zone}
      tab={screen.tab ?? "summary"}
      isModal={!hasDetailPane}
    />
  );
  const hasDetail = openEvent.event !== null || openEvent.isMissing || openEvent.isUnreadable;
  return (
    <div className="flex min-h-full flex-col lg:h-full lg:min-h-0">
      <AskFirst scope={scope} search={search} window={run.window} />
      <h1 className="sr-only">Explore events</h1>
      <OpenSavedSlot {...kept} />
      <SearchBar
        {...asked}
        onZone={setZone}
        onRun={rerun}
        builder={builder}
        tools={<SearchTools {...kept} window={run.window} zone={zone} />}
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

const splitBars = (field: string | undefined) => editSearch((before) => setBreakdown(before, field));

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
