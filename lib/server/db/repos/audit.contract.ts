/** What every engine must do with the audit. Run by store.contract.ts. */
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { rowOf, storeOfEach } from "@/lib/testing/store-rows";
import type { Env } from "../../env";
import type { Db } from "../db";
import { appendAudit, listAudit, verifyAudit } from "./audit";

const append = (on: Db, row = rowOf()) => on.transaction((tx) => appendAudit(tx, on.engine, row));

/** `database` gives the address of an empty store, new for each test. */
export function describeAudit(database: () => Promise<Env["database"]>): void {
  describe("the audit", () => {
    const store = storeOfEach(database);

    it("is one unbroken chain, also when many write at once", async () => {
      const handles = [store.db, store.open(), store.open()];
      await Promise.all(
        Array.from({ length: 45 }, (_, index) =>
          append(handles[index % 3] ?? store.db, rowOf({ index, text: 'ü\n"\u0001' })),
        ),
      );
      const rows = (await listAudit(store.db.queries, 100)).reverse();
      expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 45 }, (_, index) => index + 1));
      expect(await verifyAudit(store.db.queries)).toEqual({
        rows: 45,
        brokenAt: null,
        lastHash: rows.at(-1)?.hash,
      });
    });

    it("takes no change and no deletion", async () => {
      await append(store.db);
      const statements = [
        "update audit set outcome = 'x'",
        "delete from audit",
        ...(store.db.engine === "postgres" ? ["truncate audit"] : []),
      ];
      for (const statement of statements)
        await expect(sql.raw(statement).execute(store.db.queries), statement).rejects.toThrow("append-only");
      expect(await listAudit(store.db.queries, 10)).toHaveLength(1);
    });

    it.each([
      ["a changed row", "update audit set actor = 'somebody else' where seq = 3", 3],
      ["a changed detail", `update audit set detail = '{"rows":1}' where seq = 2`, 2],
      ["a removed row", "delete from audit where seq = 4", 4],
      ["a removed head", "delete from audit where seq = 1", 1],
      ["a row put in the place of another", "update audit set seq = 99 where seq = 5", 5],
    ])("shows %s", async (_name, statement, brokenAt) => {
      for (let index = 0; index < 6; index += 1) await append(store.db, rowOf({ rows: index + 10 }));
      const drop =
        store.db.engine === "postgres"
          ? ["drop trigger audit_no_change on audit"]
          : ["drop trigger audit_no_update", "drop trigger audit_no_delete"];
      for (const text of [...drop, statement]) await sql.raw(text).execute(store.db.queries);
      expect(await verifyAudit(store.db.queries)).toMatchObject({ brokenAt });
    });
  });
}
