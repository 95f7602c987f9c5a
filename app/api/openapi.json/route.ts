import { publicRoute } from "@/lib/server/http/route";
import { openApiDocument } from "@/lib/server/services/openapi/document";

export const GET = publicRoute({}, ({ ctx }) => openApiDocument(ctx));
