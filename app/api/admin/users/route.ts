import { UserCreateRequest } from "@/lib/contract/users";
import { route } from "@/lib/server/http/route";
import { inviteUser } from "@/lib/server/services/users-admin/change";
import { readUsers } from "@/lib/server/services/users-admin/summary";

export const GET = route({ can: "users:manage" }, ({ ctx }) => readUsers(ctx));

export const POST = route({ can: "users:manage", body: UserCreateRequest }, ({ ctx, body }) =>
  inviteUser(ctx, body),
);
