import { HistogramRequest } from "@/lib/contract/events";
import { route } from "@/lib/server/http/route";
import { histogramEvents } from "@/lib/server/services/events/histogram";

export const POST = route(
  { body: HistogramRequest, can: "events:read", scope: true },
  ({ ctx, body, signal }) => histogramEvents(ctx, body, { signal }),
);
