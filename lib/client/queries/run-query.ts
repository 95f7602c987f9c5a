/** What every query of one run has in common. */
import { encodeSearch } from "@/lib/search/codec";
import type { Search, Window } from "@/lib/search/schema";
import { retryInBrowser } from "../retry";

/**
 * A run's window is fixed, so its answers never grow stale by themselves: only Run or a new search asks
 * again. `networkMode: always` lets a lost network show as an error instead of as an endless wait.
 */
export const runDefaults = {
  retry: retryInBrowser,
  retryDelay: 800,
  networkMode: "always",
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  refetchOnMount: false,
} as const;

export type RunKey = readonly [
  noun: string,
  scope: string,
  search: string,
  window: Window,
  ...rest: string[],
];

/**
 * The parts of a search that a call depends on. Columns never reach the server: choosing one must not
 * ask for the events again. Order and breakdown only matter to the calls that `keep` them.
 */
export function askedOf(search: Search, keep: "sort" | null): Search {
  const { v, services, range, text, where } = search;
  return {
    v,
    services,
    range,
    ...(text === undefined ? {} : { text }),
    where,
    sort: keep === "sort" ? search.sort : "desc",
  };
}

/** The react-query key of a call: noun, scope, canonical search and window, then what the call adds. */
export function runKey(
  noun: string,
  scope: string,
  asked: Search,
  window: Window,
  ...rest: string[]
): RunKey {
  return [noun, scope, encodeSearch(asked), window, ...rest];
}

/** The path of a call about a scope's events. */
export function eventsPath(
  scope: string,
  verb: "search" | "count" | "export" | "facets" | "histogram",
): string {
  return `/api/orgs/${encodeURIComponent(scope)}/events/${verb}`;
}

/**
 * Keeps the last answer on screen while a new one loads, but never across scopes: another
 * organisation's rows must not show under this one's name, not even for a frame. `rest` are the call's
 * own key parts that must agree as well.
 */
export function keepWithin(scope: string, ...rest: string[]) {
  return <T>(previous: T | undefined, query: { queryKey: readonly unknown[] } | undefined): T | undefined => {
    const key = query?.queryKey;
    const same = key?.[1] === scope && rest.every((part, index) => key[4 + index] === part);
    return same ? previous : undefined;
  };
}
