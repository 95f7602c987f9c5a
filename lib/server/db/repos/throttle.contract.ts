/** What every engine must do with the throttle. Run by store.contract.ts. */
import { describe, expect, it } from "vitest";
import { storeOfEach } from "@/lib/testing/store-rows";
import type { Env } from "../../env";
import { clearAttempts, findAttempts, pruneAttempts, putAttempts } from "./throttle";

const NOW = Date.parse("2026-11-21T10:00:00.000Z");

/** `database` gives the address of an empty store, new for each test. */
export function describeThrottle(database: () => Promise<Env["database"]>): void {
  describe("the throttle", () => {
    const store = storeOfEach(database);

    it("is set, changed, cleared, forgotten", async () => {
      await putAttempts(store.db.queries, "k", { failures: 1, blockedUntilMs: 0, updatedMs: NOW });
      await putAttempts(store.db.queries, "k", { failures: 2, blockedUntilMs: NOW + 5, updatedMs: NOW });
      expect(await findAttempts(store.db.queries, "k")).toEqual({
        failures: 2,
        blockedUntilMs: NOW + 5,
        updatedMs: NOW,
      });
      await clearAttempts(store.db.queries, "k");
      expect(await findAttempts(store.db.queries, "k")).toBeNull();
      await putAttempts(store.db.queries, "k", { failures: 1, blockedUntilMs: 0, updatedMs: NOW });
      await pruneAttempts(store.db.queries, NOW + 1);
      expect(await findAttempts(store.db.queries, "k")).toBeNull();
    });
  });
}
