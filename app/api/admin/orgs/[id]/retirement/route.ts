import { OrgRetirementRequest } from "@/lib/contract/admin-orgs";
import { route } from "@/lib/server/http/route";
import { setRetired } from "@/lib/server/services/orgs-admin/change";

export const POST = route({ can: "orgs:manage", body: OrgRetirementRequest }, ({ ctx, params, body }) =>
  setRetired(ctx, params.id ?? "", body),
);
