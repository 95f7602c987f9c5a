/** A child process that stops in the middle of a migration, waiting to be killed. Its argument is the database. */
import { openDb } from "@/lib/server/db/db";
import { migrate } from "@/lib/server/db/migrate";
import type { Env } from "@/lib/server/env";

const db = openDb(JSON.parse(process.argv[2] ?? "null") as Env["database"]);

await migrate(db, () => 0, [
  {
    name: "0001-init",
    up: async (tx) => {
      await tx.schema.createTable("users").addColumn("id", "text").execute();
      process.stdout.write("midway\n");
      await new Promise(() => setInterval(() => {}, 1_000));
    },
  },
]);
