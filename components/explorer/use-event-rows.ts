"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { eventsQuery } from "@/lib/client/queries/events";
import { splitAgain } from "@/lib/client/queries/histogram";
import { queryFault, refreshFault } from "@/lib/client/query-fault";
import type { Note } from "@/lib/contract/events";
import { isAppError } from "@/lib/core/errors";
import type { Search, Window } from "@/lib/search/schema";

export interface EventRows {
  state: "loading" | "failed" | "ready";
  /** Events as they came; what is no object among them is shown as unreadable. */
  rows: readonly unknown[];
  notes: readonly Note[];
  /** Why there are no rows; only when failed. */
  fault: unknown;
  /** Why rows that are here could not be renewed; else null. */
  refreshFault: unknown;
  retry: () => void;
  /** The rows belong to the run before, or are being asked for anew. */
  isStale: boolean;
  /** The run was cancelled before its rows came; the old ones stay. */
  isCancelled: boolean;
  isFetching: boolean;
  hasMore: boolean;
  isLoadingMore: boolean;
  moreFault: unknown;
  loadMore: () => void;
  /** False when a page says that events are missing from the list. */
  isComplete: boolean;
}

const NONE: readonly never[] = [];

/** The rows of a run, page after page as one list. */
export function useEventRows(scope: string, search: Search, window: Window): EventRows {
  const client = useQueryClient();
  const query = useInfiniteQuery(eventsQuery(scope, search, window));
  const { data } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.events) ?? NONE, [data]);
  const notes = useMemo(() => data?.pages.flatMap((page) => page.page.notes) ?? NONE, [data]);
  const isCancelled = query.isPlaceholderData && query.fetchStatus === "idle";
  const fault = data === undefined ? queryFault(query) : null;
  const last = data?.pages.at(-1)?.page;
  return {
    state: data !== undefined ? "ready" : fault === null ? "loading" : "failed",
    rows,
    notes,
    fault,
    refreshFault: query.isFetchNextPageError ? null : refreshFault(query),
    retry: () => void query.refetch().then(({ isSuccess }) => isSuccess && splitAgain(client, scope)),
    isStale: query.isPlaceholderData || (query.isFetching && !query.isFetchingNextPage),
    isCancelled,
    isFetching: query.isFetching && !query.isFetchingNextPage,
    hasMore: query.hasNextPage && !query.isPlaceholderData,
    isLoadingMore: query.isFetchingNextPage,
    moreFault: query.isFetchNextPageError && isAppError(query.error) ? query.error : null,
    loadMore: () => {
      if (!query.isFetching) void query.fetchNextPage();
    },
    isComplete: last === undefined || last.cursor !== null || last.complete,
  };
}
