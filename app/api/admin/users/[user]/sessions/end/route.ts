import { EndUserSessionsRequest } from "@/lib/contract/users";
import { route } from "@/lib/server/http/route";
import { endUserSessions } from "@/lib/server/services/users-admin/change";

export const POST = route({ can: "users:manage", body: EndUserSessionsRequest }, ({ ctx, body, params }) =>
  endUserSessions(ctx, params.user ?? "", body),
);
