/**
 * Works on a store until it is killed. Arguments: the database, the job, a name. `write` lets two analysts begin
 * sessions and leave audit rows, and says which once they are committed; `migrate` stops amid a migration; `guess`
 * counts failed sign-ins until they are refused.
 */
import { reserveAttempt } from "@/lib/server/auth/throttle";
import { openDb } from "@/lib/server/db/db";
import { newId } from "@/lib/server/db/ids";
import { MIGRATIONS, migrate } from "@/lib/server/db/migrate";
import type { Env } from "@/lib/server/env";
import { appendRow } from "./store-content";
import { startTestSession } from "./store-sessions";

const [, , database = "", job = "", name = ""] = process.argv;
const db = openDb(JSON.parse(database) as Env["database"]);
const say = (line: string) => process.stdout.write(`${line}\n`);

async function analyst(number: number): Promise<never> {
  for (;;) {
    const sid = newId();
    await startTestSession(db, sid);
    say(`session ${sid}`);
    say(`audit ${await appendRow(db, { sid }, `${name}-${number}`)} ${sid}`);
  }
}

async function guess(): Promise<void> {
  const server = { db, now: () => 0, random: (bytes: number) => Buffer.alloc(bytes, 1) };
  let granted = 0;
  while ((await reserveAttempt(server, [name])).granted) granted += 1;
  say(String(granted));
  await db.close();
}

if (job === "write") await Promise.all([analyst(1), analyst(2)]);
else if (job === "guess") await guess();
else
  await migrate(db, () => 0, [
    ...MIGRATIONS,
    {
      name: "9999-killed",
      up: async (tx) => {
        await tx.schema.alterTable("users").addColumn("never_there", "text").execute();
        say("midway");
        await new Promise(() => setInterval(() => {}, 1_000));
      },
    },
  ]);
