/** Organisations. */
import "server-only";
import type { Selectable } from "kysely";
import type { Org } from "../../auth/scope";
import type { Queries } from "../db";
import { isoTime } from "../ids";
import type { OrgsTable } from "../schema";

const COLUMNS = [
  "id",
  "slug",
  "name",
  "colour",
  "region",
  "upstream_id",
  "sealed_key",
  "retention_days",
] as const;

const toOrg = (row: Pick<Selectable<OrgsTable>, (typeof COLUMNS)[number]>): Org => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  colour: row.colour,
  region: row.region,
  upstreamId: row.upstream_id,
  sealedKey: row.sealed_key,
  retentionDays: row.retention_days,
});

/** The orgs of these ids, or all of them, by name. */
export async function listOrgs(db: Queries, ids: readonly string[] | "all"): Promise<Org[]> {
  if (ids !== "all" && ids.length === 0) return [];
  const query = db.selectFrom("orgs").select(COLUMNS).orderBy("name").orderBy("slug");
  const rows = await (ids === "all" ? query : query.where("id", "in", ids)).execute();
  return rows.map(toOrg);
}

/** The org of that slug, or null. */
export async function findOrgBySlug(db: Queries, slug: string): Promise<Org | null> {
  const row = await db.selectFrom("orgs").select(COLUMNS).where("slug", "=", slug).executeTakeFirst();
  return row ? toOrg(row) : null;
}

/** Adds the org; throws on a slug that is taken. */
export async function insertOrg(db: Queries, org: Org, nowMs: number): Promise<void> {
  const at = isoTime(nowMs);
  await db
    .insertInto("orgs")
    .values({
      id: org.id,
      slug: org.slug,
      name: org.name,
      colour: org.colour,
      region: org.region,
      upstream_id: org.upstreamId,
      sealed_key: org.sealedKey,
      retention_days: org.retentionDays,
      created_at: at,
      updated_at: at,
    })
    .execute();
}

/** Adds the org unless its slug is there, whose row then only takes over the upstream's id, region and retention. */
export async function upsertOrg(db: Queries, org: Org, nowMs: number): Promise<void> {
  const known = await findOrgBySlug(db, org.slug);
  if (!known) return insertOrg(db, org, nowMs);
  const { upstreamId, region, retentionDays } = org;
  const isSame = known.upstreamId === upstreamId && known.region === region;
  if (isSame && known.retentionDays === retentionDays) return;
  await db
    .updateTable("orgs")
    .set({
      upstream_id: upstreamId,
      region,
      retention_days: retentionDays,
      updated_at: isoTime(nowMs),
    })
    .where("id", "=", known.id)
    .execute();
}
