import type { SearchVersions } from "@/lib/contract/searches";
import { route } from "@/lib/server/http/route";
import { listSavedVersions } from "@/lib/server/services/searches/versions";

export const GET = route(
  { can: "searches:write", scope: true },
  async ({ ctx, params }): Promise<SearchVersions> => ({
    versions: await listSavedVersions(ctx, params.id ?? ""),
  }),
);
