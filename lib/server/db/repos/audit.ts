/** The audit table: rows are only ever added, each carrying the hash of the one before it. */
import "server-only";
import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import { canonicalJson } from "@/lib/core/json";
import type { Engine, Queries, Tx } from "../db";
import type { AuditTable, Tables } from "../schema";

export type AuditRow = AuditTable;
export type NewAuditRow = Omit<AuditTable, "seq" | "prev_hash" | "hash">;

const FIRST_HASH = "0".repeat(64);
const CHAIN_LOCK = 7_310_584_220_002;
const VERIFY_BATCH = 1_000;

function hashOf(row: Omit<AuditRow, "hash">): string {
  return createHash("sha256")
    .update(canonicalJson({ ...row }))
    .digest("hex");
}

/**
 * Adds a row at the end of the chain and returns it. Appends wait for each other: on SQLite by the write lock of
 * the transaction, on PostgreSQL by an advisory lock that is held to its end.
 */
export async function appendAudit(db: Tx, engine: Engine, row: NewAuditRow): Promise<AuditRow> {
  if (engine === "postgres") await sql`select pg_advisory_xact_lock(${sql.lit(CHAIN_LOCK)})`.execute(db);
  const last = await db
    .selectFrom("audit")
    .select(["seq", "hash"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  const chained = { ...row, seq: (last?.seq ?? 0) + 1, prev_hash: last?.hash ?? FIRST_HASH };
  const complete = { ...chained, hash: hashOf(chained) };
  await db.insertInto("audit").values(complete).execute();
  return complete;
}

export interface ChainReport {
  rows: number;
  /** seq of the first row that does not fit, or null. */
  brokenAt: number | null;
  /** Hash of the last row; to be compared with the one in the shipped log, for a cut tail leaves no trace here. */
  lastHash: string;
}

/** Reads the whole chain and recomputes every hash. */
export async function verifyAudit(db: Queries): Promise<ChainReport> {
  let rows = 0;
  let lastHash = FIRST_HASH;
  for (;;) {
    const batch = await db
      .selectFrom("audit")
      .selectAll()
      .where("seq", ">", rows)
      .orderBy("seq")
      .limit(VERIFY_BATCH)
      .execute();
    for (const { hash, ...row } of batch) {
      if (row.seq !== rows + 1 || row.prev_hash !== lastHash || hashOf(row) !== hash)
        return { rows, brokenAt: rows + 1, lastHash };
      rows = row.seq;
      lastHash = hash;
    }
    if (batch.length < VERIFY_BATCH) return { rows, brokenAt: null, lastHash };
    // The embedded store answers without a pause: others must get their turn.
    await setImmediate();
  }
}

/** The newest rows first, at most `limit`. */
export function listAudit(db: Queries, limit: number): Promise<AuditRow[]> {
  return db.selectFrom("audit").selectAll().orderBy("seq", "desc").limit(limit).execute();
}

/** Which rows are looked for; what is absent does not count. */
export interface AuditWanted {
  action?: string | undefined;
  actor?: string | undefined;
  scope?: string | undefined;
  outcome?: string | undefined;
  /** From this moment on, and before that one; ISO 8601 as the rows have it. */
  from?: string | undefined;
  to?: string | undefined;
  /** Part of actor or detail, in any case. */
  text?: string | undefined;
}

const SLICE = 20_000;

function conditions(
  eb: ExpressionBuilder<Tables, "audit">,
  { from, to, text, ...exact }: AuditWanted,
): Expression<SqlBool>[] {
  const names = ["action", "actor", "scope", "outcome"] as const;
  const pattern = `%${(text ?? "").replace(/[!%_]/g, "!$&")}%`;
  const holds = (column: "actor" | "detail") =>
    sql<SqlBool>`lower(${eb.ref(column)}) like lower(${pattern}) escape '!'`;
  return [
    ...names.flatMap((name) => (exact[name] === undefined ? [] : [eb(name, "=", exact[name])])),
    ...(from === undefined ? [] : [eb("at", ">=", from)]),
    ...(to === undefined ? [] : [eb("at", "<", to)]),
    ...(text === undefined ? [] : [eb.or([holds("actor"), holds("detail")])]),
  ];
}

/**
 * The wanted rows before `before`, newest first, in batches of at most `size`. Reads the table slice by slice and
 * lets others have their turn between two, so that a rare word holds nobody up, and no more than a batch is held.
 */
export async function* findAudit(
  db: Queries,
  wanted: AuditWanted,
  before: number,
  size: number,
): AsyncGenerator<AuditRow[]> {
  for (let upper = before; upper > 1; upper -= SLICE) {
    const lower = Math.max(1, upper - SLICE);
    let at = upper;
    while (at > lower) {
      const batch = await db
        .selectFrom("audit")
        .selectAll()
        .where("seq", "<", at)
        .where("seq", ">=", lower)
        .where((eb) => eb.and(conditions(eb, wanted)))
        .orderBy("seq", "desc")
        .limit(size)
        .execute();
      if (batch.length > 0) yield batch;
      at = batch.length < size ? lower : (batch.at(-1)?.seq ?? lower);
    }
    await setImmediate();
  }
}

/** seq of the newest row; 0 without one. */
export async function lastAuditSeq(db: Queries): Promise<number> {
  const last = await db.selectFrom("audit").select("seq").orderBy("seq", "desc").limit(1).executeTakeFirst();
  return last?.seq ?? 0;
}
