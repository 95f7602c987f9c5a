import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPostgres, type Postgres, startPostgres } from "@/lib/testing/postgres";
import { contentOf, fill } from "@/lib/testing/store-content";
import { openDb } from "./db";
import { describeDurability } from "./durability.contract";
import { migrate } from "./migrate";
import { describeStore } from "./store.contract";
import { isStoreFault } from "./store-fault";

const reason =
  findPostgres() === null ? "no PostgreSQL server programs (initdb, postgres) on this machine" : null;

const programOf = (name: string) => join(findPostgres() ?? "", name);
const hasProgram = (name: string) => existsSync(programOf(name));

/** Output of one of PostgreSQL's own programs. */
function run(name: string, args: readonly string[], input = ""): string {
  const { status, stdout, stderr } = spawnSync(programOf(name), args, { input, encoding: "utf8" });
  if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
  return stdout;
}

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

    describeDurability("PostgreSQL", async () => ({
      engine: "postgres",
      url: await postgres.createDatabase(),
    }));

    it.skipIf(!hasProgram("pg_dump"))("comes back from a dump with the same content", async () => {
      const from = await postgres.createDatabase();
      const to = await postgres.createDatabase();
      const original = openDb({ engine: "postgres", url: from });
      await fill(original);
      const dump = run("pg_dump", ["--no-owner", `--dbname=${from}`]);
      run("psql", ["--quiet", "--set=ON_ERROR_STOP=1", `--dbname=${to}`], dump);
      const restored = openDb({ engine: "postgres", url: to });
      expect(await contentOf(restored)).toEqual(await contentOf(original));
      expect(await migrate(restored, () => 0)).toEqual([]);
      for (const db of [original, restored]) await db.close();
    });

    it("that is not there is a fault of the store", async () => {
      const db = openDb({ engine: "postgres", url: "postgres://a:b@127.0.0.1:1/none" });
      const fault = await db.ping().catch((error: unknown) => error);
      expect(isStoreFault(fault)).toBe(true);
      await db.close();
    });
  },
);
