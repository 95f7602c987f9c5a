/** Loaders for pages: who is signed in and what they may open. Pages call these, never a repository. */
import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import type { OrgSummary } from "@/lib/contract/orgs";
import type { Actor, AuthorizedScope } from "../auth/scope";
import { authorizeScope, readSession } from "../auth/session";
import { getServer } from "../server";
import { listScopes } from "./orgs";

/** The signed-in user of the page being rendered, or null. Read once per page. */
export const loadSession = cache(
  async (): Promise<Actor | null> => readSession(getServer(), (await headers()).get("cookie")),
);

/** The scopes for the switcher, in its order. */
export function loadScopes(actor: Actor): Promise<OrgSummary[]> {
  return listScopes(getServer(), actor);
}

/** The scope of a page's path, or null: then the page answers `notFound()`. */
export function loadScope(actor: Actor, slug: string): Promise<AuthorizedScope | null> {
  return authorizeScope(getServer(), actor, slug);
}
