import { OrgTestRequest } from "@/lib/contract/admin-orgs";
import { route } from "@/lib/server/http/route";
import { testOrg } from "@/lib/server/services/orgs-admin/probe-org";

export const POST = route({ can: "orgs:manage", body: OrgTestRequest }, ({ ctx, body, signal }) =>
  testOrg(ctx, body, signal),
);
