"use client";

/**
 * A run: one search over one window. The window is worked out once, from the server's clock, and shared
 * by table, count, facets and histogram, so that they speak of the same events and cursors stay valid.
 */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { eventsQuery } from "@/lib/client/queries/events";
import { askedOf } from "@/lib/client/queries/run-query";
import { isObject } from "@/lib/core/json";
import { encodeSearch } from "@/lib/search/codec";
import type { Search, Window } from "@/lib/search/schema";
import { resolveRange, windowWithin } from "@/lib/search/window";
import { useRetentionDays } from "./retention-context";

export interface Run {
  /** As far as events are kept. */
  window: Window;
  /** Whether the range reaches further back than that. */
  isCut: boolean;
  /** When it began, ms on the server's clock. */
  startedMs: number;
}

interface KeyedRun extends Run {
  key: string;
}

/** Calendar ranges (`today`) depend on the zone; rolling and absolute ones do not. */
function isCalendar(search: Search): boolean {
  return "last" in search.range && !/^\d/.test(search.range.last);
}

/** What makes two searches the same run: everything but columns and breakdown. */
function runKeyOf(search: Search, zone: string): string {
  return `${encodeSearch(askedOf(search, "sort"))} ${isCalendar(search) ? zone : ""}`;
}

function isSameWindow(value: unknown, window: Window): boolean {
  return isObject(value) && value.start === window.start && value.end === window.end;
}

/**
 * The run of `search`, new when the search changes, and `rerun` to ask again: a relative range then ends
 * now. `now` gives ms on the server's clock.
 */
export function useRun(
  scope: string,
  search: Search,
  zone: string,
  now: () => number,
): { run: Run; rerun: () => void } {
  const client = useQueryClient();
  const retentionDays = useRetentionDays();
  const key = runKeyOf(search, zone);
  const start = (): KeyedRun => {
    const startedMs = now();
    const asked = resolveRange(search.range, startedMs, zone);
    const window = windowWithin(asked, startedMs, retentionDays);
    return { key, startedMs, window, isCut: window !== asked };
  };
  const [kept, setRun] = useState(start);
  let run = kept;
  if (kept.key !== key) {
    run = start();
    setRun(run);
  }

  const rerun = (): void => {
    const next = start();
    setRun(next);
    if (isSameWindow(next.window, run.window)) askAgain();
  };
  /** The same window has the same keys: back to the first page, and every answer of it anew. */
  const askAgain = (): void => {
    const { queryKey } = eventsQuery(scope, search, run.window);
    client.setQueryData(queryKey, (data) =>
      data === undefined ? data : { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) },
    );
    void client.invalidateQueries({
      predicate: ({ queryKey: [, of, , window] }) => of === scope && isSameWindow(window, run.window),
    });
  };
  return { run, rerun };
}
