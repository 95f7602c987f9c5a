import { UserChangeRequest } from "@/lib/contract/users";
import { route } from "@/lib/server/http/route";
import { changeUser } from "@/lib/server/services/users-admin/change";

export const PATCH = route({ can: "users:manage", body: UserChangeRequest }, ({ ctx, body, params }) =>
  changeUser(ctx, params.user ?? "", body),
);
