/** Rows to put into a store, and an empty store for each test of a contract suite. */
import { afterEach, beforeEach } from "vitest";
import { type Db, openDb } from "@/lib/server/db/db";
import { newId } from "@/lib/server/db/ids";
import { migrate } from "@/lib/server/db/migrate";
import type { NewAuditRow } from "@/lib/server/db/repos/audit";
import type { User } from "@/lib/server/db/repos/users";
import type { Env } from "@/lib/server/env";

const NOW = Date.parse("2026-11-21T10:00:00.000Z");

export const userOf = (over: Partial<User> = {}): User => ({
  id: newId(),
  email: `${newId()}@example.org`,
  name: "Jäne ☕ \u202e'; drop table users; --",
  role: "analyst",
  passwordHash: null,
  orgIds: [],
  provider: false,
  disabled: false,
  ...over,
});

export const orgOf = (slug: string) => ({
  id: newId(),
  slug,
  name: `Org ${slug}`,
  colour: "teal",
  region: "us" as const,
  upstreamId: null,
  sealedKey: null,
  retentionDays: 90,
  clientId: null,
});

export const rowOf = (detail: unknown = {}): NewAuditRow => ({
  at: "2026-11-21T10:00:00.000Z",
  action: "search",
  outcome: "ok",
  actor_id: null,
  actor: "jane@example.org",
  scope: "acme",
  address: "10.0.0.1",
  request_id: newId(),
  detail: JSON.stringify(detail),
});

export interface EachStore {
  /** The store of the test that runs. */
  readonly db: Db;
  /** A further connection to it, closed after the test. */
  open(): Db;
}

/** A store of its own for each test of the suite that this is called in; migrated unless told otherwise. */
export function storeOfEach(
  database: () => Promise<Env["database"]>,
  prepare: (db: Db) => Promise<unknown> = (db) => migrate(db, () => NOW),
): EachStore {
  let address: Env["database"];
  const opened: Db[] = [];
  const open = () => {
    const one = openDb(address);
    opened.push(one);
    return one;
  };
  beforeEach(async () => {
    address = await database();
    await prepare(open());
  });
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });
  return {
    get db() {
      const [first] = opened;
      if (!first) throw new Error("A store is there while a test runs.");
      return first;
    },
    open,
  };
}
