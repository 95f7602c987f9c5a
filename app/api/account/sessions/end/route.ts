import { EndSessionsRequest } from "@/lib/contract/account";
import { route } from "@/lib/server/http/route";
import { endOwnSessions } from "@/lib/server/services/account/sessions";

export const POST = route({ can: "signed-in", body: EndSessionsRequest }, ({ ctx, body }) =>
  endOwnSessions(ctx, body),
);
