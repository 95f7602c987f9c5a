import { NewLink } from "@/lib/contract/searches";
import { route } from "@/lib/server/http/route";
import { createLink } from "@/lib/server/services/searches/links";

export const POST = route({ body: NewLink, can: "searches:share", scope: true }, ({ ctx, body }) =>
  createLink(ctx, body.query),
);
