import { UserActRequest } from "@/lib/contract/users";
import { route } from "@/lib/server/http/route";
import { enableUser } from "@/lib/server/services/users-admin/change";

export const POST = route({ can: "users:manage", body: UserActRequest }, ({ ctx, params }) =>
  enableUser(ctx, params.user ?? ""),
);
