/** Organisations. One that is retired keeps its row and is found by `listOrgRecords` and `findOrgRecord` alone. */
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
  "client_id",
  "retention_days",
] as const;
const RECORD_COLUMNS = [
  ...COLUMNS,
  "secret_set_at",
  "secret_set_by",
  "retired_at",
  "version",
  "updated_at",
] as const;

/** An organisation with what its management needs. */
export interface OrgRecord extends Org {
  /** When and by whom the secret was set; null without a secret. */
  secretSetAt: string | null;
  secretSetBy: string | null;
  retiredAt: string | null;
  /** One more with each change: an edit names the version that it was made from. */
  version: number;
  updatedAt: string;
}

/** What an edit may change. */
export type OrgChanges = Partial<
  Pick<
    OrgRecord,
    | "name"
    | "colour"
    | "region"
    | "upstreamId"
    | "retentionDays"
    | "sealedKey"
    | "clientId"
    | "secretSetAt"
    | "secretSetBy"
    | "retiredAt"
  >
>;

const toOrg = (row: Pick<Selectable<OrgsTable>, (typeof COLUMNS)[number]>): Org => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  colour: row.colour,
  region: row.region,
  upstreamId: row.upstream_id,
  sealedKey: row.sealed_key,
  retentionDays: row.retention_days,
  clientId: row.client_id,
});

const toRecord = (row: Pick<Selectable<OrgsTable>, (typeof RECORD_COLUMNS)[number]>): OrgRecord => ({
  ...toOrg(row),
  secretSetAt: row.secret_set_at,
  secretSetBy: row.secret_set_by,
  retiredAt: row.retired_at,
  version: row.version,
  updatedAt: row.updated_at,
});

/** The orgs of these ids, or all of them, by name; none that is retired. */
export async function listOrgs(db: Queries, ids: readonly string[] | "all"): Promise<Org[]> {
  if (ids !== "all" && ids.length === 0) return [];
  const query = db
    .selectFrom("orgs")
    .select(COLUMNS)
    .where("retired_at", "is", null)
    .orderBy("name")
    .orderBy("slug");
  const rows = await (ids === "all" ? query : query.where("id", "in", ids)).execute();
  return rows.map(toOrg);
}

/** The org of that slug, or null; null too when it is retired. */
export async function findOrgBySlug(db: Queries, slug: string): Promise<Org | null> {
  const row = await db
    .selectFrom("orgs")
    .select(COLUMNS)
    .where("slug", "=", slug)
    .where("retired_at", "is", null)
    .executeTakeFirst();
  return row ? toOrg(row) : null;
}

/** Every org, retired ones too, by name. */
export async function listOrgRecords(db: Queries): Promise<OrgRecord[]> {
  const rows = await db.selectFrom("orgs").select(RECORD_COLUMNS).orderBy("name").orderBy("slug").execute();
  return rows.map(toRecord);
}

/** The org of that id or slug, retired or not. */
export async function findOrgRecord(
  db: Queries,
  by: { id: string } | { slug: string },
): Promise<OrgRecord | null> {
  const query = db.selectFrom("orgs").select(RECORD_COLUMNS);
  const row = await ("id" in by ? query.where("id", "=", by.id) : query.where("slug", "=", by.slug))
    .limit(1)
    .executeTakeFirst();
  return row ? toRecord(row) : null;
}

/** Adds the org; throws on a slug that is taken. `setBy` is who brought its secret. */
export async function insertOrg(db: Queries, org: Org, nowMs: number, setBy = "system"): Promise<void> {
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
      client_id: org.clientId,
      secret_set_at: org.sealedKey === null ? null : at,
      secret_set_by: org.sealedKey === null ? null : setBy,
      retired_at: null,
      version: 1,
      created_at: at,
      updated_at: at,
    })
    .execute();
}

/** Makes the changes if the org still has that version; false when somebody was faster. */
export async function updateOrg(
  db: Queries,
  { id, version }: Pick<OrgRecord, "id" | "version">,
  changes: OrgChanges,
  nowMs: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("orgs")
    // What is undefined stays as it is.
    .set({
      name: changes.name,
      colour: changes.colour,
      region: changes.region,
      upstream_id: changes.upstreamId,
      retention_days: changes.retentionDays,
      sealed_key: changes.sealedKey,
      client_id: changes.clientId,
      secret_set_at: changes.secretSetAt,
      secret_set_by: changes.secretSetBy,
      retired_at: changes.retiredAt,
      version: version + 1,
      updated_at: isoTime(nowMs),
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Puts a newly sealed secret in the place of the one it was made from; false when that is no longer there. */
export async function resealOrg(
  db: Queries,
  { id, sealedKey }: Pick<Org, "id" | "sealedKey">,
  sealed: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("orgs")
    .set({ sealed_key: sealed })
    .where("id", "=", id)
    .where("sealed_key", "=", sealedKey)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Adds the org unless its slug is there, whose row then only takes over the upstream's id, region and retention. */
export async function upsertOrg(db: Queries, org: Org, nowMs: number): Promise<void> {
  const known = await findOrgRecord(db, { slug: org.slug });
  if (!known) return insertOrg(db, org, nowMs);
  const { upstreamId, region, retentionDays } = org;
  const isSame = known.upstreamId === upstreamId && known.region === region;
  if (isSame && known.retentionDays === retentionDays) return;
  await updateOrg(db, known, { upstreamId, region, retentionDays }, nowMs);
}
