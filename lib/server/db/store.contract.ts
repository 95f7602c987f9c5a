/** What every engine must do. Run by store.sqlite.int.test.ts and store.postgres.int.test.ts. */
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Env } from "../env";
import { type Db, openDb } from "./db";
import { newId } from "./ids";
import { isMigrated, MIGRATIONS, migrate } from "./migrate";
import * as init from "./migrations/0001-init";
import { appendAudit, listAudit, type NewAuditRow, verifyAudit } from "./repos/audit";
import {
  findOrgBySlug,
  findOrgRecord,
  insertOrg,
  listOrgRecords,
  listOrgs,
  resealOrg,
  updateOrg,
  upsertOrg,
} from "./repos/orgs";
import {
  findSession,
  hasSessionFrom,
  insertSession,
  pruneSessions,
  revokeSession,
  revokeSessionsOf,
  touchSession,
} from "./repos/sessions";
import { closeSetup, openSetup, setupState, skipSetup } from "./repos/setup";
import { clearAttempts, findAttempts, pruneAttempts, putAttempts } from "./repos/throttle";
import {
  countActiveAdmins,
  disableUser,
  findUser,
  findUserByEmail,
  hasUsers,
  insertUser,
  setPasswordHash,
  type User,
} from "./repos/users";

const NOW = Date.parse("2026-11-21T10:00:00.000Z");
const now = () => NOW;
const NAMES = MIGRATIONS.map(({ name }) => name);

export const userOf = (over: Partial<User> = {}): User => ({
  id: newId(),
  email: `${newId()}@example.org`,
  name: "Jäne ☕ \u202e'; drop table users; --",
  role: "analyst",
  passwordHash: null,
  orgIds: [],
  provider: false,
  disabled: false,
  ...over,
});
export const orgOf = (slug: string) => ({
  id: newId(),
  slug,
  name: `Org ${slug}`,
  colour: "teal",
  region: "us" as const,
  upstreamId: null,
  sealedKey: null,
  retentionDays: 90,
  clientId: null,
});
const rowOf = (detail: unknown = {}): NewAuditRow => ({
  at: "2026-11-21T10:00:00.000Z",
  action: "search",
  outcome: "ok",
  actor_id: null,
  actor: "jane@example.org",
  scope: "acme",
  address: "10.0.0.1",
  request_id: newId(),
  detail: JSON.stringify(detail),
});

