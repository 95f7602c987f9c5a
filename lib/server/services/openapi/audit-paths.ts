/** The audit log, for administrators. */
import "server-only";
import { AuditFilter, AuditResponse, AuditVerifyRequest, AuditVerifyResponse } from "@/lib/contract/audit";
import { managed, queryParameters } from "./operation";

const AUDIT_FILTERS = queryParameters(AuditFilter);
const FORMAT = { name: "format", in: "query", required: true, schema: { enum: ["ndjson", "csv"] } };

export const AUDIT_PATHS = {
  "/api/admin/audit": {
    parameters: [
      ...AUDIT_FILTERS,
      {
        name: "before",
        in: "query",
        description: "`next` of the page before.",
        schema: { type: "integer", minimum: 1 },
      },
    ],
    get: managed("Rows of the audit log, newest first, 100 at a time", { answer: AuditResponse }),
  },
  "/api/admin/audit/export": {
    parameters: [...AUDIT_FILTERS, FORMAT],
    get: managed("The rows as a file; NDJSON ends with a line that says so"),
  },
  "/api/admin/audit/verify": {
    post: managed("Recomputes the whole chain", { body: AuditVerifyRequest, answer: AuditVerifyResponse }),
  },
};
