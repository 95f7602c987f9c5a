import { DeleteQuery, type Done, SavedSearchEdit } from "@/lib/contract/searches";
import { route } from "@/lib/server/http/route";
import { deleteSaved, editSaved, readSaved } from "@/lib/server/services/searches/searches";

export const GET = route({ can: "searches:read", scope: true }, ({ ctx, params }) =>
  readSaved(ctx, params.id ?? ""),
);

export const PUT = route(
  { body: SavedSearchEdit, can: "searches:write", scope: true },
  ({ ctx, params, body }) => editSaved(ctx, params.id ?? "", body),
);

export const DELETE = route(
  { query: DeleteQuery, can: "searches:write", scope: true },
  async ({ ctx, params, query }): Promise<Done> => {
    await deleteSaved(ctx, params.id ?? "", Number(query.version));
    return { done: true };
  },
);
