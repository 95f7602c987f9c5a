/** Organisations: a service account of their own, who set the secret and when, retirement, and a version for edits. */
import "server-only";
import { sql, type Transaction } from "kysely";

// biome-ignore lint/suspicious/noExplicitAny: a migration works on tables that the current types may no longer name
type Schema = Transaction<any>;

/** Runs inside the one transaction of `migrate`. */
export async function up(db: Schema): Promise<void> {
  for (const column of ["client_id", "secret_set_at", "secret_set_by", "retired_at"])
    await db.schema.alterTable("orgs").addColumn(column, "text").execute();
  await db.schema
    .alterTable("orgs")
    .addColumn("version", "integer", (c) => c.notNull().defaultTo(1))
    .execute();
  // What is known of a key that was set before: it came with its organisation.
  await sql`update orgs set secret_set_at = created_at, secret_set_by = 'system' where sealed_key is not null`.execute(
    db,
  );
}
