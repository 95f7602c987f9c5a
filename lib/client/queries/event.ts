import { queryOptions } from "@tanstack/react-query";
import { isObject } from "@/lib/core/json";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import type { Search, Window } from "@/lib/search/schema";
import { RETENTION_DAYS, retentionWindow } from "@/lib/search/window";
import { isSearchResponse } from "../answers";
import { serverClock } from "../clock";
import { post } from "../http";
import { eventsPath, runDefaults } from "./run-query";

/**
 * One event by its id, for a link to an event that is not among the loaded rows: looked for in the run's
 * window, then in all that is kept. Null when it is nowhere.
 */
export function eventQuery(scope: string, id: string, window: Window, retentionDays = RETENTION_DAYS) {
  const search: Search = {
    ...DEFAULT_SEARCH,
    where: { op: "and", items: [{ field: "id", op: "is", values: [id] }] },
  };
  return queryOptions({
    ...runDefaults,
    queryKey: ["event", scope, id, window] as const,
    queryFn: async ({ signal }) => {
      const find = async (within: Window) => {
        const body = { search, window: within, limit: 1 };
        const page = await post(eventsPath(scope, "search"), body, { signal, is: isSearchResponse });
        const [event] = page.events;
        return isObject(event) ? event : null;
      };
      return (await find(window)) ?? (await find(retentionWindow(serverClock.now(), retentionDays)));
    },
    gcTime: 120_000,
  });
}
