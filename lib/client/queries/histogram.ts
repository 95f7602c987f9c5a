import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { Search, Window } from "@/lib/search/schema";
import { afterPaint } from "../after-paint";
import { isHistogramResponse } from "../answers";
import { post } from "../http";
import { askedOf, eventsPath, keepWithin, runDefaults, runKey } from "./run-query";

/**
 * The counts of a run over time. `zone` is an IANA name: a bucket of a day starts at its midnight.
 * With `breakdown` (a dotted path) each bucket is also split by that field's values.
 */
export function histogramQuery(
  scope: string,
  search: Search,
  window: Window,
  zone: string,
  breakdown?: string,
) {
  const asked = askedOf(search, null);
  const body = { search: asked, window, zone, ...(breakdown === undefined ? {} : { breakdown }) };
  return queryOptions({
    ...runDefaults,
    queryKey: runKey("histogram", scope, asked, window, zone, breakdown ?? ""),
    queryFn: ({ signal }) => ask(scope, body, signal),
    gcTime: 120_000,
    placeholderData: keepWithin(scope),
  });
}

async function ask(scope: string, body: object, signal: AbortSignal) {
  await afterPaint(signal);
  return post(eventsPath(scope, "histogram"), body, { signal, is: isHistogramResponse });
}

/**
 * Asks again for the bars on screen that could not be split. Outcomes are read from the events themselves:
 * what kept those away kept the colours away.
 */
export function splitAgain(client: QueryClient, scope: string): void {
  void client.refetchQueries({
    type: "active",
    predicate: ({ queryKey, state }) =>
      queryKey[0] === "histogram" && queryKey[1] === scope && isUnsplit(state.data),
  });
}

function isUnsplit(data: unknown): boolean {
  return isHistogramResponse(data) && (data.notes ?? []).some(({ code }) => code === "breakdown_failed");
}

/** The counts of a run for each hour of the local clock of `zone`, however long the window is. */
export function hoursQuery(scope: string, search: Search, window: Window, zone: string) {
  const asked = askedOf(search, null);
  const body = { search: asked, window, zone, per: "hour" };
  return queryOptions({
    ...runDefaults,
    queryKey: runKey("histogram", scope, asked, window, zone, "per hour"),
    queryFn: ({ signal }) => ask(scope, body, signal),
    gcTime: 120_000,
    placeholderData: keepWithin(scope, zone, "per hour"),
  });
}
