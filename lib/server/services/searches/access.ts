/** Who may do what with a saved search. What one does not see is not found; both refusals are recorded. */
import "server-only";
import { AppError } from "@/lib/core/errors";
import { deny } from "../../audit";
import { can } from "../../auth/permissions";
import type { Queries } from "../../db/db";
import { findSearch, type SearchAccess, type StoredSearch } from "../../db/repos/searches";
import type { ServiceContext } from "../context";

/** The access of who asks in `ctx`. */
export function accessOf(ctx: ServiceContext): SearchAccess {
  return { scope: ctx.scope, userId: ctx.actor.userId };
}

/** Owners change what is theirs, administrators also what is shared; each only where it lives. */
export function mayEdit(ctx: ServiceContext, search: StoredSearch): boolean {
  if (!search.isHere || !can(ctx.actor.role, "searches:write")) return false;
  return search.owner.id === ctx.actor.userId || can(ctx.actor.role, "searches:publish");
}

/** The search of that id. Throws NOT_FOUND, recorded, for one that is not there or not for who asks. */
export async function seenSearch(ctx: ServiceContext, id: string): Promise<StoredSearch> {
  const search = await findSearch(ctx.server.db.queries, accessOf(ctx), id);
  if (search && (!search.isDeleted || mayEdit(ctx, search))) return search;
  return deny(ctx, "NOT_FOUND", { search: id.slice(0, 80) });
}

/** The search of that id, to be changed by who asks. Throws NOT_FOUND or FORBIDDEN, recorded. */
export async function editableSearch(ctx: ServiceContext, id: string): Promise<StoredSearch> {
  const search = await seenSearch(ctx, id);
  return mayEdit(ctx, search) ? search : deny(ctx, "FORBIDDEN", { search: id });
}

/** Refuses, recorded, to share with more than who asks may share with. */
export async function checkVisibility(
  ctx: ServiceContext,
  visibility: StoredSearch["visibility"],
  before: StoredSearch["visibility"] = "private",
): Promise<void> {
  if (visibility === "team" && ctx.scope.kind === "all")
    throw new AppError("INVALID_REQUEST", {
      details: [
        {
          path: "visibility",
          message: "All organisations have no team of their own: keep it private or share it with all.",
        },
      ],
    });
  if (visibility === before || visibility === "private") return;
  const needed = visibility === "all" ? "searches:publish" : "searches:share";
  if (!can(ctx.actor.role, needed)) await deny(ctx, "FORBIDDEN", { permission: needed });
}

/** The 409 that says who was faster, and when. Throws NOT_FOUND when the search has gone meanwhile. */
export async function conflict(ctx: ServiceContext, db: Queries, id: string): Promise<never> {
  const current = await findSearch(db, accessOf(ctx), id);
  if (!current) throw new AppError("NOT_FOUND");
  const what = current.isDeleted
    ? "Somebody deleted this search"
    : `${current.updatedBy} changed this search`;
  throw new AppError("CONFLICT", {
    message: `${what} meanwhile. Nothing was overwritten.`,
    details: [
      { path: "version", message: String(current.version) },
      { path: "updatedBy", message: current.updatedBy },
      { path: "updatedAt", message: current.updatedAt },
    ],
  });
}
