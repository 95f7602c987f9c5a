import { queryOptions } from "@tanstack/react-query";
import { OrgsResponse } from "@/lib/contract/orgs";
import { get } from "../http";
import { retryInBrowser } from "../retry";

/** The scopes that the signed-in user may open. */
export function orgsQuery() {
  return queryOptions({
    queryKey: ["orgs"] as const,
    queryFn: ({ signal }) => get("/api/orgs", { signal, schema: OrgsResponse }),
    retry: retryInBrowser,
    networkMode: "always",
    staleTime: 60_000,
  });
}
