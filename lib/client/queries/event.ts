import { queryOptions } from "@tanstack/react-query";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import type { Search, Window } from "@/lib/search/schema";
import { post } from "../http";
import { eventsPage } from "./events";
import { eventsPath, runDefaults } from "./run-query";

/** One event by its id, for a link to an event that is not among the loaded rows; null when it is not in the window. */
export function eventQuery(scope: string, id: string, window: Window) {
  const search: Search = {
    ...DEFAULT_SEARCH,
    where: { op: "and", items: [{ field: "id", op: "is", values: [id] }] },
  };
  return queryOptions({
    ...runDefaults,
    queryKey: ["event", scope, id, window] as const,
    queryFn: async ({ signal }) => {
      const body = { search, window, limit: 1 };
      const page = await post(eventsPath(scope, "search"), body, { signal, schema: eventsPage });
      return page.events[0] ?? null;
    },
    gcTime: 120_000,
  });
}
