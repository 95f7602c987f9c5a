/** Users get a version for edits, as organisations have one. */
import "server-only";
import type { Transaction } from "kysely";

// biome-ignore lint/suspicious/noExplicitAny: a migration works on tables that the current types may no longer name
type Schema = Transaction<any>;

/** Runs inside the one transaction of `migrate`. */
export async function up(db: Schema): Promise<void> {
  await db.schema
    .alterTable("users")
    .addColumn("version", "integer", (c) => c.notNull().defaultTo(1))
    .execute();
}
