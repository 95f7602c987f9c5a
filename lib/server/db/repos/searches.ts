/**
 * Saved searches. Every query asks for the scope that the access check let through and for who asks: what
 * that user may not see of that scope is not found, for reading as for writing.
 */
import "server-only";
import type { ExpressionBuilder } from "kysely";
import type { AuthorizedScope } from "../../auth/scope";
import type { Queries } from "../db";
import { isoTime } from "../ids";
import type { SearchesTable, Tables } from "../schema";
import { homeOf, isAtHome } from "./searches-home";
import { keepVersion } from "./searches-versions";

/** What a version holds. */
export interface SearchContent {
  name: string;
  description: string;
  tags: readonly string[];
  folder: string;
  query: string;
  keepsRange: boolean;
}

export interface StoredSearch extends SearchContent {
  id: string;
  visibility: SearchesTable["visibility"];
  version: number;
  owner: { id: string; name: string };
  createdAt: string;
  updatedAt: string;
  /** Name of who wrote the newest version. */
  updatedBy: string;
  starred: boolean;
  /** False for one of another scope that is shared with all. */
  isHere: boolean;
  isDeleted: boolean;
}

/** Who asks for what: the scope by its brand, the user by id. */
export interface SearchAccess {
  scope: AuthorizedScope;
  userId: string;
}

/** The columns of a content, as stored. */
export function contentRow(content: SearchContent) {
  const { name, description, tags, folder, query, keepsRange } = content;
  return {
    name,
    description,
    tags: JSON.stringify(tags),
    folder,
    query,
    keeps_range: keepsRange ? 1 : 0,
  };
}

/** The texts of a JSON array; none of anything else. */
export function readTags(json: string): string[] {
  const value: unknown = JSON.parse(json);
  return Array.isArray(value) ? value.filter((tag) => typeof tag === "string") : [];
}

/** Own ones and those of the scope's team, where they live; those shared with all, everywhere. */
const readable =
  ({ scope, userId }: SearchAccess) =>
  (e: ExpressionBuilder<Tables & { s: SearchesTable }, "s">) => {
    const home = homeOf(scope);
    const isHome = e.and([
      e("s.kind", "=", home.kind),
      home.org_id === null ? e("s.org_id", "is", null) : e("s.org_id", "=", home.org_id),
    ]);
    const mine = e.or([e("s.owner_id", "=", userId), e("s.visibility", "=", "team")]);
    return e.or([e("s.visibility", "=", "all"), e.and([isHome, mine])]);
  };

function select(db: Queries, access: SearchAccess) {
  return db
    .selectFrom("searches as s")
    .innerJoin("users as owner", "owner.id", "s.owner_id")
    .innerJoin("users as editor", "editor.id", "s.updated_by")
    .leftJoin("search_stars as star", (join) =>
      join.onRef("star.search_id", "=", "s.id").on("star.user_id", "=", access.userId),
    )
    .selectAll("s")
    .select(["owner.name as owner_name", "editor.name as editor_name", "star.user_id as star_user"])
    .where(readable(access));
}

type Row = SearchesTable & { owner_name: string; editor_name: string; star_user: string | null };

const toSearch = (row: Row, scope: AuthorizedScope): StoredSearch => ({
  id: row.id,
  name: row.name,
  description: row.description,
  tags: readTags(row.tags),
  folder: row.folder,
  query: row.query,
  keepsRange: row.keeps_range === 1,
  visibility: row.visibility,
  version: row.version,
  owner: { id: row.owner_id, name: row.owner_name },
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  updatedBy: row.editor_name,
  starred: row.star_user !== null,
  isHere: isAtHome(row, scope),
  isDeleted: row.deleted_at !== null,
});

/** What the user sees of the scope, newest change first; nothing deleted. */
export async function listSearches(db: Queries, access: SearchAccess): Promise<StoredSearch[]> {
  const rows = await select(db, access)
    .where("s.deleted_at", "is", null)
    .orderBy("s.updated_at", "desc")
    .orderBy("s.id")
    .execute();
  return rows.map((row) => toSearch(row, access.scope));
}

