/** What each version of a saved search held. Callers have found the search itself, so access is checked there. */
import "server-only";
import { SAVED_LIMITS } from "@/lib/contract/searches-limits";
import type { Queries } from "../db";
import type { SearchVersionsTable } from "../schema";

export type StoredVersion = SearchVersionsTable & { by_name: string };

/** Adds the version and forgets those beyond the number that is kept. */
export async function keepVersion(db: Queries, version: SearchVersionsTable): Promise<void> {
  await db.insertInto("search_versions").values(version).execute();
  await db
    .deleteFrom("search_versions")
    .where("search_id", "=", version.search_id)
    .where("version", "<=", version.version - SAVED_LIMITS.versions)
    .execute();
}

const select = (db: Queries, searchId: string) =>
  db
    .selectFrom("search_versions as v")
    .innerJoin("users as u", "u.id", "v.by_id")
    .selectAll("v")
    .select("u.name as by_name")
    .where("v.search_id", "=", searchId);

/** The versions of the search, newest first. */
export function listVersions(db: Queries, searchId: string): Promise<StoredVersion[]> {
  return select(db, searchId).orderBy("v.version", "desc").execute();
}

/** One version, or null when there is none of that number, or no longer. */
export async function findVersion(
  db: Queries,
  searchId: string,
  version: number,
): Promise<StoredVersion | null> {
  return (await select(db, searchId).where("v.version", "=", version).executeTakeFirst()) ?? null;
}
