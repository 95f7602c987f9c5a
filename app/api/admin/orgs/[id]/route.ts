import { OrgChangeRequest } from "@/lib/contract/admin-orgs";
import { route } from "@/lib/server/http/route";
import { changeOrg } from "@/lib/server/services/orgs-admin/change";

export const PATCH = route({ can: "orgs:manage", body: OrgChangeRequest }, ({ ctx, params, body }) =>
  changeOrg(ctx, params.id ?? "", body),
);
