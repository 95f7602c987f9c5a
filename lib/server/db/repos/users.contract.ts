/** What every engine must do with users and their grants. Run by store.contract.ts. */
import { describe, expect, it } from "vitest";
import { orgOf, storeOfEach, userOf } from "@/lib/testing/store-rows";
import type { Env } from "../../env";
import type { Db } from "../db";
import { insertOrg } from "./orgs";
import {
  countActiveAdmins,
  disableUser,
  findStanding,
  findUser,
  findUserByEmail,
  hasUsers,
  insertUser,
  setPasswordHash,
  updateUser,
} from "./users";

const NOW = Date.parse("2026-11-21T10:00:00.000Z");

/** `database` gives the address of an empty store, new for each test. */
export function describeUsers(database: () => Promise<Env["database"]>): void {
  describe("users", () => {
    const store = storeOfEach(database);

    it("come back as they went, with their grants", async () => {
      const [acme, globex] = [orgOf("acme"), orgOf("globex")];
      await insertOrg(store.db.queries, acme, NOW);
      await insertOrg(store.db.queries, globex, NOW);
      const some = userOf({
        orgIds: [acme.id, globex.id].sort(),
        passwordHash: "$argon2id$x",
        provider: true,
      });
      const all = userOf({ orgIds: "all", role: "admin" });
      const none = userOf({ disabled: true });
      expect(await hasUsers(store.db.queries)).toBe(false);
      for (const user of [some, all, none]) await insertUser(store.db.queries, user, NOW);
      for (const user of [some, all, none]) expect(await findUser(store.db.queries, user.id)).toEqual(user);
      expect(await findUserByEmail(store.db.queries, some.email)).toEqual(some);
      expect(await findUser(store.db.queries, "nobody")).toBeNull();
      expect(await hasUsers(store.db.queries)).toBe(true);

      await setPasswordHash(store.db.queries, some.id, "new", NOW);
      expect((await findUser(store.db.queries, some.id))?.passwordHash).toBe("new");
      expect(await countActiveAdmins(store.db.queries)).toBe(1);
      expect(await disableUser(store.db.queries, all.id, NOW)).toBe(true);
      expect(await disableUser(store.db.queries, all.id, NOW)).toBe(false);
      expect(await countActiveAdmins(store.db.queries)).toBe(0);
    });

    it("lose the grants of organisations that are gone", async () => {
      const org = orgOf("acme");
      const user = userOf({ orgIds: [org.id] });
      await insertOrg(store.db.queries, org, NOW);
      await insertUser(store.db.queries, user, NOW);
      await store.db.queries.deleteFrom("orgs").where("id", "=", org.id).execute();
      expect((await findUser(store.db.queries, user.id))?.orgIds).toEqual([]);
    });

    it("are edited from a version: one of several at once wins", async () => {
      const user = userOf();
      await insertUser(store.db.queries, user, NOW);
      const edit = (on: Db, name: string) =>
        on.transaction((tx) => updateUser(tx, user.id, { version: 1, name, orgIds: "all" }, NOW));
      const won = await Promise.all([
        edit(store.db, "One"),
        edit(store.open(), "Two"),
        edit(store.open(), "Three"),
      ]);
      expect(won.filter(Boolean)).toHaveLength(1);
      const name = ["One", "Two", "Three"][won.indexOf(true)];
      expect(await findUser(store.db.queries, user.id)).toEqual({ ...user, name, orgIds: "all" });
      expect((await findStanding(store.db.queries, user.id))?.version).toBe(2);
    });
  });
}
