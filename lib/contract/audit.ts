/** The audit log, for who may read it (`audit:read`). Rows are only ever added, each with the hash of the one before. */
import * as z from "zod/mini";

const text = (max: number) => z.optional(z.string().check(z.minLength(1), z.maxLength(max)));
const time = z.optional(z.iso.datetime());

const filters = {
  action: text(40),
  /** The whole address, as it stands in the row. */
  actor: text(320),
  /** Short name of an organisation, `all` or `msp`. */
  scope: text(80),
  outcome: text(40),
  from: time,
  /** Rows of this moment are not among them. */
  to: time,
  /** Part of actor or detail, in any case. */
  text: text(200),
};
export const AuditFilter = z.strictObject(filters);
export type AuditFilter = z.infer<typeof AuditFilter>;

/** `GET /api/admin/audit?…`: a page, newest first. */
export const AuditQuery = z.strictObject({
  ...filters,
  before: z.optional(z.string().check(z.regex(/^[1-9]\d{0,14}$/, "This is no number of a row."))),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

export const AuditEntry = z.object({
  seq: z.number(),
  at: z.string(),
  action: z.string(),
  outcome: z.string(),
  actor: z.string(),
  scope: z.nullable(z.string()),
  address: z.string(),
  requestId: z.string(),
  /** JSON, as it was written: hostile text may be in it. */
  detail: z.string(),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditResponse = z.object({
  rows: z.array(AuditEntry),
  /** `before` of the next page; null at the end. */
  next: z.nullable(z.number()),
});
export type AuditResponse = z.infer<typeof AuditResponse>;

/** `GET /api/admin/audit/export?format=…&…`: all rows that match, as a file that is streamed. */
export const AuditExportQuery = z.strictObject({ ...filters, format: z.enum(["ndjson", "csv"]) });
export type AuditExportQuery = z.infer<typeof AuditExportQuery>;

/** `POST /api/admin/audit/verify` */
export const AuditVerifyRequest = z.strictObject({});
export const AuditVerifyResponse = z.object({
  /** How many rows from the first on fit. */
  rows: z.number(),
  /** The first row that does not fit; null when all do. */
  brokenAt: z.nullable(z.number()),
  /** Of the last row that fits, to be compared with the shipped log: a cut tail leaves no trace in the table. */
  lastHash: z.string(),
});
export type AuditVerifyResponse = z.infer<typeof AuditVerifyResponse>;
