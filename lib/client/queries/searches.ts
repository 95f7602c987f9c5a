import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { retryInBrowser } from "../retry";
import { fetchOneSaved, fetchSaved, fetchVersions } from "../searches";

const defaults = { retry: retryInBrowser, networkMode: "always", staleTime: 30_000 } as const;

/** The saved searches that one sees in the scope. */
export function savedListQuery(scope: string) {
  return queryOptions({
    ...defaults,
    queryKey: ["searches", scope, "list"],
    queryFn: ({ signal }) => fetchSaved(scope, signal),
  });
}

/** One saved search. */
export function savedQuery(scope: string, id: string) {
  return queryOptions({
    ...defaults,
    queryKey: ["searches", scope, "one", id],
    queryFn: ({ signal }) => fetchOneSaved(scope, id, signal),
  });
}

/** The versions of a saved search; always asked anew, for others write them too. */
export function versionsQuery(scope: string, id: string) {
  return queryOptions({
    ...defaults,
    staleTime: 0,
    queryKey: ["searches", scope, "versions", id],
    queryFn: ({ signal }) => fetchVersions(scope, id, signal),
  });
}

/** Asks for all that is shown of the scope's saved searches once more: something was written. */
export function renewSaved(client: QueryClient, scope: string): Promise<void> {
  return client.invalidateQueries({ queryKey: ["searches", scope] });
}
