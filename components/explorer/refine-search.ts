"use client";

/**
 * Changes of what is searched for. They run at once, or, while somebody has taken them up here, become a
 * draft that waits for Run. The draft itself belongs to whoever took them up; it is shown from here.
 */
import { useSyncExternalStore } from "react";
import type { Search } from "@/lib/search/schema";
import { editSearch } from "./use-search-state";

type Change = (search: Search) => Search;

let take: ((change: Change) => void) | null = null;
let draft: Search | null = null;
const listeners = new Set<() => void>();

/** Changes what is searched for from anywhere on the page. */
export function refineSearch(change: Change): void {
  if (take === null) editSearch(change);
  else take(change);
}

/** Takes up every change from now on, until the function that comes back is called. */
export function holdRefinements(taker: (change: Change) => void): () => void {
  take = taker;
  return () => {
    if (take === taker) take = null;
  };
}

/** Shows a draft in place of the search that ran, wherever conditions are shown; null for none. */
export function showDraft(next: Search | null): void {
  if (draft === next) return;
  draft = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The draft that waits for Run, else the search that ran. */
export function useShownSearch(search: Search): Search {
  return (
    useSyncExternalStore(
      subscribe,
      () => draft,
      () => null,
    ) ?? search
  );
}
