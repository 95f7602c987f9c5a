import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPostgres, type Postgres, startPostgres } from "@/lib/testing/postgres";
import { openDb } from "./db";
import { describeSearches } from "./repos/searches.contract";
import { describeStore } from "./store.contract";
import { isStoreFault } from "./store-fault";

const reason =
  findPostgres() === null ? "no PostgreSQL server programs (initdb, postgres) on this machine" : null;

describe.skipIf(reason !== null)(
  `a real PostgreSQL server${reason === null ? "" : ` (skipped: ${reason})`}`,
  () => {
    let postgres: Postgres;

    beforeAll(async () => {
      postgres = await startPostgres();
    });
    afterAll(() => postgres?.stop());

    const fresh = async () => ({ engine: "postgres" as const, url: await postgres.createDatabase() });
    describeStore("PostgreSQL", fresh);
    describeSearches("PostgreSQL", fresh);

    it("that is not there is a fault of the store", async () => {
      const db = openDb({ engine: "postgres", url: "postgres://a:b@127.0.0.1:1/none" });
      const fault = await db.ping().catch((error: unknown) => error);
      expect(isStoreFault(fault)).toBe(true);
      await db.close();
    });
  },
);
