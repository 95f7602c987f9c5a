import { infiniteQueryOptions } from "@tanstack/react-query";
import { Page } from "@/lib/contract/events";
import { isObject } from "@/lib/core/json";
import type { RawEvent } from "@/lib/insights/wire";
import type { Search, Window } from "@/lib/search/schema";
import { post } from "../http";
import { askedOf, eventsPath, keepWithin, runDefaults, runKey } from "./run-query";

/**
 * Few enough to show early, enough for a fast scroll, and the same for each page: the API documentation wants
 * the exact same query with every cursor, and the limit is part of it.
 */
const PAGE_ROWS = 500;

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
      const more = { limit: PAGE_ROWS, ...(cursor === null ? {} : { cursor }) };
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
