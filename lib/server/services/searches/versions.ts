/** Versions of a saved search: who wrote them and when, and the way back to one. */
import "server-only";
import type { RestoreRequest, SavedSearch, SearchVersion } from "@/lib/contract/searches";
import { AppError } from "@/lib/core/errors";
import { markSearch, readTags, type SearchContent, updateSearch } from "../../db/repos/searches";
import { findVersion, listVersions, type StoredVersion } from "../../db/repos/searches-versions";
import type { ServiceContext } from "../context";
import { accessOf, conflict, editableSearch } from "./access";
import { isSameContent } from "./content";
import { auditSaved, reread } from "./searches";

const contentIn = (row: StoredVersion): SearchContent & { tags: string[] } => ({
  name: row.name,
  description: row.description,
  tags: readTags(row.tags),
  folder: row.folder,
  query: row.query,
  keepsRange: row.keeps_range === 1,
});

/** The versions, newest first. Those of a shared search from when it was private are its owner's and editors' only. */
export async function listSavedVersions(ctx: ServiceContext, id: string): Promise<SearchVersion[]> {
  const search = await editableSearch(ctx, id);
  const rows = await listVersions(ctx.server.db.queries, search.id);
  return rows.map((row) => ({ ...contentIn(row), version: row.version, at: row.at, by: row.by_name }));
}

/**
 * Makes the content of version `to` the newest, and brings back what was deleted. Who sees the search stays.
 * Throws CONFLICT when `version` is not the newest, NOT_FOUND when `to` is no longer kept.
 */
export async function restoreSaved(
  ctx: ServiceContext,
  id: string,
  { version, to }: RestoreRequest,
): Promise<SavedSearch> {
  const search = await editableSearch(ctx, id);
  return ctx.server.db.transaction(async (tx) => {
    const row = await findVersion(tx, search.id, to);
    if (!row) throw new AppError("NOT_FOUND", { message: `Version ${to} is not kept.` });
    const content = contentIn(row);
    const isSame = isSameContent(content, search);
    const isDone = isSame
      ? await markSearch(tx, accessOf(ctx), { id, version }, null)
      : await updateSearch(
          tx,
          accessOf(ctx),
          { id, version, content, visibility: search.visibility, revives: true },
          ctx.server.now(),
        );
    if (!isDone) await conflict(ctx, tx, id);
    const after = { ...search, ...content, version: isSame ? version : version + 1 };
    await auditSaved(ctx, tx, "saved-restore", after);
    return reread(ctx, tx, id);
  });
}
