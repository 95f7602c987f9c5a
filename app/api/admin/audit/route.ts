import { AuditQuery } from "@/lib/contract/audit";
import { route } from "@/lib/server/http/route";
import { readAudit } from "@/lib/server/services/audit/read";

export const GET = route({ can: "audit:read", query: AuditQuery }, ({ ctx, query, signal }) =>
  readAudit(ctx, query, signal),
);
