/** What every engine must do with the first run. Run by store.contract.ts. */
import { describe, expect, it } from "vitest";
import { storeOfEach } from "@/lib/testing/store-rows";
import type { Env } from "../../env";
import { closeSetup, openSetup, setupState, skipSetup } from "./setup";

const NOW = Date.parse("2026-11-21T10:00:00.000Z");

/** `database` gives the address of an empty store, new for each test. */
export function describeSetup(database: () => Promise<Env["database"]>): void {
  describe("the first run", () => {
    const store = storeOfEach(database);

    it("has one winner among many, then closed for ever", async () => {
      expect(await setupState(store.db.queries)).toBe("none");
      await openSetup(store.db.queries, "old", NOW);
      await openSetup(store.db.queries, "token", NOW);
      expect(await closeSetup(store.db.queries, "old", NOW)).toBe(false);
      const others = [store.db, store.open(), store.open()];
      const won = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          (others[index % 3] ?? store.db).transaction((tx) => closeSetup(tx, "token", NOW)),
        ),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await setupState(store.db.queries)).toBe("done");
      await openSetup(store.db.queries, "again", NOW);
      await skipSetup(store.db.queries, NOW);
      expect(await closeSetup(store.db.queries, "again", NOW)).toBe(false);
      expect(await setupState(store.db.queries)).toBe("done");
    });
  });
}
