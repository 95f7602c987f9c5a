import { RestoreRequest } from "@/lib/contract/searches";
import { route } from "@/lib/server/http/route";
import { restoreSaved } from "@/lib/server/services/searches/versions";

export const POST = route(
  { body: RestoreRequest, can: "searches:write", scope: true },
  ({ ctx, params, body }) => restoreSaved(ctx, params.id ?? "", body),
);
