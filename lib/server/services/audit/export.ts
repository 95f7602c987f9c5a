/** Rows of the audit log as a file, read as it is taken: no more than a batch is ever held. */
import "server-only";
import type { AuditExportQuery } from "@/lib/contract/audit";
import { csvLine } from "@/lib/core/csv";
import { audit, entryOf } from "../../audit";
import { isoTime } from "../../db/ids";
import { type AuditRow, findAudit, lastAuditSeq } from "../../db/repos/audit";
import type { UserContext } from "../context";
import { wantedOf } from "./read";

const BATCH = 200;
const COLUMNS = [
  "seq",
  "at",
  "action",
  "outcome",
  "actor_id",
  "actor",
  "scope",
  "address",
  "request_id",
  "detail",
  "prev_hash",
  "hash",
] as const satisfies readonly (keyof AuditRow)[];

const FORMATS = {
  csv: {
    type: "text/csv; charset=utf-8; header=present",
    head: csvLine(COLUMNS),
    line: (row: AuditRow) => csvLine(COLUMNS.map((column) => String(row[column] ?? ""))),
    tail: () => "",
  },
  // As stored, so that the chain can be recomputed from the file.
  ndjson: {
    type: "application/x-ndjson; charset=utf-8",
    head: "",
    line: (row: AuditRow) => `${JSON.stringify(row)}\n`,
    tail: (rows: number) => `${JSON.stringify({ end: true, rows })}\n`,
  },
} as const;

async function* textOf(
  { server: { db } }: UserContext,
  { format, ...filter }: AuditExportQuery,
  before: number,
): AsyncGenerator<string> {
  const { head, line, tail } = FORMATS[format];
  let rows = 0;
  if (head !== "") yield head;
  for await (const batch of findAudit(db.queries, wantedOf(filter), before, BATCH)) {
    rows += batch.length;
    yield batch.map(line).join("");
  }
  const end = tail(rows);
  if (end !== "") yield end;
}

/** A failure amid the file breaks the connection: a file cut short must not look whole. */
function streamOf(ctx: UserContext, texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await texts.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        ctx.log.error({ error }, "audit export failed");
        controller.error(error);
      }
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
}

/** All rows that match, newest first, up to the one that records this export. */
export async function exportAudit(ctx: UserContext, query: AuditExportQuery): Promise<Response> {
  const before = (await lastAuditSeq(ctx.server.db.queries)) + 1;
  await audit(ctx.server, entryOf(ctx, "audit-export", "ok", { ...query, rowsUpTo: before - 1 }));
  const name = `audit-${isoTime(ctx.server.now()).slice(0, 19).replaceAll(":", "")}.${query.format}`;
  return new Response(streamOf(ctx, textOf(ctx, query, before)), {
    headers: {
      "content-type": FORMATS[query.format].type,
      "content-disposition": `attachment; filename="${name}"`,
      "x-content-type-options": "nosniff",
    },
  });
}
