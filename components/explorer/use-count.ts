"use client";

import { useQuery } from "@tanstack/react-query";
import { countQuery } from "@/lib/client/queries/count";
import { queryFault, refreshFault } from "@/lib/client/query-fault";
import type { Search, Window } from "@/lib/search/schema";
import type { CountState } from "./count-line";

/** How many events a run finds. */
export function useCount(scope: string, search: Search, window: Window): CountState {
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
