/** All that a store holds, for tests that compare two of them. */
import { sql } from "kysely";
import type { Db } from "@/lib/server/db/db";
import { newId } from "@/lib/server/db/ids";
import { migrate } from "@/lib/server/db/migrate";
import { appendAudit } from "@/lib/server/db/repos/audit";
import { insertOrg } from "@/lib/server/db/repos/orgs";
import { putAttempts } from "@/lib/server/db/repos/throttle";
import { insertUser } from "@/lib/server/db/repos/users";

/** Migrates an empty store and puts in a little of everything that every version has. */
export async function fill(db: Db): Promise<void> {
  await migrate(db, () => 0);
  const id = newId();
  await insertOrg(
    db.queries,
    {
      id,
      slug: "acme",
      name: "Äcme ☕",
      colour: "teal",
      region: "eu",
      upstreamId: null,
      sealedKey: "v1.x.y",
      clientId: null,
      retentionDays: 90,
    },
    0,
  );
  await insertUser(
    db.queries,
    {
      id: newId(),
      email: "jane@example.org",
      name: "Jäne \u202e'; drop table users; --",
      role: "analyst",
      passwordHash: "$argon2id$x",
      orgIds: [id],
      provider: false,
      disabled: false,
    },
    0,
  );
  const joe = { email: "joe@example.org", name: "Joe", role: "admin" as const, passwordHash: null };
  await insertUser(db.queries, { ...joe, id: newId(), orgIds: "all", provider: false, disabled: false }, 0);
  await putAttempts(db.queries, "account:x", { failures: 3, blockedUntilMs: 0, updatedMs: 5 });
  for (let index = 0; index < 20; index += 1) await appendRow(db, { index, text: 'ü\n"\u0001' });
}

/** Adds one audit row and returns its number. */
export function appendRow(db: Db, detail: unknown, actor = "jane@example.org"): Promise<number> {
  return db.transaction(async (tx) => {
    const row = await appendAudit(tx, db.engine, {
      at: "2026-11-21T10:00:00.000Z",
      action: "search",
      outcome: "ok",
      actor_id: null,
      actor,
      scope: "acme",
      address: "10.0.0.1",
      request_id: newId(),
      detail: JSON.stringify(detail),
    });
    return row.seq;
  });
}

/** Every row of every table as text, sorted, by the table's name. */
export async function contentOf(db: Db): Promise<Record<string, string[]>> {
  const tables = (await db.queries.introspection.getTables()).map(({ name }) => name).sort();
  const contents: Record<string, string[]> = {};
  for (const table of tables) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(
      db.queries,
    );
    contents[table] = rows
      .map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))))
      .sort();
  }
  return contents;
}
