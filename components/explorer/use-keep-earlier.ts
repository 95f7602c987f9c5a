"use client";

import { useEffect } from "react";
import type { Search } from "@/lib/search/schema";
import type { CountState } from "./count-line";
import { useOwner } from "./use-own-stored";
import type { Run } from "./use-run";

/** Keeps each run in the list of one's earlier searches, once it is counted. */
export function useKeepEarlier(
  scope: string,
  search: Search,
  { startedMs, window }: Run,
  { count, isStale }: CountState,
): void {
  const userId = useOwner();
  const counted = isStale ? null : count;
  useEffect(() => {
    if (counted === null) return;
    const run = { ranMs: startedMs, window, found: counted.count, isExact: counted.exact };
    const keep = import("@/components/searches/keep-earlier");
    // The list is a convenience: where its code does not come, one run is missing from it.
    keep.then(({ keepEarlier }) => keepEarlier(scope, userId, search, run)).catch(() => {});
  }, [scope, userId, search, startedMs, window, counted]);
}
