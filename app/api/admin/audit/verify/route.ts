import { AuditVerifyRequest } from "@/lib/contract/audit";
import { route } from "@/lib/server/http/route";
import { checkChain } from "@/lib/server/services/audit/read";

export const POST = route({ can: "audit:read", body: AuditVerifyRequest }, ({ ctx }) => checkChain(ctx));
