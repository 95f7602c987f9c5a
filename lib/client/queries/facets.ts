import { queryOptions } from "@tanstack/react-query";
import type { Search, Window } from "@/lib/search/schema";
import { afterPaint } from "../after-paint";
import { isFacetsResponse } from "../answers";
import { post } from "../http";
import { askedOf, eventsPath, keepWithin, runDefaults, runKey } from "./run-query";

/** The most frequent values of `field` (a dotted path) among the events of a run. */
export function facetQuery(scope: string, search: Search, window: Window, field: string) {
  const asked = askedOf(search, null);
  return queryOptions({
    ...runDefaults,
    queryKey: runKey("facets", scope, asked, window, field),
    queryFn: async ({ signal }) => {
      await afterPaint(signal);
      const body = { search: asked, window, field };
      return post(eventsPath(scope, "facets"), body, { signal, is: isFacetsResponse });
    },
    gcTime: 120_000,
    placeholderData: keepWithin(scope, field),
  });
}
