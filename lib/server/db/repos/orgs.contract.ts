/** What every engine must do with organisations. Run by store.contract.ts. */
import { describe, expect, it } from "vitest";
import { orgOf, storeOfEach } from "@/lib/testing/store-rows";
import type { Env } from "../../env";
import type { Db } from "../db";
import {
  findOrgBySlug,
  findOrgRecord,
  insertOrg,
  listOrgRecords,
  listOrgs,
  resealOrg,
  updateOrg,
  upsertOrg,
} from "./orgs";

const NOW = Date.parse("2026-11-21T10:00:00.000Z");

/** `database` gives the address of an empty store, new for each test. */
export function describeOrgs(database: () => Promise<Env["database"]>): void {
  describe("orgs", () => {
    const store = storeOfEach(database);

    it("are listed by name, within the grant, and a rename survives the environment", async () => {
      const orgs = [orgOf("b"), orgOf("a")];
      for (const org of orgs) await insertOrg(store.db.queries, org, NOW);
      expect((await listOrgs(store.db.queries, "all")).map((org) => org.slug)).toEqual(["a", "b"]);
      expect(await listOrgs(store.db.queries, [orgs[0]?.id ?? ""])).toEqual([orgs[0]]);
      expect(await listOrgs(store.db.queries, [])).toEqual([]);
      await upsertOrg(
        store.db.queries,
        {
          ...orgOf("a"),
          name: "Other",
          upstreamId: "0123456789abcdef01234567",
          region: "eu",
          retentionDays: 15,
        },
        NOW,
      );
      expect(await findOrgBySlug(store.db.queries, "a")).toEqual({
        ...orgs[1],
        upstreamId: "0123456789abcdef01234567",
        region: "eu",
        retentionDays: 15,
      });
    });

    it("change by edits: each names its version, and one of two at once wins", async () => {
      const org = orgOf("acme");
      await insertOrg(store.db.queries, org, NOW);
      const edit = (on: Db, name: string) =>
        updateOrg(on.queries, { id: org.id, version: 1 }, { name, clientId: null }, NOW + 1);
      const won = await Promise.all([
        edit(store.db, "One"),
        edit(store.open(), "Two"),
        edit(store.open(), "Three"),
      ]);
      expect(won.filter(Boolean)).toHaveLength(1);
      const after = await findOrgRecord(store.db.queries, { id: org.id });
      expect(after?.name).toBe(["One", "Two", "Three"][won.indexOf(true)]);
      // What an edit does not name stays.
      expect(after).toMatchObject({
        ...org,
        name: after?.name,
        version: 2,
        retiredAt: null,
        secretSetAt: null,
      });
    });

    it("a retired one is found by its managers alone, and comes back as it was", async () => {
      const org = { ...orgOf("acme"), sealedKey: "v1.sealed", clientId: "account" };
      await insertOrg(store.db.queries, org, NOW, "ada@example.org");
      const at = "2026-11-21T11:00:00.000Z";
      await updateOrg(store.db.queries, { id: org.id, version: 1 }, { retiredAt: at }, NOW);
      expect(await listOrgs(store.db.queries, "all")).toEqual([]);
      expect(await listOrgs(store.db.queries, [org.id])).toEqual([]);
      expect(await findOrgBySlug(store.db.queries, "acme")).toBeNull();
      const [kept] = await listOrgRecords(store.db.queries);
      expect(kept).toMatchObject({ ...org, retiredAt: at, secretSetBy: "ada@example.org" });
      expect(await findOrgRecord(store.db.queries, { slug: "acme" })).toEqual(kept);
      await updateOrg(store.db.queries, { id: org.id, version: 2 }, { retiredAt: null }, NOW);
      expect(await listOrgs(store.db.queries, "all")).toEqual([org]);
    });

    it("a secret is sealed anew only over the one that was read", async () => {
      const org = { ...orgOf("acme"), sealedKey: "old" };
      await insertOrg(store.db.queries, org, NOW);
      expect(await resealOrg(store.db.queries, org, "new")).toBe(true);
      expect(await resealOrg(store.db.queries, org, "newer")).toBe(false);
      const after = await findOrgRecord(store.db.queries, { id: org.id });
      expect([after?.sealedKey, after?.version]).toEqual(["new", 1]);
    });
  });
}
