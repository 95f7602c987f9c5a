import { FacetsRequest } from "@/lib/contract/events";
import { route } from "@/lib/server/http/route";
import { facetEvents } from "@/lib/server/services/events/facets";

export const POST = route({ body: FacetsRequest, can: "events:read", scope: true }, ({ ctx, body, signal }) =>
  facetEvents(ctx, body, { signal }),
);
