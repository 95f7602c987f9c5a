/** The audit log as an administrator reads it, and whether its chain holds. */
import "server-only";
import type {
  AuditEntry,
  AuditFilter,
  AuditQuery,
  AuditResponse,
  AuditVerifyResponse,
} from "@/lib/contract/audit";
import { audit, entryOf } from "../../audit";
import { isoTime } from "../../db/ids";
import { type AuditRow, type AuditWanted, findAudit, lastAuditSeq, verifyAudit } from "../../db/repos/audit";
import type { UserContext } from "../context";

const PAGE = 100;

/** The filter in the rows' own terms: a time is compared as text, so it is written as they write it. */
export function wantedOf({ from, to, ...rest }: AuditFilter): AuditWanted {
  const moment = (iso: string | undefined) => (iso === undefined ? undefined : isoTime(Date.parse(iso)));
  return { ...rest, from: moment(from), to: moment(to) };
}

function entryIn(row: AuditRow): AuditEntry {
  const { seq, at, action, outcome, actor, scope, address, detail, hash } = row;
  return { seq, at, action, outcome, actor, scope, address, requestId: row.request_id, detail, hash };
}

/** A page of what is wanted, newest first. Stops looking when `signal` fires. */
export async function readAudit(
  { server: { db } }: UserContext,
  { before, ...filter }: AuditQuery,
  signal: AbortSignal,
): Promise<AuditResponse> {
  const start = before === undefined ? (await lastAuditSeq(db.queries)) + 1 : Number(before);
  const rows: AuditRow[] = [];
  for await (const batch of findAudit(db.queries, wantedOf(filter), start, PAGE + 1)) {
    signal.throwIfAborted();
    rows.push(...batch);
    if (rows.length > PAGE) break;
  }
  const shown = rows.slice(0, PAGE);
  return { rows: shown.map(entryIn), next: rows.length > PAGE ? (shown.at(-1)?.seq ?? null) : null };
}

/** Recomputes the chain from the first row on, and records that somebody did and what came of it. */
export async function checkChain(ctx: UserContext): Promise<AuditVerifyResponse> {
  const report = await verifyAudit(ctx.server.db.queries);
  const outcome = report.brokenAt === null ? "ok" : "failed";
  await audit(ctx.server, entryOf(ctx, "audit-verify", outcome, { ...report }));
  return report;
}
