import { queryOptions } from "@tanstack/react-query";
import type { Search, Window } from "@/lib/search/schema";
import { afterPaint } from "../after-paint";
import { isCountResponse } from "../answers";
import { post } from "../http";
import type { Slots } from "../slots";
import { askedOf, eventsPath, keepWithin, runDefaults, runKey } from "./run-query";

/** How many events a run matches. Where many are asked for at once, `slots` lets a few go at a time. */
export function countQuery(scope: string, search: Search, window: Window, slots?: Slots) {
  const asked = askedOf(search, null);
  const ask = async (signal: AbortSignal) => {
    await afterPaint(signal);
    return post(eventsPath(scope, "count"), { search: asked, window }, { signal, is: isCountResponse });
  };
  return queryOptions({
    ...runDefaults,
    queryKey: runKey("count", scope, asked, window),
    queryFn: ({ signal }) => (slots ? slots.run(() => ask(signal), signal) : ask(signal)),
    gcTime: 120_000,
    placeholderData: keepWithin(scope),
  });
}
