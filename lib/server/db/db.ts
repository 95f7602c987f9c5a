/** Opens the store that the configuration names. */
import "server-only";
import { closeSync, openSync } from "node:fs";
import { Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import { Pool } from "pg";
import type { Env } from "../env";
import type { Tables } from "./schema";
import { openSqliteFile, sqliteDialect } from "./sqlite";

export type Engine = "sqlite" | "postgres";

export type Tx = Transaction<Tables>;

/** The store or a transaction on it: what repositories take. */
export type Queries = Kysely<Tables> | Tx;

export interface Db {
  engine: Engine;
  queries: Kysely<Tables>;
  /**
   * Runs `work` in one transaction; a throw rolls back. On SQLite the write lock is held from the start, so `work`
   * must not wait for anything but the store.
   */
  transaction<T>(work: (queries: Tx) => Promise<T>): Promise<T>;
  /** Resolves when the store answers; throws otherwise. */
  ping(): Promise<void>;
  /** Copies the store to a new file while it is in use. Embedded database only. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}

const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 15_000;

function around(engine: Engine, queries: Kysely<Tables>, backup: Db["backup"]): Db {
  return {
    engine,
    queries,
    transaction: (work) => queries.transaction().execute(work),
    ping: async () => {
      await sql`select 1`.execute(queries);
    },
    backup,
    close: () => queries.destroy(),
  };
}

/** Opens the store; nothing is migrated yet. `onIdleFault` hears of pooled connections that break while unused. */
export function openDb(database: Env["database"], onIdleFault: (error: Error) => void = () => {}): Db {
  if (database.engine === "sqlite") {
    const file = openSqliteFile(database.file);
    const queries = new Kysely<Tables>({ dialect: sqliteDialect(file) });
    const db = around("sqlite", queries, async (path) => {
      // Made first, so that the copy is never readable by others, and never written over something.
      closeSync(openSync(path, "wx", 0o600));
      await file.backup(path);
    });
    // Kysely closes only what it has used.
    return { ...db, close: () => queries.destroy().then(() => void file.close()) };
  }
  const pool = new Pool({
    connectionString: database.url,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: "directory-insights",
  });
  pool.on("error", onIdleFault);
  const queries = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return around("postgres", queries, () => Promise.reject(new Error("Use pg_dump to back up PostgreSQL.")));
}
