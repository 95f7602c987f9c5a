import type { SessionsResponse } from "@/lib/contract/account";
import { route } from "@/lib/server/http/route";
import { openSessions } from "@/lib/server/services/account/sessions";
import { readUser } from "@/lib/server/services/users-admin/summary";

export const GET = route({ can: "users:manage" }, async ({ ctx, params }): Promise<SessionsResponse> => {
  const { id } = await readUser(ctx, params.user ?? "");
  return { sessions: await openSessions(ctx, id) };
});
