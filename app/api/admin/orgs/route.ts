import { route } from "@/lib/server/http/route";
import { listAdminOrgs } from "@/lib/server/services/orgs-admin/list";

export const GET = route({ can: "orgs:manage" }, ({ ctx }) => listAdminOrgs(ctx));
