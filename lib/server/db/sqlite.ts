/** The embedded database: one file, one connection, every commit on the disk. */
import "server-only";
import { chmodSync, existsSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { CompiledQuery, type DatabaseConnection, type Dialect, SqliteDialect, SqliteDriver } from "kysely";
import { privateDirectory } from "../env/secret-files";

const LOCK_WAIT_MS = 5_000;
const LOCK_RETRY_MS = 10;

const isBusy = (error: unknown) =>
  error instanceof Error && String(Reflect.get(error, "code")).startsWith("SQLITE_BUSY");

/**
 * Takes the write lock at once: a transaction that reads first could otherwise fail when it comes to write. While
 * another process holds the lock, this one waits without blocking its event loop.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const run = (text: string) => connection.executeQuery(CompiledQuery.raw(text));
    const deadline = performance.now() + LOCK_WAIT_MS;
    await run("pragma busy_timeout = 0");
    try {
      while (!(await this.#begin(run, performance.now() > deadline))) {
        await new Promise((resolve) => setTimeout(resolve, LOCK_RETRY_MS));
      }
    } finally {
      await run(`pragma busy_timeout = ${LOCK_WAIT_MS}`);
    }
  }

  /** False when somebody else writes; then throws instead if this was the last try. */
  async #begin(run: (text: string) => Promise<unknown>, last: boolean): Promise<boolean> {
    try {
      await run("begin immediate");
      return true;
    } catch (error) {
      if (last || !isBusy(error)) throw error;
      return false;
    }
  }
}

/** Opens `file` (made with mode 0600 in a 0700 directory) and checks it. Throws when it is damaged. */
export function openSqliteFile(file: string): Database.Database {
  privateDirectory(dirname(file));
  const database = new Database(file);
  try {
    database.pragma(`busy_timeout = ${LOCK_WAIT_MS}`);
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    database.pragma("foreign_keys = ON");
    for (const path of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(path)) chmodSync(path, 0o600);
    const check = database.pragma("quick_check", { simple: true });
    if (check !== "ok") throw new Error(`The database ${file} is damaged: restore it from a backup.`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Kysely's dialect over an open file. */
export function sqliteDialect(database: Database.Database): Dialect {
  const dialect = new SqliteDialect({ database });
  return {
    createDriver: () => new ImmediateDriver({ database }),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
  };
}
