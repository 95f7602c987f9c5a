import { text } from "@/lib/server/http/respond";
import { publicRoute } from "@/lib/server/http/route";
import { readMetrics } from "@/lib/server/services/health";

export const GET = publicRoute({}, async ({ ctx, request }) => {
  const { body, contentType } = await readMetrics(ctx, request.headers.get("authorization"));
  return text(body, contentType, ctx.requestId);
});
