/** What every engine must do. Run by store.sqlite.int.test.ts and store.postgres.int.test.ts. */
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { orgOf, rowOf, storeOfEach, userOf } from "@/lib/testing/store-rows";
import type { Env } from "../env";
import type { Db } from "./db";
import { isMigrated, MIGRATIONS, migrate } from "./migrate";
import * as init from "./migrations/0001-init";
import { appendAudit, listAudit } from "./repos/audit";
import { describeAudit } from "./repos/audit.contract";
import { insertOrg, listOrgRecords } from "./repos/orgs";
import { describeOrgs } from "./repos/orgs.contract";
import { describeSearches } from "./repos/searches.contract";
import { describeSessions } from "./repos/sessions.contract";
import { describeSetup } from "./repos/setup.contract";
import { describeThrottle } from "./repos/throttle.contract";
import { findUser, insertUser } from "./repos/users";
import { describeUsers } from "./repos/users.contract";

const NOW = Date.parse("2026-11-21T10:00:00.000Z");
const now = () => NOW;
const NAMES = MIGRATIONS.map(({ name }) => name);

/** `database` gives the address of an empty store, new for each test. */
export function describeStore(engine: string, database: () => Promise<Env["database"]>): void {
  describe(`store on ${engine}`, () => {
    describe("migrations", () => {
      const store = storeOfEach(database, async () => {});

      it("run once, from nothing", async () => {
        await expect(isMigrated(store.db)).rejects.toThrow();
        expect(await migrate(store.db, now)).toEqual(NAMES);
        expect(await migrate(store.db, now)).toEqual([]);
        expect(await isMigrated(store.db)).toBe(true);
      });

      it("wait for each other when two processes start at once", async () => {
        const runs = await Promise.all([
          migrate(store.db, now),
          migrate(store.open(), now),
          migrate(store.open(), now),
        ]);
        expect(runs.flat()).toEqual(NAMES);
      });

      it("leave nothing of one that fails, and run again", async () => {
        const broken = { name: "0002-broken", up: async () => Promise.reject(new Error("no space")) };
        const half = {
          name: "0001-half",
          up: async (tx: Parameters<Parameters<Db["transaction"]>[0]>[0]) =>
            void (await tx.schema.createTable("half").addColumn("a", "text").execute()),
        };
        await expect(migrate(store.db, now, [half, broken])).rejects.toThrow("no space");
        expect(await migrate(store.db, now, [half])).toEqual(["0001-half"]);
      });

      it("keep the keys of an older store, say when they came, and give its orgs the usual retention", async () => {
        await migrate(store.db, now, [{ name: "0001-init", up: init.up }]);
        const insert = (id: string, key: string | null) =>
          sql`insert into orgs (id, slug, name, colour, region, sealed_key, created_at, updated_at)
            values (${id}, ${id}, ${id}, 'teal', 'us', ${key}, '2026-01-02', '2026-01-03')`.execute(
            store.db.queries,
          );
        await insert("with", "v1.sealed");
        await insert("without", null);
        expect(await migrate(store.db, now)).toEqual(NAMES.slice(1));
        const [first, second] = await listOrgRecords(store.db.queries);
        const unset = { clientId: null, retiredAt: null, version: 1, retentionDays: 90 };
        const set = { sealedKey: "v1.sealed", secretSetAt: "2026-01-02", secretSetBy: "system" };
        expect(first).toMatchObject({ slug: "with", ...unset, ...set });
        expect(second).toMatchObject({ slug: "without", ...unset, sealedKey: null, secretSetAt: null });
      });

      it("refuse a store of a newer version", async () => {
        await migrate(store.db, now);
        await store.db.queries.insertInto("migrations").values({ name: "9999-future", at: "x" }).execute();
        await expect(migrate(store.db, now)).rejects.toThrow("newer version (9999-future)");
      });
    });

    describe("the schema", () => {
      const store = storeOfEach(database);

      it("keep the rules of the schema", async () => {
        const user = userOf();
        await insertUser(store.db.queries, user, NOW);
        await expect(insertUser(store.db.queries, { ...userOf(), email: user.email }, NOW)).rejects.toThrow();
        await expect(
          insertUser(store.db.queries, userOf({ orgIds: ["no-such-org"] }), NOW),
        ).rejects.toThrow();
        await expect(
          insertUser(store.db.queries, userOf({ role: "root" as "admin" }), NOW),
        ).rejects.toThrow();
        await expect(insertOrg(store.db.queries, orgOf("all"), NOW)).rejects.toThrow();
        await expect(
          insertOrg(store.db.queries, { ...orgOf("x"), id: null as unknown as string }, NOW),
        ).rejects.toThrow();
      });

      it("roll back together", async () => {
        const user = userOf();
        const act = store.db.transaction(async (tx) => {
          await insertUser(tx, user, NOW);
          await appendAudit(tx, store.db.engine, rowOf());
          throw new Error("after all, no");
        });
        await expect(act).rejects.toThrow("after all, no");
        expect(await findUser(store.db.queries, user.id)).toBeNull();
        expect(await listAudit(store.db.queries, 10)).toEqual([]);
      });
    });

    describeUsers(database);
    describeOrgs(database);
    describeSessions(database);
    describeThrottle(database);
    describeSetup(database);
    describeAudit(database);
    describeSearches(database);
  });
}
