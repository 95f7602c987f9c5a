/** Analysts who save searches by the product's own services, for tests that kill the process amid it. */

import { encodeSearch } from "@/lib/search/codec";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import type { Db } from "@/lib/server/db/db";
import { listAudit } from "@/lib/server/db/repos/audit";
import { findOrgBySlug } from "@/lib/server/db/repos/orgs";
import { findUserByEmail } from "@/lib/server/db/repos/users";
import type { ServiceContext } from "@/lib/server/services/context";

const query = encodeSearch(DEFAULT_SEARCH);

/** What one of `fill`'s users asks in its organisation, as far as the services of saved searches look at it. */
export async function savingContext(db: Db, email: string): Promise<ServiceContext> {
  const [user, org] = [await findUserByEmail(db.queries, email), await findOrgBySlug(db.queries, "acme")];
  if (!user || !org) throw new Error("The store was not filled.");
  const log = { info: () => {} };
  const context: unknown = {
    server: { db, now: Date.now, log },
    ...{ log, line: {}, requestId: "request-1", address: "10.0.0.1", agent: "test" },
    actor: { ...user, userId: user.id, sessionId: "s" },
    scope: { kind: "org", slug: org.slug, orgs: [org] },
  };
  return context as ServiceContext;
}

/** The content of a saved search of that name. */
export function savedContent(name: string) {
  const visibility = "team" as const;
  return { name, description: "", tags: [], folder: "", query, keepsRange: false, visibility };
}

/** The versions of saved searches that the audit tells of, as `id version name`. */
export async function auditedVersions(db: Db): Promise<string[]> {
  const rows = await listAudit(db.queries, 1_000_000);
  return rows
    .filter(({ action }) => action === "saved-create" || action === "saved-edit")
    .map(({ detail }) => JSON.parse(detail) as { search: string; version: number; name: string })
    .map(({ search, version, name }) => `${search} ${version} ${name}`);
}

/** The versions that the store holds, in the same form; those of the searches themselves must be among them. */
export async function storedVersions(db: Db): Promise<{ versions: string[]; newest: string[] }> {
  const versions = await db.queries
    .selectFrom("search_versions")
    .select(["search_id", "version", "name"])
    .execute();
  const searches = await db.queries.selectFrom("searches").select(["id", "version", "name"]).execute();
  return {
    versions: versions.map(({ search_id, version, name }) => `${search_id} ${version} ${name}`),
    newest: searches.map(({ id, version, name }) => `${id} ${version} ${name}`),
  };
}
