/** The audit table: rows are only ever added, each carrying the hash of the one before it. */
import "server-only";
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { canonicalJson } from "@/lib/core/json";
import type { Engine, Queries, Tx } from "../db";
import type { AuditTable } from "../schema";

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
  }
}

/** The newest rows first, at most `limit`. */
export function listAudit(db: Queries, limit: number): Promise<AuditRow[]> {
  return db.selectFrom("audit").selectAll().orderBy("seq", "desc").limit(limit).execute();
}
