/** Brings the store to the newest schema: all pending migrations in one transaction, under a lock. */
import "server-only";
import { sql } from "kysely";
import type { Db, Engine, Tx } from "./db";
import * as init from "./migrations/0001-init";
import * as retention from "./migrations/0002-retention";
import * as savedSearches from "./migrations/0003-saved-searches";
import * as orgs from "./migrations/0004-orgs";
import * as auth from "./migrations/0005-auth";
import * as userVersions from "./migrations/0006-user-versions";

interface Migration {
  name: string;
  up(db: Tx, engine: Engine): Promise<void>;
}

/** In order; a released one is never edited, a mistake is mended by the next. */
export const MIGRATIONS: readonly Migration[] = [
  { name: "0001-init", up: init.up },
  { name: "0002-retention", up: retention.up },
  { name: "0003-saved-searches", up: savedSearches.up },
  { name: "0004-orgs", up: orgs.up },
  { name: "0005-auth", up: auth.up },
  { name: "0006-user-versions", up: userVersions.up },
];

/** Any constant of 63 bits; other uses of advisory locks in the same database must differ. */
const MIGRATION_LOCK = 7_310_584_220_001;

/**
 * Runs what is pending and returns its names. Two processes that start at once wait for each other; one that is
 * killed midway leaves nothing behind, for both engines roll schema changes back.
 * Throws when the store is newer than this program.
 */
export function migrate(
  db: Db,
  now: () => number,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<string[]> {
  return db.transaction(async (queries) => {
    if (db.engine === "postgres")
      await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(queries);
    await queries.schema
      .createTable("migrations")
      .ifNotExists()
      .addColumn("name", "text", (c) => c.primaryKey().notNull())
      .addColumn("at", "text", (c) => c.notNull())
      .execute();
    const done = new Set(
      (await queries.selectFrom("migrations").select("name").execute()).map((row) => row.name),
    );
    const unknown = [...done].filter((name) => !migrations.some((migration) => migration.name === name));
    if (unknown.length > 0)
      throw new Error(`The database comes from a newer version (${unknown.join(", ")}).`);

    const pending = migrations.filter((migration) => !done.has(migration.name));
    for (const migration of pending) {
      await migration.up(queries, db.engine);
      await queries
        .insertInto("migrations")
        .values({ name: migration.name, at: new Date(now()).toISOString() })
        .execute();
    }
    return pending.map((migration) => migration.name);
  });
}

/** True when nothing is pending. Throws when the store does not answer. */
export async function isMigrated(db: Db): Promise<boolean> {
  const rows = await db.queries.selectFrom("migrations").select("name").execute();
  return MIGRATIONS.every((migration) => rows.some((row) => row.name === migration.name));
}
