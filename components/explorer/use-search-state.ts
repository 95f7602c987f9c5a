"use client";

/**
 * The URL is the search. Nothing copies it into state: it is decoded for reading, and every change is
 * computed from the address bar as it is at that moment, so that two quick changes cannot lose each other.
 */
import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { decodeSearch, encodeSearch } from "@/lib/search/codec";
import type { Search } from "@/lib/search/schema";

/** Parameters beside the search: which event is open, which tab of it, how the chart is seen, what facets compare with, which saved search is open. */
const SCREEN_PARAMS = ["event", "tab", "chart", "compare", "saved"] as const;
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
  /** Each parameter that `problems` names, whole, as often as the address has it. */
  unread: Unread[];
}

export interface Unread {
  param: string;
  text: string;
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
  const decoded = decodeSearch(query);
  return { ...decoded, screen, unread: unreadOf(query, decoded.problems) };
}

function unreadOf(query: string, problems: readonly Problem[]): Unread[] {
  const params = [...new Set(problems.map(({ param }) => param))];
  const written = new URLSearchParams(query);
  return params.flatMap((param) => written.getAll(param).map((text) => ({ param, text })));
}

/**
 * The query of a search and its screen. A parameter that could not be read in full stays as it was written
 * while the search has of it what was read: only a change of that very part replaces it.
 */
export function writeQuery({ search, screen, unread }: Omit<SearchState, "problems">): string {
  const encoded = encodeSearch(search);
  const wanted = new URLSearchParams(encoded);
  const read = new URLSearchParams(encodeSearch(decodeSearch(toQuery(unread).toString()).search));
  const kept = unread.filter(({ param }) => wanted.get(param) === read.get(param));
  const extra = toQuery(kept);
  for (const name of SCREEN_PARAMS) {
    const value = screen[name];
    if (value !== undefined) extra.set(name, value);
  }
  // Joined as text: the codec's spelling leaves readable what URLSearchParams would escape.
  const pairs = encoded.split("&").filter((pair) => !kept.some(({ param }) => pair.startsWith(`${param}=`)));
  return [...pairs, extra.toString()].filter((part) => part !== "").join("&");
}

function toQuery(unread: readonly Unread[]): URLSearchParams {
  return new URLSearchParams(unread.map(({ param, text }) => [param, text]));
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
  go({ ...current(), unread: [] }, "replace");
}

/** The search in the address bar. It keeps its identity while only the screen beside it changes. */
export function useSearchState(): SearchState {
  const params = useSearchParams();
  const { query, screen } = useMemo(() => splitQuery(params), [params]);
  const decoded = useMemo(() => {
    const { search, problems } = decodeSearch(query);
    return { search, problems, unread: unreadOf(query, problems) };
  }, [query]);
  return { ...decoded, screen };
}
