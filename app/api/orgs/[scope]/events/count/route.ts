import { CountRequest } from "@/lib/contract/events";
import { route } from "@/lib/server/http/route";
import { countEvents } from "@/lib/server/services/events/count";

export const POST = route({ body: CountRequest, can: "events:read", scope: true }, ({ ctx, body, signal }) =>
  countEvents(ctx, body, { signal }),
);
