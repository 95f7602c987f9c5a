import type { SessionsResponse } from "@/lib/contract/account";
import { route } from "@/lib/server/http/route";
import { openSessions } from "@/lib/server/services/account/sessions";

export const GET = route(
  { can: "signed-in" },
  async ({ ctx }): Promise<SessionsResponse> => ({ sessions: await openSessions(ctx, ctx.actor.userId) }),
);
