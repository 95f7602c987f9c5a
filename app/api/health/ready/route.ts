import { publicRoute } from "@/lib/server/http/route";
import { checkReady } from "@/lib/server/services/health";

export const dynamic = "force-dynamic";

export const GET = publicRoute({}, ({ ctx }) => checkReady(ctx));
