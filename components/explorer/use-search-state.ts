"use client";

/**
 * The URL is the search. Nothing copies it into state: it is decoded for reading, and every change is
 * computed from the address bar as it is at that moment, so that two quick changes cannot lose each other.
 */
import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { decodeSearch, encodeSearch } from "@/lib/search/codec";
import type { Search } from "@/lib/search/schema";

/** Parameters beside the search: which event is open, and which tab of it. */
const SCREEN_PARAMS = ["event", "tab"] as const;
type ScreenParam = (typeof SCREEN_PARAMS)[number];
export type Screen = Partial<Record<ScreenParam, string>>;

export type Problem = ReturnType<typeof decodeSearch>["problems"][number];

/** `push` for what Back should undo, `replace` for what it should not stop at. */
export type HistoryMode = "push" | "replace";

export interface SearchState {
  search: Search;
  /** What of the address could not be read. */
  problems: Problem[];
  screen: Screen;
}

/** Parts the search's own parameters from those of the screen. */
function splitQuery(query: string | URLSearchParams): { query: string; screen: Screen } {
  const params = new URLSearchParams(query);
  const screen: Screen = {};
  for (const name of SCREEN_PARAMS) {
    const value = params.get(name);
    if (value !== null) screen[name] = value;
    params.delete(name);
  }
  return { query: params.toString(), screen };
}

/** Reads an address's query, with or without its question mark. */
export function readQuery(address: string): SearchState {
  const { query, screen } = splitQuery(address);
  return { ...decodeSearch(query), screen };
}

/**
 * The query of a search and its screen. Parameters of `problems` that the search does not set itself stay
 * as they were written, so that a change elsewhere does not throw away what could not be read.
 */
export function writeQuery({ search, problems, screen }: SearchState): string {
  const encoded = encodeSearch(search);
  const taken = new URLSearchParams(encoded);
  const extra = new URLSearchParams();
  for (const { param, text } of problems) if (!taken.has(param) && param !== "") extra.set(param, text);
  for (const name of SCREEN_PARAMS) {
    const value = screen[name];
    if (value !== undefined) extra.set(name, value);
  }
  return [encoded, extra.toString()].filter((part) => part !== "").join("&");
}

function go(next: SearchState, mode: HistoryMode): void {
  const query = writeQuery(next);
  const url = query === "" ? window.location.pathname : `?${query}`;
  if (`?${query}` === window.location.search) return;
  // Next follows these two: useSearchParams changes, and no request is made for the page.
  if (mode === "push") window.history.pushState(null, "", url);
  else window.history.replaceState(null, "", url);
}

const current = (): SearchState => readQuery(window.location.search);

/** Changes the search; a change that returns the same search does nothing. A new search closes no event. */
export function editSearch(change: (search: Search) => Search, mode: HistoryMode = "push"): void {
  const before = current();
  const search = change(before.search);
  if (search !== before.search) go({ ...before, search }, mode);
}

/** Changes what is open beside the search; an undefined value closes it. */
export function editScreen(
  change: { [name in ScreenParam]?: string | undefined },
  mode: HistoryMode = "replace",
): void {
  const before = current();
  const screen: Screen = {};
  for (const name of SCREEN_PARAMS) {
    const value = name in change ? change[name] : before.screen[name];
    if (value !== undefined) screen[name] = value;
  }
  go({ ...before, screen }, mode);
}

/** Takes what could not be read out of the address. */
export function dropProblems(): void {
  go({ ...current(), problems: [] }, "replace");
}

/** The search in the address bar. It keeps its identity while only the screen beside it changes. */
export function useSearchState(): SearchState {
  const params = useSearchParams();
  const { query, screen } = useMemo(() => splitQuery(params), [params]);
  const decoded = useMemo(() => decodeSearch(query), [query]);
  return { ...decoded, screen };
}
