import { route } from "@/lib/server/http/route";
import { listKeys } from "@/lib/server/services/orgs-admin/keys";

export const GET = route({ can: "orgs:manage" }, ({ ctx }) => listKeys(ctx));
