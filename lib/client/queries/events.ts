import { infiniteQueryOptions } from "@tanstack/react-query";
import type { SearchResponse } from "@/lib/contract/events";
import type { Search, Window } from "@/lib/search/schema";
import { isSearchResponse } from "../answers";
import { post } from "../http";
import { askedOf, eventsPath, keepWithin, runDefaults, runKey } from "./run-query";

/**
 * Few enough to show early, enough for a fast scroll, and the same for each page: the API documentation wants
 * the exact same query with every cursor, and the limit is part of it.
 */
export const PAGE_ROWS = 500;

/** A page of a run, and how long this browser waited for it, in ms. */
export interface TimedPage extends SearchResponse {
  tookMs: number;
}

/**
 * The pages of one run, in the order of its sort. The page parameter is the server's cursor, verbatim.
 * `structuralSharing` is off: it would compare every loaded event with itself on each new page.
 */
export function eventsQuery(scope: string, search: Search, window: Window) {
  const asked = askedOf(search, "sort");
  return infiniteQueryOptions({
    ...runDefaults,
    queryKey: runKey("events", scope, asked, window),
    queryFn: ({ signal, pageParam: cursor }): Promise<TimedPage> => {
      const more = { limit: PAGE_ROWS, ...(cursor === null ? {} : { cursor }) };
      return timed(
        post(
          eventsPath(scope, "search"),
          { search: asked, window, ...more },
          { signal, is: isSearchResponse },
        ),
      );
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last: SearchResponse) => last.page.cursor,
    structuralSharing: false,
    gcTime: 30_000,
    placeholderData: keepWithin(scope),
  });
}

async function timed(answer: Promise<SearchResponse>): Promise<TimedPage> {
  const sentAt = performance.now();
  const page = await answer;
  return { ...page, tookMs: performance.now() - sentAt };
}
