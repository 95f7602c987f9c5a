/** The description of our own API, made from the schemas that the routes check with. */
import "server-only";
import { ErrorEnvelope } from "@/lib/contract/error";
import { cookieName } from "../../auth/session";
import type { PublicContext } from "../context";
import { ACCOUNT_PATHS } from "./account-paths";
import { ORG_PATHS, USER_PATHS } from "./admin-paths";
import { AUDIT_PATHS } from "./audit-paths";
import { EVENT_PATHS } from "./event-paths";
import { operation, schemaOf } from "./operation";
import { searchPaths } from "./search-paths";

/** An OpenAPI 3.0 document. */
export function openApiDocument({ server }: PublicContext): unknown {
  return {
    openapi: "3.0.3",
    info: {
      title: "Directory Insights Dashboard",
      version: "1",
      description: "State-changing requests need this site's Origin and JSON.",
    },
    security: [{ session: [] }],
    paths: {
      ...EVENT_PATHS,
      ...searchPaths(),
      ...ACCOUNT_PATHS,
      ...ORG_PATHS,
      ...USER_PATHS,
      ...AUDIT_PATHS,
      "/api/health/live": { get: operation({ summary: "The process answers", open: true }) },
      "/api/health/ready": { get: operation({ summary: "The process can work", open: true }) },
      "/api/health/metrics": {
        get: operation({ summary: "Numbers for Prometheus, by METRICS_TOKEN", open: true }),
      },
    },
    components: {
      schemas: { ErrorEnvelope: schemaOf(ErrorEnvelope, "output") },
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: cookieName(server.env) } },
    },
  };
}
