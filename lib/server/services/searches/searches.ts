/** Saved searches: list, read, create, change, delete, star. Each change and its audit row stand or fall together. */
import "server-only";
import type { AuditAction } from "@/lib/contract/audit-actions";
import type { NewSavedSearch, SavedSearch, SavedSearchEdit } from "@/lib/contract/searches";
import { SAVED_LIMITS } from "@/lib/contract/searches-limits";
import { AppError } from "@/lib/core/errors";
import { auditIn, entryOf } from "../../audit";
import type { Tx } from "../../db/db";
import { newId } from "../../db/ids";
import {
  countSearches,
  findSearch,
  insertSearch,
  listSearches,
  markSearch,
  type StoredSearch,
  starSearch,
  updateSearch,
} from "../../db/repos/searches";
import type { ServiceContext } from "../context";
import { accessOf, checkVisibility, conflict, editableSearch, mayEdit, seenSearch } from "./access";
import { contentOf, isSameContent } from "./content";

/** The search as who asks may see it. */
export function shown(ctx: ServiceContext, search: StoredSearch): SavedSearch {
  const { isDeleted: _, tags, ...rest } = search;
  return { ...rest, tags: [...tags], canEdit: mayEdit(ctx, search) };
}

/** Adds the row of an act on a saved search: which one, its name, version and who sees it. */
export function auditSaved(ctx: ServiceContext, tx: Tx, action: AuditAction, search: AuditedSearch) {
  const { id, name, version, visibility, query } = search;
  return auditIn(
    ctx.server,
    tx,
    entryOf(ctx, action, "ok", { search: id, name, version, visibility, query: query.slice(0, 2_000) }),
  );
}
type AuditedSearch = Pick<StoredSearch, "id" | "name" | "version" | "visibility" | "query">;

/** The search as it is now, read where it was written. */
export async function reread(ctx: ServiceContext, tx: Tx, id: string): Promise<SavedSearch> {
  const search = await findSearch(tx, accessOf(ctx), id);
  if (!search) throw new AppError("NOT_FOUND");
  return shown(ctx, search);
}

/** What the user sees of the scope, newest change first. */
export async function listSaved(ctx: ServiceContext): Promise<SavedSearch[]> {
  const searches = await listSearches(ctx.server.db.queries, accessOf(ctx));
  return searches.map((search) => shown(ctx, search));
}

/** One saved search. Throws NOT_FOUND. */
export async function readSaved(ctx: ServiceContext, id: string): Promise<SavedSearch> {
  const search = await seenSearch(ctx, id);
  if (search.isDeleted) throw new AppError("NOT_FOUND");
  return shown(ctx, search);
}

/** Saves a search in the scope, owned by who asks. Throws FORBIDDEN for sharing beyond the role. */
export async function createSaved(ctx: ServiceContext, body: NewSavedSearch): Promise<SavedSearch> {
  const content = contentOf(body);
  await checkVisibility(ctx, body.visibility);
  return ctx.server.db.transaction(async (tx) => {
    if ((await countSearches(tx, ctx.scope)) >= SAVED_LIMITS.perScope)
      throw new AppError("CONFLICT", {
        message: `There are ${SAVED_LIMITS.perScope} saved searches here, which is the most. Delete some first.`,
      });
    const id = newId();
    const { visibility } = body;
    await insertSearch(tx, accessOf(ctx), { id, content, visibility }, ctx.server.now());
    const audited = { ...content, id, version: 1, visibility };
    await auditSaved(ctx, tx, "saved-create", audited);
    if (visibility !== "private") await auditSaved(ctx, tx, "saved-share", audited);
    return reread(ctx, tx, id);
  });
}

/** Writes the next version. Throws CONFLICT when `body.version` is not the newest; what is the same is not written. */
export async function editSaved(
  ctx: ServiceContext,
  id: string,
  body: SavedSearchEdit,
): Promise<SavedSearch> {
  const before = await editableSearch(ctx, id);
  const content = contentOf(body);
  const { version, visibility } = body;
  await checkVisibility(ctx, visibility, before.visibility);
  return ctx.server.db.transaction(async (tx) => {
    if (before.isDeleted || version !== before.version) await conflict(ctx, tx, id);
    const isShareChanged = visibility !== before.visibility;
    if (isSameContent(content, before) && !isShareChanged) return reread(ctx, tx, id);
    const edit = { id, version, content, visibility };
    if (!(await updateSearch(tx, accessOf(ctx), edit, ctx.server.now()))) await conflict(ctx, tx, id);
    const audited = { ...content, id, version: version + 1, visibility };
    if (!isSameContent(content, before)) await auditSaved(ctx, tx, "saved-edit", audited);
    if (isShareChanged) await auditSaved(ctx, tx, "saved-share", audited);
    // Who makes another's search private has put it out of their own sight.
    const after = await findSearch(tx, accessOf(ctx), id);
    return after
      ? shown(ctx, after)
      : { ...shown(ctx, before), ...body, version: version + 1, canEdit: false };
  });
}

/** Deletes softly: the row stays, and `restoreSaved` brings it back. */
export async function deleteSaved(ctx: ServiceContext, id: string, version: number): Promise<void> {
  const search = await editableSearch(ctx, id);
  await ctx.server.db.transaction(async (tx) => {
    if (search.isDeleted) throw new AppError("NOT_FOUND");
    if (!(await markSearch(tx, accessOf(ctx), { id, version }, ctx.server.now())))
      await conflict(ctx, tx, id);
    await auditSaved(ctx, tx, "saved-delete", search);
  });
}

/** Sets or takes the star of who asks. */
export async function starSaved(ctx: ServiceContext, id: string, isStarred: boolean): Promise<void> {
  const search = await seenSearch(ctx, id);
  await starSearch(ctx.server.db.queries, ctx.actor.userId, search.id, isStarred);
}
