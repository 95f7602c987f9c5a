/** Second factor, identities of single sign-on, links of invitation and reset, how a session was begun. */
import "server-only";
import { type CreateTableBuilder, sql, type Transaction } from "kysely";
import type { Engine } from "../db";

// biome-ignore lint/suspicious/noExplicitAny: a migration works on tables that the current types may no longer name
type Schema = Transaction<any>;

const strict = <T extends string>(engine: Engine, table: CreateTableBuilder<T>) =>
  engine === "sqlite" ? table.modifyEnd(sql`strict`) : table;

/** Sessions of before were begun with a password, too long ago for a sensitive act. */
async function widen(db: Schema): Promise<void> {
  await db.schema
    .alterTable("sessions")
    .addColumn("authenticated_at", "text", (c) => c.notNull().defaultTo("1970-01-01T00:00:00.000Z"))
    .execute();
  await db.schema
    .alterTable("sessions")
    .addColumn("method", "text", (c) =>
      c.notNull().defaultTo("password").check(sql`method in ('password', 'totp', 'oidc')`),
    )
    .execute();
  await db.schema
    .alterTable("users")
    .addColumn("pending", "integer", (c) => c.notNull().defaultTo(0).check(sql`pending in (0, 1)`))
    .execute();
}

async function createSecondFactor(db: Schema, engine: Engine): Promise<void> {
  await strict(
    engine,
    db.schema
      .createTable("totp")
      .addColumn("user_id", "text", (c) =>
        c.primaryKey().notNull().references("users.id").onDelete("cascade"),
      )
      .addColumn("sealed_secret", "text", (c) => c.notNull())
      .addColumn("last_step", "integer", (c) => c.notNull())
      .addColumn("created_at", "text", (c) => c.notNull()),
  ).execute();
  await strict(
    engine,
    db.schema
      .createTable("recovery_codes")
      .addColumn("user_id", "text", (c) => c.notNull().references("users.id").onDelete("cascade"))
      .addColumn("code_hash", "text", (c) => c.notNull())
      .addColumn("used_at", "text")
      .addPrimaryKeyConstraint("recovery_codes_pk", ["user_id", "code_hash"]),
  ).execute();
}

async function createWaysIn(db: Schema, engine: Engine): Promise<void> {
  await strict(
    engine,
    db.schema
      .createTable("identities")
      .addColumn("issuer", "text", (c) => c.notNull())
      .addColumn("subject", "text", (c) => c.notNull())
      .addColumn("user_id", "text", (c) => c.notNull().unique().references("users.id").onDelete("cascade"))
      .addColumn("role_by_claim", "integer", (c) => c.notNull().check(sql`role_by_claim in (0, 1)`))
      .addColumn("created_at", "text", (c) => c.notNull())
      .addPrimaryKeyConstraint("identities_pk", ["issuer", "subject"]),
  ).execute();
  await strict(
    engine,
    db.schema
      .createTable("user_links")
      .addColumn("token_hash", "text", (c) => c.primaryKey().notNull())
      .addColumn("user_id", "text", (c) => c.notNull().references("users.id").onDelete("cascade"))
      .addColumn("purpose", "text", (c) => c.notNull().check(sql`purpose in ('invite', 'reset')`))
      .addColumn("created_at", "text", (c) => c.notNull())
      .addColumn("expires_at", "text", (c) => c.notNull())
      .addColumn("used_at", "text"),
  ).execute();
  await db.schema.createIndex("user_links_user").on("user_links").column("user_id").execute();
}

/** Runs inside the one transaction of `migrate`. */
export async function up(db: Schema, engine: Engine): Promise<void> {
  await widen(db);
  await createSecondFactor(db, engine);
  await createWaysIn(db, engine);
}
