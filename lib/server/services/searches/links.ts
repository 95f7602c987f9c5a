/** Short links to a search whose address is long. They open within their scope only. */
import "server-only";
import { auditIn, entryOf } from "../../audit";
import type { AuthorizedScope } from "../../auth/scope";
import { findLink, insertLink } from "../../db/repos/searches-links";
import { getServer } from "../../server";
import type { ServiceContext } from "../context";
import { canonicalQuery } from "./content";

const ID_BYTES = 12;

/** Stores the search, range and all, and gives the path that opens it. */
export async function createLink(ctx: ServiceContext, query: string): Promise<{ path: string }> {
  const canonical = canonicalQuery(query, true);
  const id = ctx.server.random(ID_BYTES).toString("base64url");
  await ctx.server.db.transaction(async (tx) => {
    const link = { id, query: canonical, userId: ctx.actor.userId };
    await insertLink(tx, ctx.scope, link, ctx.server.now());
    await auditIn(
      ctx.server,
      tx,
      entryOf(ctx, "link-create", "ok", { link: id, query: canonical.slice(0, 2_000) }),
    );
  });
  return { path: `/o/${ctx.scope.slug}/s/${id}` };
}

/** The query of the link in a page's scope, or null: then the page answers `notFound()`. */
export function loadLink(scope: AuthorizedScope, id: string): Promise<string | null> {
  return findLink(getServer().db.queries, scope, id);
}
