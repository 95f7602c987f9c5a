import { queryOptions } from "@tanstack/react-query";
import { CountResponse } from "@/lib/contract/events";
import type { Search, Window } from "@/lib/search/schema";
import { post } from "../http";
import { askedOf, eventsPath, keepWithin, runDefaults, runKey } from "./run-query";

/** How many events a run matches. */
export function countQuery(scope: string, search: Search, window: Window) {
  const asked = askedOf(search, null);
  return queryOptions({
    ...runDefaults,
    queryKey: runKey("count", scope, asked, window),
    queryFn: ({ signal }) =>
      post(eventsPath(scope, "count"), { search: asked, window }, { signal, schema: CountResponse }),
    gcTime: 120_000,
    placeholderData: keepWithin(scope),
  });
}
