/** What every engine must do with sessions. Run by store.contract.ts. */
import { describe, expect, it } from "vitest";
import { storeOfEach, userOf } from "@/lib/testing/store-rows";
import type { Env } from "../../env";
import { newId } from "../ids";
import {
  findSession,
  hasSessionFrom,
  insertSession,
  pruneSessions,
  revokeSession,
  revokeSessionsOf,
  touchSession,
} from "./sessions";
import { insertUser } from "./users";

const NOW = Date.parse("2026-11-21T10:00:00.000Z");

/** `database` gives the address of an empty store, new for each test. */
export function describeSessions(database: () => Promise<Env["database"]>): void {
  describe("sessions", () => {
    const store = storeOfEach(database);

    it("are used, ended one by one or all together, forgotten", async () => {
      const user = userOf();
      await insertUser(store.db.queries, user, NOW);
      const start = async (sidHash: string) => {
        const id = newId();
        await insertSession(store.db.queries, {
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
      expect(await findSession(store.db.queries, "a")).toEqual({
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
      await touchSession(store.db.queries, ids[0] ?? "", NOW + 500);
      expect((await findSession(store.db.queries, "a"))?.lastSeenMs).toBe(NOW + 500);
      expect(await revokeSession(store.db.queries, "a", NOW)).toBe(user.id);
      expect(await revokeSession(store.db.queries, "a", NOW)).toBeNull();
      await revokeSessionsOf(store.db.queries, user.id, NOW, ids[1]);
      const revoked = await Promise.all(
        ["a", "b", "c"].map(async (sid) => (await findSession(store.db.queries, sid))?.revoked),
      );
      expect(revoked).toEqual([true, false, true]);
      expect(await hasSessionFrom(store.db.queries, user.id, "10.0.0.1")).toBe(true);
      expect(await hasSessionFrom(store.db.queries, user.id, "10.0.0.2")).toBe(false);
      await pruneSessions(store.db.queries, NOW + 1_001);
      expect(await findSession(store.db.queries, "b")).toBeNull();
    });
  });
}