/** The search of that id if the user sees it from the scope, deleted or not, else null. */
export async function findSearch(
  db: Queries,
  access: SearchAccess,
  id: string,
): Promise<StoredSearch | null> {
  const row = await select(db, access).where("s.id", "=", id).executeTakeFirst();
  return row ? toSearch(row, access.scope) : null;
}

/** How many live in the scope, whoever may see them; deleted ones do not count. */
export async function countSearches(db: Queries, scope: AuthorizedScope): Promise<number> {
  const home = homeOf(scope);
  const row = await db
    .selectFrom("searches")
    .select((e) => e.fn.countAll<number | string>().as("n"))
    .where("kind", "=", home.kind)
    .where("org_id", home.org_id === null ? "is" : "=", home.org_id)
    .where("deleted_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Adds version 1, in the scope and owned by the user. */
export async function insertSearch(
  db: Queries,
  { scope, userId }: SearchAccess,
  search: { id: string; content: SearchContent; visibility: SearchesTable["visibility"] },
  nowMs: number,
): Promise<void> {
  const at = isoTime(nowMs);
  const content = contentRow(search.content);
  await db
    .insertInto("searches")
    .values({
      ...content,
      ...homeOf(scope),
      id: search.id,
      owner_id: userId,
      visibility: search.visibility,
      version: 1,
      created_at: at,
      updated_at: at,
      updated_by: userId,
      deleted_at: null,
    })
    .execute();
  await keepVersion(db, { ...content, search_id: search.id, version: 1, at, by_id: userId });
}

/** The update of one row that the user sees, lives in the scope and still has the version that was read. */
function updateHome(db: Queries, { scope, userId }: SearchAccess, id: string, version: number) {
  const home = homeOf(scope);
  return db
    .updateTable("searches")
    .where("id", "=", id)
    .where("version", "=", version)
    .where("kind", "=", home.kind)
    .where("org_id", home.org_id === null ? "is" : "=", home.org_id)
    .where((e) => e.or([e("owner_id", "=", userId), e("visibility", "!=", "private")]));
}

export interface NextVersion {
  id: string;
  /** The version that this one is written over. */
  version: number;
  content: SearchContent;
  visibility: SearchesTable["visibility"];
  /** True to bring back what was deleted; otherwise that cannot be written over. */
  revives?: boolean;
}

/** Writes the next version over `version`; false when that is no longer the newest, and nothing is written. */
export async function updateSearch(
  db: Queries,
  access: SearchAccess,
  search: NextVersion,
  nowMs: number,
): Promise<boolean> {
  const at = isoTime(nowMs);
  const content = contentRow(search.content);
  const version = search.version + 1;
  const rows = updateHome(db, access, search.id, search.version);
  const result = await (search.revives ? rows : rows.where("deleted_at", "is", null))
    .set({
      ...content,
      visibility: search.visibility,
      version,
      updated_at: at,
      updated_by: access.userId,
      deleted_at: null,
    })
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) return false;
  await keepVersion(db, { ...content, search_id: search.id, version, at, by_id: access.userId });
  return true;
}

/** Deletes the search softly, or brings it back; false when `version` is no longer the newest. */
export async function markSearch(
  db: Queries,
  access: SearchAccess,
  search: { id: string; version: number },
  deletedMs: number | null,
): Promise<boolean> {
  const result = await updateHome(db, access, search.id, search.version)
    .set({ deleted_at: deletedMs === null ? null : isoTime(deletedMs) })
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Sets or takes the user's star. The search must have been found by the caller. */
export async function starSearch(db: Queries, userId: string, id: string, isStarred: boolean): Promise<void> {
  if (isStarred)
    await db
      .insertInto("search_stars")
      .values({ user_id: userId, search_id: id })
      .onConflict((c) => c.columns(["user_id", "search_id"]).doNothing())
      .execute();
  else
    await db.deleteFrom("search_stars").where("user_id", "=", userId).where("search_id", "=", id).execute();
}
