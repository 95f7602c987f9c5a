import type { OrgsResponse } from "@/lib/contract/orgs";
import { route } from "@/lib/server/http/route";
import { listScopes } from "@/lib/server/services/orgs";

export const GET = route(
  { can: "signed-in" },
  async ({ ctx }): Promise<OrgsResponse> => ({ orgs: await listScopes(ctx.server, ctx.actor) }),
);
