import { OrgAddRequest } from "@/lib/contract/admin-orgs";
import { route } from "@/lib/server/http/route";
import { addAdminOrg } from "@/lib/server/services/orgs-admin/change";
import { listAdminOrgs } from "@/lib/server/services/orgs-admin/list";

export const GET = route({ can: "orgs:manage" }, ({ ctx }) => listAdminOrgs(ctx));

export const POST = route({ can: "orgs:manage", body: OrgAddRequest }, ({ ctx, body }) =>
  addAdminOrg(ctx, body),
);
