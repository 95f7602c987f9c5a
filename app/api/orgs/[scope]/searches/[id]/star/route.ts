import type { Done } from "@/lib/contract/searches";
import { route } from "@/lib/server/http/route";
import { starSaved } from "@/lib/server/services/searches/searches";

const star = (isStarred: boolean) =>
  route({ can: "searches:read", scope: true }, async ({ ctx, params }): Promise<Done> => {
    await starSaved(ctx, params.id ?? "", isStarred);
    return { done: true };
  });

export const PUT = star(true);
export const DELETE = star(false);
