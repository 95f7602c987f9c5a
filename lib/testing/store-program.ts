/**
 * Works on a store until it is killed. Arguments: the database, the job, a name. `write` lets two people begin
 * sessions and save searches, each their own and both the same one, and says what was acknowledged; `migrate` stops
 * amid a migration; `guess` counts failed sign-ins until they are refused.
 */

import { isAppError } from "@/lib/core/errors";
import { reserveAttempt } from "@/lib/server/auth/throttle";
import { openDb } from "@/lib/server/db/db";
import { newId } from "@/lib/server/db/ids";
import { MIGRATIONS, migrate } from "@/lib/server/db/migrate";
import type { Env } from "@/lib/server/env";
import { createSaved, editSaved, listSaved } from "@/lib/server/services/searches/searches";
import { savedContent, savingContext } from "./store-searches";
import { startTestSession } from "./store-sessions";

const [, , database = "", job = "", name = ""] = process.argv;
const db = openDb(JSON.parse(database) as Env["database"]);
const say = (line: string) => process.stdout.write(`${line}\n`);

async function analyst(email: string): Promise<never> {
  for (let act = 0; ; act += 1) {
    const sid = newId();
    await startTestSession(db, sid);
    say(`session ${sid}`);
    await save(email, `${name} ${email} ${act}`);
  }
}

/** A search of one's own and its next version, then one of the search that the other one writes as well. */
async function save(email: string, text: string): Promise<void> {
  const ctx = await savingContext(db, email);
  const saved = (one: { id: string; version: number; name: string }) =>
    say(`search ${one.id} ${one.version} ${one.name}`);
  const own = await createSaved(ctx, savedContent(text));
  saved(own);
  saved(await editSaved(ctx, own.id, { ...savedContent(`${text} again`), version: own.version }));
  const both = (await listSaved(ctx)).find(({ tags }) => tags.includes("both"));
  if (!both) return;
  const edit = { ...savedContent(text), tags: ["both"], version: both.version };
  await editSaved(ctx, both.id, edit).then(saved, (error: unknown) => {
    // The other one was faster, and this one is told.
    if (!isAppError(error) || error.code !== "CONFLICT") throw error;
  });
}

async function guess(): Promise<void> {
  const server = { db, now: () => 0, random: (bytes: number) => Buffer.alloc(bytes, 1) };
  let granted = 0;
  while ((await reserveAttempt(server, [name])).granted) granted += 1;
  say(String(granted));
  await db.close();
}

if (job === "write") await Promise.all([analyst("jane@example.org"), analyst("joe@example.org")]);
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
