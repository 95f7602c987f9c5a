/** What every engine must do with saved searches. Run beside the store's suite. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SAVED_LIMITS } from "@/lib/contract/searches-limits";
import type { Actor, Org } from "../../auth/scope";
import { authorizeScope } from "../../auth/session";
import type { Env } from "../../env";
import { type Db, openDb } from "../db";
import { newId } from "../ids";
import { migrate } from "../migrate";
import { insertOrg } from "./orgs";
import {
  countSearches,
  findSearch,
  insertSearch,
  listSearches,
  markSearch,
  type SearchAccess,
  type SearchContent,
  starSearch,
  updateSearch,
} from "./searches";
import { findLink, insertLink } from "./searches-links";
import { findVersion, listVersions } from "./searches-versions";
import { insertUser } from "./users";

const NOW = Date.parse("2026-11-21T10:00:00.000Z");

const contentOf = (over: Partial<SearchContent> = {}): SearchContent => ({
  name: "Jäne ☕ \u202e'; drop table searches; --",
  description: "",
  tags: ["a", 'b"c'],
  folder: "",
  query: "text=jane",
  keepsRange: false,
  ...over,
});

/** `database` gives the address of an empty store, new for each test. */
export function describeSearches(database: () => Promise<Env["database"]>): void {
  describe("saved searches", () => {
    let db: Db;

    beforeEach(async () => {
      db = openDb(await database());
      await migrate(db, () => NOW);
    });
    afterEach(() => db.close());

    /** A user who may open everything, and what that user has in a scope. */
    async function person(): Promise<(slug: string) => Promise<SearchAccess>> {
      const id = newId();
      const user = { id, email: `${id}@x`, name: "Jane", role: "analyst" as const, passwordHash: null };
      await insertUser(db.queries, { ...user, orgIds: "all", provider: true, disabled: false }, NOW);
      const actor: Actor = { ...user, userId: id, sessionId: "", orgIds: "all", provider: true };
      return async (slug) => {
        const jumpcloud = { providerId: "0123456789abcdef01234567", region: "us" };
        const server = { db, env: { jumpcloud } } as unknown as Parameters<typeof authorizeScope>[0];
        const scope = await authorizeScope(server, actor, slug);
        if (!scope) throw new Error(`No scope ${slug}`);
        return { scope, userId: id };
      };
    }

    async function orgs(...slugs: string[]): Promise<void> {
      for (const slug of slugs) {
        const org: Org = {
          id: newId(),
          slug,
          name: slug,
          colour: "teal",
          region: "us",
          upstreamId: null,
          sealedKey: null,
          clientId: null,
          retentionDays: 90,
        };
        await insertOrg(db.queries, org, NOW);
      }
    }

    const save = async (
      access: SearchAccess,
      visibility: "private" | "team" | "all" = "private",
      over: Partial<SearchContent> = {},
    ) => {
      const id = newId();
      await insertSearch(db.queries, access, { id, content: contentOf(over), visibility }, NOW);
      return id;
    };
    const seen = async (access: SearchAccess) =>
      (await listSearches(db.queries, access)).map((search) => search.id).sort();

    it("come back as they were saved", async () => {
      await orgs("a");
      const jane = await (await person())("a");
      const id = await save(jane, "private", { tags: [], keepsRange: true, query: "range=7d" });
      expect(await findSearch(db.queries, jane, id)).toEqual({
        ...contentOf({ tags: [], keepsRange: true, query: "range=7d" }),
        id,
        visibility: "private",
        version: 1,
        owner: { id: jane.userId, name: "Jane" },
        createdAt: "2026-11-21T10:00:00.000Z",
        updatedAt: "2026-11-21T10:00:00.000Z",
        updatedBy: "Jane",
        starred: false,
        isHere: true,
        isDeleted: false,
      });
    });

    it("are seen by their owner, by the team where they live, or by all", async () => {
      await orgs("a", "b");
      const [jane, john] = [await person(), await person()];
      const [own, team, all] = [
        await save(await jane("a")),
        await save(await jane("a"), "team"),
        await save(await jane("a"), "all"),
      ];
      expect(await seen(await jane("a"))).toEqual([own, team, all].sort());
      expect(await seen(await john("a"))).toEqual([team, all].sort());
      for (const scope of ["b", "all", "msp"]) expect(await seen(await jane(scope)), scope).toEqual([all]);
      expect((await findSearch(db.queries, await john("b"), all))?.isHere).toBe(false);
      expect(await findSearch(db.queries, await john("a"), own)).toBeNull();
      expect(await findSearch(db.queries, await jane("b"), team)).toBeNull();
    });

    it("of the two scopes without an org stay there, apart", async () => {
      await orgs("a", "b");
      const jane = await person();
      const [atAll, atMsp] = [await save(await jane("all")), await save(await jane("msp"), "team")];
      expect(await seen(await jane("all"))).toEqual([atAll]);
      expect(await seen(await jane("msp"))).toEqual([atMsp]);
      expect(await seen(await jane("a"))).toEqual([]);
      await expect(save(await jane("all"), "team")).rejects.toThrow();
    });

    it("never belong to nothing", async () => {
      await orgs("a");
      const jane = await (await person())("a");
      const id = await save(jane, "team");
      for (const change of [
        { org_id: null },
        { kind: "all" as const },
        { kind: "other" as "all", org_id: null },
      ])
        await expect(
          db.queries.updateTable("searches").set(change).where("id", "=", id).execute(),
        ).rejects.toThrow();
    });

    it("are written over only at the version that was read, by those who may, where they live", async () => {
      await orgs("a", "b");
      const [jane, john] = [await person(), await person()];
      const [here, there, others] = [await jane("a"), await jane("b"), await john("a")];
      const id = await save(here);
      const next = (version: number) => ({
        id,
        version,
        content: contentOf({ name: "New" }),
        visibility: "team" as const,
      });
      expect(await updateSearch(db.queries, there, next(1), NOW)).toBe(false);
      expect(await updateSearch(db.queries, others, next(1), NOW)).toBe(false);
      expect(await updateSearch(db.queries, here, next(2), NOW)).toBe(false);
      expect(await updateSearch(db.queries, here, next(1), NOW + 1)).toBe(true);
      expect(await updateSearch(db.queries, here, next(1), NOW)).toBe(false);
      expect(await findSearch(db.queries, others, id)).toMatchObject({ name: "New", version: 2 });
      const versions = await listVersions(db.queries, id);
      expect(versions.map(({ version, name, by_name }) => [version, name, by_name])).toEqual([
        [2, "New", "Jane"],
        [1, contentOf().name, "Jane"],
      ]);
    });

    it("have one winner among many who write at once", async () => {
      await orgs("a");
      const jane = await (await person())("a");
      const id = await save(jane);
      const write = (name: string) =>
        db.transaction((tx) =>
          updateSearch(
            tx,
            jane,
            { id, version: 1, content: contentOf({ name }), visibility: "private" },
            NOW,
          ),
        );
      const won = await Promise.all(["b", "c", "d", "e"].map(write));
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await listVersions(db.queries, id)).toHaveLength(2);
    });

    it("keep the newest versions and forget older ones", async () => {
      await orgs("a");
      const jane = await (await person())("a");
      const id = await save(jane);
      for (let version = 1; version <= SAVED_LIMITS.versions; version += 1)
        await updateSearch(
          db.queries,
          jane,
          { id, version, content: contentOf({ name: `v${version + 1}` }), visibility: "private" },
          NOW,
        );
      expect(await listVersions(db.queries, id)).toHaveLength(SAVED_LIMITS.versions);
      expect(await findVersion(db.queries, id, 1)).toBeNull();
      expect((await findVersion(db.queries, id, 2))?.name).toBe("v2");
    });

    it("are deleted softly, and can be brought back, not written over", async () => {
      await orgs("a");
      const jane = await (await person())("a");
      const id = await save(jane);
      expect(await markSearch(db.queries, jane, { id, version: 7 }, NOW)).toBe(false);
      expect(await markSearch(db.queries, jane, { id, version: 1 }, NOW)).toBe(true);
      expect(await seen(jane)).toEqual([]);
      expect(await countSearches(db.queries, jane.scope)).toBe(0);
      const next = { id, version: 1, content: contentOf(), visibility: "private" as const };
      expect(await updateSearch(db.queries, jane, next, NOW)).toBe(false);
      expect(await updateSearch(db.queries, jane, { ...next, revives: true }, NOW)).toBe(true);
      expect(await seen(jane)).toEqual([id]);
      expect(await countSearches(db.queries, jane.scope)).toBe(1);
    });

    it("have a star for each user", async () => {
      await orgs("a");
      const [jane, john] = [await (await person())("a"), await (await person())("a")];
      const id = await save(jane, "team");
      await starSearch(db.queries, john.userId, id, true);
      await starSearch(db.queries, john.userId, id, true);
      expect((await findSearch(db.queries, john, id))?.starred).toBe(true);
      expect((await findSearch(db.queries, jane, id))?.starred).toBe(false);
      await starSearch(db.queries, john.userId, id, false);
      expect((await findSearch(db.queries, john, id))?.starred).toBe(false);
    });

    it("have short links that open in their scope only", async () => {
      await orgs("a", "b");
      const jane = await person();
      const { scope, userId } = await jane("a");
      await insertLink(db.queries, scope, { id: "x", query: "text=jane", userId }, NOW);
      expect(await findLink(db.queries, scope, "x")).toBe("text=jane");
      expect(await findLink(db.queries, scope, "y")).toBeNull();
      for (const other of ["b", "all", "msp"])
        expect(await findLink(db.queries, (await jane(other)).scope, "x"), other).toBeNull();
    });

    it("go with their org", async () => {
      await orgs("a", "b");
      const { scope, userId } = await (await person())("a");
      await save({ scope, userId }, "team");
      await insertLink(db.queries, scope, { id: "x", query: "", userId }, NOW);
      await db.queries.deleteFrom("orgs").where("slug", "=", "a").execute();
      expect(await listSearches(db.queries, { scope, userId })).toEqual([]);
      expect(await findLink(db.queries, scope, "x")).toBeNull();
    });
  });
}
