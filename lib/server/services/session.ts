/** Loaders for pages: who is signed in and what they may open. Pages call these, never a repository. */
import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import type { OrgSummary } from "@/lib/contract/orgs";
import { auditDenial } from "../audit";
import type { Actor, AuthorizedScope } from "../auth/scope";
import { authorizeScope, readSession } from "../auth/session";
import { publicContext } from "../http/request";
import { getServer } from "../server";
import { auditSwitch } from "./org-switch";
import { listScopes } from "./orgs";

/** The signed-in user of the page being rendered, or null. Read once per page. */
export const loadSession = cache(
  async (): Promise<Actor | null> => readSession(getServer(), (await headers()).get("cookie")),
);

/** The scopes for the switcher, in its order. */
export function loadScopes(actor: Actor): Promise<OrgSummary[]> {
  return listScopes(getServer(), actor);
}

/**
 * The scope of a page's path, or null: then the page answers `notFound()`, and the refusal is in the audit. That a
 * session goes over to another scope is there too; what the browser only fetches ahead is no switch.
 */
export const loadScope = cache(async (actor: Actor, slug: string): Promise<AuthorizedScope | null> => {
  const sent = await headers();
  const ctx = { ...publicContext(getServer(), sent), actor };
  const scope = await authorizeScope(ctx.server, actor, slug);
  if (!scope) await auditDenial(ctx, { scope: slug.slice(0, 80), page: true });
  else if (!sent.has("next-router-prefetch")) await auditSwitch({ ...ctx, scope });
  return scope;
});
