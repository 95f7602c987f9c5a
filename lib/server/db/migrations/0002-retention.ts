/** How many days JumpCloud keeps the events of an org, by its licence. */
import "server-only";
import type { Transaction } from "kysely";

/** Runs inside the one transaction of `migrate`. */
// biome-ignore lint/suspicious/noExplicitAny: a migration works on tables that the current types may no longer name
export async function up(db: Transaction<any>): Promise<void> {
  await db.schema
    .alterTable("orgs")
    .addColumn("retention_days", "integer", (c) => c.notNull().defaultTo(90))
    .execute();
}
