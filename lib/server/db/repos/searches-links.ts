/** Short links: an id that stands for the address of a search, within its scope only. */
import "server-only";
import type { AuthorizedScope } from "../../auth/scope";
import type { Queries } from "../db";
import { isoTime } from "../ids";
import { homeOf } from "./searches-home";

/** Adds a link in the scope. */
export async function insertLink(
  db: Queries,
  scope: AuthorizedScope,
  link: { id: string; query: string; userId: string },
  nowMs: number,
): Promise<void> {
  await db
    .insertInto("links")
    .values({
      ...homeOf(scope),
      id: link.id,
      query: link.query,
      created_at: isoTime(nowMs),
      created_by: link.userId,
    })
    .execute();
}

/** The search that the link stands for in the scope, or null. */
export async function findLink(db: Queries, scope: AuthorizedScope, id: string): Promise<string | null> {
  const home = homeOf(scope);
  const row = await db
    .selectFrom("links")
    .select("query")
    .where("id", "=", id)
    .where("kind", "=", home.kind)
    .where("org_id", home.org_id === null ? "is" : "=", home.org_id)
    .executeTakeFirst();
  return row?.query ?? null;
}
