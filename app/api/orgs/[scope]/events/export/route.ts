import { ExportRequest } from "@/lib/contract/events";
import { route } from "@/lib/server/http/route";
import { exportEvents } from "@/lib/server/services/events/export";

export const POST = route(
  { body: ExportRequest, can: "events:export", scope: true },
  ({ ctx, body, signal, recheck }) => exportEvents(ctx, body, { signal, recheck }),
);