/** `database` gives the address of an empty store, new for each test. */
export function describeStore(engine: string, database: () => Promise<Env["database"]>): void {
  describe(`store on ${engine}`, () => {
    let address: Env["database"];
    let db: Db;
    const opened: Db[] = [];
    const open = () => {
      const one = openDb(address);
      opened.push(one);
      return one;
    };
    const append = (on: Db, row = rowOf()) => on.transaction((tx) => appendAudit(tx, on.engine, row));

    beforeEach(async () => {
      address = await database();
      db = open();
    });
    afterEach(async () => {
      for (const one of opened.splice(0)) await one.close();
    });

    describe("migrations", () => {
      it("run once, from nothing", async () => {
        await expect(isMigrated(db)).rejects.toThrow();
        expect(await migrate(db, now)).toEqual(NAMES);
        expect(await migrate(db, now)).toEqual([]);
        expect(await isMigrated(db)).toBe(true);
      });

      it("wait for each other when two processes start at once", async () => {
        const runs = await Promise.all([migrate(db, now), migrate(open(), now), migrate(open(), now)]);
        expect(runs.flat()).toEqual(NAMES);
      });

      it("leave nothing of one that fails, and run again", async () => {
        const broken = { name: "0002-broken", up: async () => Promise.reject(new Error("no space")) };
        const half = {
          name: "0001-half",
          up: async (tx: Parameters<Parameters<Db["transaction"]>[0]>[0]) =>
            void (await tx.schema.createTable("half").addColumn("a", "text").execute()),
        };
        await expect(migrate(db, now, [half, broken])).rejects.toThrow("no space");
        expect(await migrate(db, now, [half])).toEqual(["0001-half"]);
      });

      it("keep the keys of an older store, say when they came, and give its orgs the usual retention", async () => {
        await migrate(db, now, [{ name: "0001-init", up: init.up }]);
        const insert = (id: string, key: string | null) =>
          sql`insert into orgs (id, slug, name, colour, region, sealed_key, created_at, updated_at)
            values (${id}, ${id}, ${id}, 'teal', 'us', ${key}, '2026-01-02', '2026-01-03')`.execute(
            db.queries,
          );
        await insert("with", "v1.sealed");
        await insert("without", null);
        expect(await migrate(db, now)).toEqual(NAMES.slice(1));
        const [first, second] = await listOrgRecords(db.queries);
        const unset = { clientId: null, retiredAt: null, version: 1, retentionDays: 90 };
        const set = { sealedKey: "v1.sealed", secretSetAt: "2026-01-02", secretSetBy: "system" };
        expect(first).toMatchObject({ slug: "with", ...unset, ...set });
        expect(second).toMatchObject({ slug: "without", ...unset, sealedKey: null, secretSetAt: null });
      });

      it("refuse a store of a newer version", async () => {
        await migrate(db, now);
        await db.queries.insertInto("migrations").values({ name: "9999-future", at: "x" }).execute();
        await expect(migrate(db, now)).rejects.toThrow("newer version (9999-future)");
      });
    });

    describe("rows", () => {
      beforeEach(() => migrate(db, now));

      it("of users come back as they went, with their grants", async () => {
        const [acme, globex] = [orgOf("acme"), orgOf("globex")];
        await insertOrg(db.queries, acme, NOW);
        await insertOrg(db.queries, globex, NOW);
        const some = userOf({
          orgIds: [acme.id, globex.id].sort(),
          passwordHash: "$argon2id$x",
          provider: true,
        });
        const all = userOf({ orgIds: "all", role: "admin" });
        const none = userOf({ disabled: true });
        expect(await hasUsers(db.queries)).toBe(false);
        for (const user of [some, all, none]) await insertUser(db.queries, user, NOW);
        for (const user of [some, all, none]) expect(await findUser(db.queries, user.id)).toEqual(user);
        expect(await findUserByEmail(db.queries, some.email)).toEqual(some);
        expect(await findUser(db.queries, "nobody")).toBeNull();
        expect(await hasUsers(db.queries)).toBe(true);

        await setPasswordHash(db.queries, some.id, "new", NOW);
        expect((await findUser(db.queries, some.id))?.passwordHash).toBe("new");
        expect(await countActiveAdmins(db.queries)).toBe(1);
        expect(await disableUser(db.queries, all.id, NOW)).toBe(true);
        expect(await disableUser(db.queries, all.id, NOW)).toBe(false);
        expect(await countActiveAdmins(db.queries)).toBe(0);
      });

      it("keep the rules of the schema", async () => {
        const user = userOf();
        await insertUser(db.queries, user, NOW);
        await expect(insertUser(db.queries, { ...userOf(), email: user.email }, NOW)).rejects.toThrow();
        await expect(insertUser(db.queries, userOf({ orgIds: ["no-such-org"] }), NOW)).rejects.toThrow();
        await expect(insertUser(db.queries, userOf({ role: "root" as "admin" }), NOW)).rejects.toThrow();
        await expect(insertOrg(db.queries, orgOf("all"), NOW)).rejects.toThrow();
        await expect(
          insertOrg(db.queries, { ...orgOf("x"), id: null as unknown as string }, NOW),
        ).rejects.toThrow();
      });

      it("of orgs: listed by name, within the grant, and a rename survives the environment", async () => {
        const orgs = [orgOf("b"), orgOf("a")];
        for (const org of orgs) await insertOrg(db.queries, org, NOW);
        expect((await listOrgs(db.queries, "all")).map((org) => org.slug)).toEqual(["a", "b"]);
        expect(await listOrgs(db.queries, [orgs[0]?.id ?? ""])).toEqual([orgs[0]]);
        expect(await listOrgs(db.queries, [])).toEqual([]);
        await upsertOrg(
          db.queries,
          {
            ...orgOf("a"),
            name: "Other",
            upstreamId: "0123456789abcdef01234567",
            region: "eu",
            retentionDays: 15,
          },
          NOW,
        );
        expect(await findOrgBySlug(db.queries, "a")).toEqual({
          ...orgs[1],
          upstreamId: "0123456789abcdef01234567",
          region: "eu",
          retentionDays: 15,
        });
      });

      it("of orgs: an edit names its version, and one of two at once wins", async () => {
        const org = orgOf("acme");
        await insertOrg(db.queries, org, NOW);
        const edit = (on: Db, name: string) =>
          updateOrg(on.queries, { id: org.id, version: 1 }, { name, clientId: null }, NOW + 1);
        const won = await Promise.all([edit(db, "One"), edit(open(), "Two"), edit(open(), "Three")]);
        expect(won.filter(Boolean)).toHaveLength(1);
        const after = await findOrgRecord(db.queries, { id: org.id });
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

      it("of orgs: a retired one is found by its managers alone, and comes back as it was", async () => {
        const org = { ...orgOf("acme"), sealedKey: "v1.sealed", clientId: "account" };
        await insertOrg(db.queries, org, NOW, "ada@example.org");
        const at = "2026-11-21T11:00:00.000Z";
        await updateOrg(db.queries, { id: org.id, version: 1 }, { retiredAt: at }, NOW);
        expect(await listOrgs(db.queries, "all")).toEqual([]);
        expect(await listOrgs(db.queries, [org.id])).toEqual([]);
        expect(await findOrgBySlug(db.queries, "acme")).toBeNull();
        const [kept] = await listOrgRecords(db.queries);
        expect(kept).toMatchObject({ ...org, retiredAt: at, secretSetBy: "ada@example.org" });
        expect(await findOrgRecord(db.queries, { slug: "acme" })).toEqual(kept);
        await updateOrg(db.queries, { id: org.id, version: 2 }, { retiredAt: null }, NOW);
        expect(await listOrgs(db.queries, "all")).toEqual([org]);
      });

      it("of orgs: a secret is sealed anew only over the one that was read", async () => {
        const org = { ...orgOf("acme"), sealedKey: "old" };
        await insertOrg(db.queries, org, NOW);
        expect(await resealOrg(db.queries, org, "new")).toBe(true);
        expect(await resealOrg(db.queries, org, "newer")).toBe(false);
        const after = await findOrgRecord(db.queries, { id: org.id });
        expect([after?.sealedKey, after?.version]).toEqual(["new", 1]);
      });

      it("go with what they belong to", async () => {
        const org = orgOf("acme");
        const user = userOf({ orgIds: [org.id] });
        await insertOrg(db.queries, org, NOW);
        await insertUser(db.queries, user, NOW);
        await db.queries.deleteFrom("orgs").where("id", "=", org.id).execute();
        expect((await findUser(db.queries, user.id))?.orgIds).toEqual([]);
      });

      it("of sessions: used, ended one by one or all together, forgotten", async () => {
        const user = userOf();
        await insertUser(db.queries, user, NOW);
        const start = async (sidHash: string) => {
          const id = newId();
          await insertSession(db.queries, {
            id,
            sidHash,
            userId: user.id,
            nowMs: NOW,
            endsMs: NOW + 1_000,
            address: "10.0.0.1",
            agent: "x".repeat(999),
            method: "password",
          });
          return id;
        };
        const ids = [await start("a"), await start("b"), await start("c")];
        await expect(start("a")).rejects.toThrow();
        expect(await findSession(db.queries, "a")).toEqual({
          id: ids[0],
          userId: user.id,
          createdMs: NOW,
          lastSeenMs: NOW,
          endsMs: NOW + 1_000,
          revoked: false,
          method: "password",
          authenticatedMs: NOW,
          address: "10.0.0.1",
          agent: "x".repeat(300),
        });
        await touchSession(db.queries, ids[0] ?? "", NOW + 500);
        expect((await findSession(db.queries, "a"))?.lastSeenMs).toBe(NOW + 500);
        expect(await revokeSession(db.queries, "a", NOW)).toBe(user.id);
        expect(await revokeSession(db.queries, "a", NOW)).toBeNull();
        await revokeSessionsOf(db.queries, user.id, NOW, ids[1]);
        const revoked = await Promise.all(
          ["a", "b", "c"].map(async (sid) => (await findSession(db.queries, sid))?.revoked),
        );
        expect(revoked).toEqual([true, false, true]);
        expect(await hasSessionFrom(db.queries, user.id, "10.0.0.1")).toBe(true);
        expect(await hasSessionFrom(db.queries, user.id, "10.0.0.2")).toBe(false);
        await pruneSessions(db.queries, NOW + 1_001);
        expect(await findSession(db.queries, "b")).toBeNull();
      });

      it("of the throttle: set, changed, cleared, forgotten", async () => {
        await putAttempts(db.queries, "k", { failures: 1, blockedUntilMs: 0, updatedMs: NOW });
        await putAttempts(db.queries, "k", { failures: 2, blockedUntilMs: NOW + 5, updatedMs: NOW });
        expect(await findAttempts(db.queries, "k")).toEqual({
          failures: 2,
          blockedUntilMs: NOW + 5,
          updatedMs: NOW,
        });
        await clearAttempts(db.queries, "k");
        expect(await findAttempts(db.queries, "k")).toBeNull();
        await putAttempts(db.queries, "k", { failures: 1, blockedUntilMs: 0, updatedMs: NOW });
        await pruneAttempts(db.queries, NOW + 1);
        expect(await findAttempts(db.queries, "k")).toBeNull();
      });

      it("of the first run: one winner among many, then closed for ever", async () => {
        expect(await setupState(db.queries)).toBe("none");
        await openSetup(db.queries, "old", NOW);
        await openSetup(db.queries, "token", NOW);
        expect(await closeSetup(db.queries, "old", NOW)).toBe(false);
        const others = [db, open(), open()];
        const won = await Promise.all(
          Array.from({ length: 12 }, (_, index) =>
            (others[index % 3] ?? db).transaction((tx) => closeSetup(tx, "token", NOW)),
          ),
        );
        expect(won.filter(Boolean)).toHaveLength(1);
        expect(await setupState(db.queries)).toBe("done");
        await openSetup(db.queries, "again", NOW);
        await skipSetup(db.queries, NOW);
        expect(await closeSetup(db.queries, "again", NOW)).toBe(false);
        expect(await setupState(db.queries)).toBe("done");
      });

      it("roll back together", async () => {
        const user = userOf();
        const act = db.transaction(async (tx) => {
          await insertUser(tx, user, NOW);
          await appendAudit(tx, db.engine, rowOf());
          throw new Error("after all, no");
        });
        await expect(act).rejects.toThrow("after all, no");
        expect(await findUser(db.queries, user.id)).toBeNull();
        expect(await listAudit(db.queries, 10)).toEqual([]);
      });
    });

    describe("audit", () => {
      beforeEach(() => migrate(db, now));

      it("is one unbroken chain, also when many write at once", async () => {
        const handles = [db, open(), open()];
        await Promise.all(
          Array.from({ length: 45 }, (_, index) =>
            append(handles[index % 3] ?? db, rowOf({ index, text: 'ü\n"\u0001' })),
          ),
        );
        const rows = (await listAudit(db.queries, 100)).reverse();
        expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 45 }, (_, index) => index + 1));
        expect(await verifyAudit(db.queries)).toEqual({
          rows: 45,
          brokenAt: null,
          lastHash: rows.at(-1)?.hash,
        });
      });

      it("takes no change and no deletion", async () => {
        await append(db);
        const statements = [
          "update audit set outcome = 'x'",
          "delete from audit",
          ...(db.engine === "postgres" ? ["truncate audit"] : []),
        ];
        for (const statement of statements)
          await expect(sql.raw(statement).execute(db.queries), statement).rejects.toThrow("append-only");
        expect(await listAudit(db.queries, 10)).toHaveLength(1);
      });

      it.each([
        ["a changed row", "update audit set actor = 'somebody else' where seq = 3", 3],
        ["a changed detail", `update audit set detail = '{"rows":1}' where seq = 2`, 2],
        ["a removed row", "delete from audit where seq = 4", 4],
        ["a removed head", "delete from audit where seq = 1", 1],
        ["a row put in the place of another", "update audit set seq = 99 where seq = 5", 5],
      ])("shows %s", async (_name, statement, brokenAt) => {
        for (let index = 0; index < 6; index += 1) await append(db, rowOf({ rows: index + 10 }));
        const drop =
          db.engine === "postgres"
            ? ["drop trigger audit_no_change on audit"]
            : ["drop trigger audit_no_update", "drop trigger audit_no_delete"];
        for (const text of [...drop, statement]) await sql.raw(text).execute(db.queries);
        expect(await verifyAudit(db.queries)).toMatchObject({ brokenAt });
      });
    });
  });
}
