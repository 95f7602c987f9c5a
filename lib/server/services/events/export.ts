/** All events of a search as a file that is streamed: read page by page, no faster than it is taken. */
import "server-only";
import type { ExportRequest } from "@/lib/contract/events";
import { EXPORT_ROWS_MAX } from "@/lib/contract/limits";
import { invalid } from "@/lib/core/errors";
import { isZone } from "@/lib/core/zone";
import { usualColumns } from "@/lib/search/scope-columns";
import { audit, entryOf } from "../../audit";
import type { AuthorizedScope } from "../../auth/scope";
import { attachment, fileName, stamp } from "../../http/attachment";
import { fileStream } from "../../http/file-stream";
import { toAppError } from "../../http/respond";
import type { ServiceContext } from "../context";
import { EventFile } from "./export-format";
import { type ExportLimits, ExportWork } from "./export-work";
import { searchRecord } from "./recorded";
import { type Run, startRun } from "./run";

const LIMITS: ExportLimits = {
  rows: EXPORT_ROWS_MAX,
  bytes: 1_000_000_000,
  recheckMs: 2_000,
  lingerMs: 1_500,
};

export interface ExportOptions {
  /** Fires when the client leaves. */
  signal: AbortSignal;
  /** Throws when the user may no longer see what they asked for. */
  recheck: () => Promise<void>;
  limits?: Partial<ExportLimits>;
}

const TYPES = {
  csv: "text/csv; charset=utf-8; header=present",
  ndjson: "application/x-ndjson; charset=utf-8",
  json: "application/json; charset=utf-8",
} as const;

/**
 * The file of `body`. It is recorded before anything is asked for and again when it ends, however that comes. The
 * first page is there before this returns, so that what fails at once is an ordinary answer; what fails later
 * breaks the connection. Throws INVALID_REQUEST, STORE_DOWN, and what the gateway throws.
 */
export async function exportEvents(
  ctx: ServiceContext,
  body: ExportRequest,
  { signal, recheck, limits }: ExportOptions,
): Promise<Response> {
  const { format, fields, zone = "UTC" } = body;
  if (!isZone(zone)) throw invalid("zone", "This is no time zone, such as Europe/Paris.");
  if (fields && format !== "csv") throw invalid("fields", "Only a CSV has columns.");
  const [left, withdrawn] = [new AbortController(), new AbortController()];
  const begun = startRun(ctx, body, AbortSignal.any([signal, left.signal, withdrawn.signal]));
  const run: Run = { ...begun, options: { ...begun.options, lane: "export" } };
  const columns = fields ?? body.search.columns ?? usualColumns(ctx.scope.slug);
  const { window } = run;
  const started = { ...searchRecord(run), window, format, ...(format === "csv" ? { columns } : {}) };
  await audit(ctx.server, entryOf(ctx, "export", "started", started));
  const terms = { recheck, limits: { ...LIMITS, ...limits }, withdrawn, format };
  const pieces = new ExportWork(run, new EventFile(format, columns, zone), terms).pieces();
  await pieces.next();
  const stream = fileStream(pieces, {
    stop: withdrawn.signal,
    onLeave: () => left.abort(),
    onFault: (error) => logFault(ctx, error),
  });
  const name = fileName(["events", scopeLabel(ctx.scope), stamp(window.start), stamp(window.end)], format);
  return new Response(stream, { headers: attachment(name, TYPES[format]) });
}

function logFault({ log }: ServiceContext, error: unknown): void {
  const { code, logLevel } = toAppError(error);
  log[logLevel]({ code, ...(logLevel === "info" ? {} : { error }) }, "export broken off");
}

function scopeLabel(scope: AuthorizedScope): string {
  if (scope.kind === "org") return scope.orgs[0].name;
  return scope.kind === "all" ? "all-organisations" : "provider";
}
