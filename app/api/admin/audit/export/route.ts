import { AuditExportQuery } from "@/lib/contract/audit";
import { route } from "@/lib/server/http/route";
import { exportAudit } from "@/lib/server/services/audit/export";

export const GET = route({ can: "audit:read", query: AuditExportQuery }, ({ ctx, query }) =>
  exportAudit(ctx, query),
);
