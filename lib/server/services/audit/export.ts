/** Rows of the audit log as a file, read as it is taken: no more than a batch is ever held. */
import "server-only";
import type { AuditExportQuery } from "@/lib/contract/audit";
import { csvLine } from "@/lib/core/csv";
import { fileEnd } from "@/lib/core/file-end";
import { audit, entryOf } from "../../audit";
import { isoTime } from "../../db/ids";
import { type AuditRow, findAudit, lastAuditSeq } from "../../db/repos/audit";
import { attachment, fileName, stamp } from "../../http/attachment";
import { fileStream } from "../../http/file-stream";
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
  },
  // As stored, so that the chain can be recomputed from the file.
  ndjson: {
    type: "application/x-ndjson; charset=utf-8",
    head: "",
    line: (row: AuditRow) => `${JSON.stringify(row)}\n`,
  },
} as const;

async function* textOf(
  { server: { db } }: UserContext,
  { format, ...filter }: AuditExportQuery,
  before: number,
): AsyncGenerator<Uint8Array> {
  const { head, line } = FORMATS[format];
  let rows = 0;
  if (head !== "") yield Buffer.from(head);
  for await (const batch of findAudit(db.queries, wantedOf(filter), before, BATCH)) {
    rows += batch.length;
    yield Buffer.from(batch.map(line).join(""));
  }
  yield Buffer.from(fileEnd(format, { rows }));
}

/** All rows that match, newest first, up to the one that records this export. */
export async function exportAudit(ctx: UserContext, query: AuditExportQuery): Promise<Response> {
  const before = (await lastAuditSeq(ctx.server.db.queries)) + 1;
  await audit(ctx.server, entryOf(ctx, "audit-export", "ok", { ...query, rowsUpTo: before - 1 }));
  const name = fileName(["audit", stamp(isoTime(ctx.server.now()))], query.format);
  const onFault = (error: unknown) => ctx.log.error({ error }, "audit export failed");
  const stream = fileStream(textOf(ctx, query, before), { onFault });
  return new Response(stream, { headers: attachment(name, FORMATS[query.format].type) });
}
