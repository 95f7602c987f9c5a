/** Users, grants, orgs, sessions, sign-in throttle, first run, audit. */
import "server-only";
import { type CreateTableBuilder, sql, type Transaction } from "kysely";
import type { Engine } from "../db";

// biome-ignore lint/suspicious/noExplicitAny: a migration works on tables that the current types may no longer name
type Schema = Transaction<any>;

const strict = <T extends string>(engine: Engine, table: CreateTableBuilder<T>) =>
  engine === "sqlite" ? table.modifyEnd(sql`strict`) : table;
const flag = "integer" as const;

async function createAccounts(db: Schema, engine: Engine): Promise<void> {
  await strict(
    engine,
    db.schema
      .createTable("users")
      .addColumn("id", "text", (c) => c.primaryKey().notNull())
      .addColumn("email", "text", (c) => c.notNull().unique())
      .addColumn("name", "text", (c) => c.notNull())
      .addColumn("role", "text", (c) => c.notNull().check(sql`role in ('viewer', 'analyst', 'admin')`))
      .addColumn("password_hash", "text")
      .addColumn("all_orgs", flag, (c) => c.notNull().check(sql`all_orgs in (0, 1)`))
      .addColumn("provider", flag, (c) => c.notNull().check(sql`provider in (0, 1)`))
      .addColumn("disabled_at", "text")
      .addColumn("created_at", "text", (c) => c.notNull())
      .addColumn("updated_at", "text", (c) => c.notNull()),
  ).execute();
  await strict(
    engine,
    db.schema
      .createTable("orgs")
      .addColumn("id", "text", (c) => c.primaryKey().notNull())
      .addColumn("slug", "text", (c) => c.notNull().unique().check(sql`slug not in ('', 'all', 'msp')`))
      .addColumn("name", "text", (c) => c.notNull())
      .addColumn("colour", "text", (c) => c.notNull())
      .addColumn("region", "text", (c) => c.notNull().check(sql`region in ('us', 'eu', 'in')`))
      .addColumn("upstream_id", "text")
      .addColumn("sealed_key", "text")
      .addColumn("created_at", "text", (c) => c.notNull())
      .addColumn("updated_at", "text", (c) => c.notNull()),
  ).execute();
  await strict(
    engine,
    db.schema
      .createTable("user_orgs")
      .addColumn("user_id", "text", (c) => c.notNull().references("users.id").onDelete("cascade"))
      .addColumn("org_id", "text", (c) => c.notNull().references("orgs.id").onDelete("cascade"))
      .addPrimaryKeyConstraint("user_orgs_pk", ["user_id", "org_id"]),
  ).execute();
}

async function createSignIn(db: Schema, engine: Engine): Promise<void> {
  await strict(
    engine,
    db.schema
      .createTable("sessions")
      .addColumn("id", "text", (c) => c.primaryKey().notNull())
      .addColumn("sid_hash", "text", (c) => c.notNull().unique())
      .addColumn("user_id", "text", (c) => c.notNull().references("users.id").onDelete("cascade"))
      .addColumn("created_at", "text", (c) => c.notNull())
      .addColumn("last_seen_at", "text", (c) => c.notNull())
      .addColumn("ends_at", "text", (c) => c.notNull())
      .addColumn("address", "text", (c) => c.notNull())
      .addColumn("agent", "text", (c) => c.notNull())
      .addColumn("revoked_at", "text"),
  ).execute();
  await db.schema.createIndex("sessions_user").on("sessions").columns(["user_id", "created_at"]).execute();
  await strict(
    engine,
    db.schema
      .createTable("throttle")
      .addColumn("key", "text", (c) => c.primaryKey().notNull())
      .addColumn("failures", "integer", (c) => c.notNull())
      .addColumn("blocked_until", "text")
      .addColumn("updated_at", "text", (c) => c.notNull()),
  ).execute();
  await strict(
    engine,
    db.schema
      .createTable("setup")
      .addColumn("id", "text", (c) => c.primaryKey().notNull())
      .addColumn("token_hash", "text", (c) => c.notNull())
      .addColumn("created_at", "text", (c) => c.notNull())
      .addColumn("done_at", "text"),
  ).execute();
}

async function createAudit(db: Schema, engine: Engine): Promise<void> {
  await strict(
    engine,
    db.schema
      .createTable("audit")
      .addColumn("seq", "integer", (c) => c.primaryKey().notNull())
      .addColumn("at", "text", (c) => c.notNull())
      .addColumn("action", "text", (c) => c.notNull())
      .addColumn("outcome", "text", (c) => c.notNull())
      .addColumn("actor_id", "text")
      .addColumn("actor", "text", (c) => c.notNull())
      .addColumn("scope", "text")
      .addColumn("address", "text", (c) => c.notNull())
      .addColumn("request_id", "text", (c) => c.notNull())
      .addColumn("detail", "text", (c) => c.notNull())
      .addColumn("prev_hash", "text", (c) => c.notNull())
      .addColumn("hash", "text", (c) => c.notNull()),
  ).execute();
  await db.schema.createIndex("audit_at").on("audit").column("at").execute();
  const statements = engine === "sqlite" ? SQLITE_APPEND_ONLY : POSTGRES_APPEND_ONLY;
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const SQLITE_APPEND_ONLY = ["update", "delete"].map(
  (verb) =>
    `create trigger audit_no_${verb} before ${verb} on audit begin select raise(abort, 'audit is append-only'); end`,
);
const POSTGRES_APPEND_ONLY = [
  "create function audit_refuse() returns trigger language plpgsql as $$ begin raise exception 'audit is append-only'; end $$",
  "create trigger audit_no_change before update or delete on audit for each row execute function audit_refuse()",
  "create trigger audit_no_truncate before truncate on audit for each statement execute function audit_refuse()",
  "revoke update, delete, truncate on audit from public",
];

/** Runs inside the one transaction of `migrate`. */
export async function up(db: Schema, engine: Engine): Promise<void> {
  await createAccounts(db, engine);
  await createSignIn(db, engine);
  await createAudit(db, engine);
}
