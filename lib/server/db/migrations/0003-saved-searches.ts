/** Saved searches with their versions and stars, and short links. */
import "server-only";
import { type CreateTableBuilder, sql, type Transaction } from "kysely";
import type { Engine } from "../db";

// biome-ignore lint/suspicious/noExplicitAny: a migration works on tables that the current types may no longer name
type Schema = Transaction<any>;

const strict = <T extends string>(engine: Engine, table: CreateTableBuilder<T>) =>
  engine === "sqlite" ? table.modifyEnd(sql`strict`) : table;

/** A row belongs to an org, or to one of the two scopes that are none; never to nothing. */
const HOME = sql`(kind = 'org' and org_id is not null) or (kind in ('all', 'msp') and org_id is null)`;

async function createSearches(db: Schema, engine: Engine): Promise<void> {
  await strict(
    engine,
    db.schema
      .createTable("searches")
      .addColumn("id", "text", (c) => c.primaryKey().notNull())
      .addColumn("kind", "text", (c) => c.notNull())
      .addColumn("org_id", "text", (c) => c.references("orgs.id").onDelete("cascade"))
      .addColumn("owner_id", "text", (c) => c.notNull().references("users.id"))
      .addColumn("name", "text", (c) => c.notNull())
      .addColumn("description", "text", (c) => c.notNull())
      .addColumn("tags", "text", (c) => c.notNull())
      .addColumn("folder", "text", (c) => c.notNull())
      .addColumn("query", "text", (c) => c.notNull())
      .addColumn("keeps_range", "integer", (c) => c.notNull().check(sql`keeps_range in (0, 1)`))
      .addColumn("visibility", "text", (c) =>
        c.notNull().check(sql`visibility in ('private', 'team', 'all')`),
      )
      .addColumn("version", "integer", (c) => c.notNull())
      .addColumn("created_at", "text", (c) => c.notNull())
      .addColumn("updated_at", "text", (c) => c.notNull())
      .addColumn("updated_by", "text", (c) => c.notNull().references("users.id"))
      .addColumn("deleted_at", "text")
      .addCheckConstraint("searches_home", HOME)
      // Grants within `all` differ, so who opens it is no team.
      .addCheckConstraint("searches_team", sql`not (kind = 'all' and visibility = 'team')`),
  ).execute();
  await db.schema.createIndex("searches_home_idx").on("searches").columns(["kind", "org_id"]).execute();
  await strict(
    engine,
    db.schema
      .createTable("search_versions")
      .addColumn("search_id", "text", (c) => c.notNull().references("searches.id").onDelete("cascade"))
      .addColumn("version", "integer", (c) => c.notNull())
      .addColumn("name", "text", (c) => c.notNull())
      .addColumn("description", "text", (c) => c.notNull())
      .addColumn("tags", "text", (c) => c.notNull())
      .addColumn("folder", "text", (c) => c.notNull())
      .addColumn("query", "text", (c) => c.notNull())
      .addColumn("keeps_range", "integer", (c) => c.notNull())
      .addColumn("at", "text", (c) => c.notNull())
      .addColumn("by_id", "text", (c) => c.notNull().references("users.id"))
      .addPrimaryKeyConstraint("search_versions_pk", ["search_id", "version"]),
  ).execute();
  await strict(
    engine,
    db.schema
      .createTable("search_stars")
      .addColumn("user_id", "text", (c) => c.notNull().references("users.id").onDelete("cascade"))
      .addColumn("search_id", "text", (c) => c.notNull().references("searches.id").onDelete("cascade"))
      .addPrimaryKeyConstraint("search_stars_pk", ["user_id", "search_id"]),
  ).execute();
}

async function createLinks(db: Schema, engine: Engine): Promise<void> {
  await strict(
    engine,
    db.schema
      .createTable("links")
      .addColumn("id", "text", (c) => c.primaryKey().notNull())
      .addColumn("kind", "text", (c) => c.notNull())
      .addColumn("org_id", "text", (c) => c.references("orgs.id").onDelete("cascade"))
      .addColumn("query", "text", (c) => c.notNull())
      .addColumn("created_at", "text", (c) => c.notNull())
      .addColumn("created_by", "text", (c) => c.notNull().references("users.id"))
      .addCheckConstraint("links_home", HOME),
  ).execute();
}

/** Runs inside the one transaction of `migrate`. */
export async function up(db: Schema, engine: Engine): Promise<void> {
  await createSearches(db, engine);
  await createLinks(db, engine);
}
