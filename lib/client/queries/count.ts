import { queryOptions } from "@tanstack/react-query";
import type { Search, Window } from "@/lib/search/schema";
import { isCountResponse } from "../answers";
import { post } from "../http";
import { askedOf, eventsPath, keepWithin, runDefaults, runKey } from "./run-query";

/** How many events a run matches. */
export function countQuery(scope: string, search: Search, window: Window) {
  const asked = askedOf(search, null);
  return queryOptions({
    ...runDefaults,
    queryKey: runKey("count", scope, asked, window),
    queryFn: ({ signal }) =>
      post(eventsPath(scope, "count"), { search: asked, window }, { signal, is: isCountResponse }),
    gcTime: 120_000,
    placeholderData: keepWithin(scope),
  });
}
