import { NewSavedSearch, type SavedSearches } from "@/lib/contract/searches";
import { route } from "@/lib/server/http/route";
import { createSaved, listSaved } from "@/lib/server/services/searches/searches";

export const GET = route(
  { can: "searches:read", scope: true },
  async ({ ctx }): Promise<SavedSearches> => ({ searches: await listSaved(ctx) }),
);

export const POST = route({ body: NewSavedSearch, can: "searches:write", scope: true }, ({ ctx, body }) =>
  createSaved(ctx, body),
);
