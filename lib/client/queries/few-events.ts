import { queryOptions } from "@tanstack/react-query";
import type { Search, Window } from "@/lib/search/schema";
import { isSearchResponse } from "../answers";
import { post } from "../http";
import { askedOf, eventsPath, runDefaults, runKey } from "./run-query";

/** Few rows of a search of its own, beside the run: what lies next to an event, the first of something. */
export function fewEventsQuery(scope: string, search: Search, window: Window, limit: number) {
  const asked = askedOf(search, "sort");
  return queryOptions({
    ...runDefaults,
    queryKey: runKey("few", scope, asked, window, String(limit)),
    queryFn: ({ signal }) =>
      post(eventsPath(scope, "search"), { search: asked, window, limit }, { signal, is: isSearchResponse }),
    structuralSharing: false,
    gcTime: 120_000,
  });
}
