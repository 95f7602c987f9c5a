import { SetupRequest } from "@/lib/contract/session";
import { publicRoute } from "@/lib/server/http/route";
import { completeSetup } from "@/lib/server/services/setup";

export const POST = publicRoute(
  { body: SetupRequest, limit: { perMinute: 10, burst: 10 } },
  ({ ctx, body }) => completeSetup(ctx, body),
);
