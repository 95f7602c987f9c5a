import { infiniteQueryOptions } from "@tanstack/react-query";
import { Page } from "@/lib/contract/events";
import { isObject } from "@/lib/core/json";
import type { RawEvent } from "@/lib/insights/wire";
import type { Search, Window } from "@/lib/search/schema";
import { post } from "../http";
import { askedOf, eventsPath, keepWithin, runDefaults, runKey } from "./run-query";

/** Few rows first, so that they show early; then as many as one task can take in without a stutter. */
const FIRST_PAGE_ROWS = 200;
const NEXT_PAGE_ROWS = 1_000;

export interface EventsPage {
  events: RawEvent[];
  page: Page;
}

/** A cheap check: a page may hold thousands of events, and the server has looked at each already. */
export const eventsPage = {
  parse(value: unknown): EventsPage {
    if (!isObject(value) || !Array.isArray(value.events) || !value.events.every(isObject)) {
      throw new TypeError("The answer has no list of events");
    }
    return { events: value.events, page: Page.parse(value.page) };
  },
};

/**
 * The pages of one run, in the order of its sort. The page parameter is the server's cursor, verbatim.
 * `structuralSharing` is off: it would compare every loaded event with itself on each new page.
 */
export function eventsQuery(scope: string, search: Search, window: Window) {
  const asked = askedOf(search, "sort");
  return infiniteQueryOptions({
    ...runDefaults,
    queryKey: runKey("events", scope, asked, window),
    queryFn: ({ signal, pageParam: cursor }): Promise<EventsPage> => {
      const more = cursor === null ? { limit: FIRST_PAGE_ROWS } : { limit: NEXT_PAGE_ROWS, cursor };
      return post(
        eventsPath(scope, "search"),
        { search: asked, window, ...more },
        { signal, schema: eventsPage },
      );
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last: EventsPage) => last.page.cursor,
    structuralSharing: false,
    gcTime: 30_000,
    placeholderData: keepWithin(scope),
  });
}
