/**
 * The access rules, read a second time and by hand: security-matrix.spec.ts holds them against the routes of the
 * build and against the running server. A route that is not in this table is let in to nobody, and fails the run.
 */
const VIEWER = ["events:read", "searches:read"];
const ANALYST = [...VIEWER, "events:export", "searches:write", "searches:share"];
const ADMIN = [...ANALYST, "searches:publish", "users:manage", "orgs:manage", "audit:read"];
export const ROLES = { viewer: VIEWER, analyst: ANALYST, admin: ADMIN };

export const VERBS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
export type Verb = (typeof VERBS)[number];

/** `anyone`, `signed-in`, or a permission. */
type Who = "anyone" | "signed-in" | (typeof ADMIN)[number];

/** For each verb that the route has, who may use it. HEAD goes with GET; all other verbs are answered 405. */
interface Rule extends Partial<Record<"GET" | "POST" | "PUT" | "PATCH" | "DELETE", Who>> {
  /** Sent by those who may and by those who may not; without it `{}`, which no handler takes. */
  body?: unknown;
  /** What stands in the address for a parameter other than the scope. */
  sample?: string;
}

const window = { start: new Date(Date.now() - 86_400_000).toISOString(), end: new Date().toISOString() };
const search = {
  v: 1,
  services: ["all"],
  range: { last: "24h" },
  where: { op: "and", items: [] },
  sort: "desc",
};
const EVERY_VERB = {
  GET: "anyone",
  POST: "anyone",
  PUT: "anyone",
  PATCH: "anyone",
  DELETE: "anyone",
} as const;

export const ROUTES: Record<string, Rule> = {
  "/": { GET: "signed-in" },
  "/login": { GET: "anyone" },
  "/setup": { GET: "anyone" },
  "/o/[scope]": { GET: "events:read" },
  "/o/[scope]/lenses": { GET: "events:read" },
  "/o/[scope]/searches": { GET: "searches:read" },
  "/o/[scope]/s/[id]": { GET: "searches:read" },
  "/account": { GET: "signed-in" },
  "/admin": { GET: "orgs:manage" },
  "/admin/audit": { GET: "audit:read" },
  "/admin/keys": { GET: "orgs:manage" },
  "/admin/orgs": { GET: "orgs:manage" },
  "/admin/users": { GET: "users:manage" },
  "/invite/[token]": { GET: "anyone" },
  "/_not-found": { GET: "anyone" },
  "/_global-error": { GET: "anyone" },
  "/api/[...path]": { ...EVERY_VERB, sample: "nothing/here" },
  "/api/account": { GET: "signed-in" },
  "/api/account/password": { POST: "signed-in" },
  "/api/account/reauth": { POST: "signed-in" },
  "/api/account/recovery-codes": { POST: "signed-in" },
  "/api/account/sessions": { GET: "signed-in" },
  "/api/account/sessions/end": { POST: "signed-in" },
  "/api/account/totp/confirm": { POST: "signed-in" },
  "/api/account/totp/remove": { POST: "signed-in" },
  "/api/account/totp/start": { POST: "signed-in" },
  "/api/admin/audit": { GET: "audit:read" },
  "/api/admin/audit/export": { GET: "audit:read" },
  "/api/admin/audit/verify": { POST: "audit:read" },
  "/api/admin/keys": { GET: "orgs:manage" },
  "/api/admin/orgs": { GET: "orgs:manage", POST: "orgs:manage" },
  "/api/admin/orgs/[id]": { PATCH: "orgs:manage" },
  "/api/admin/orgs/[id]/retirement": { POST: "orgs:manage" },
  "/api/admin/orgs/test": { POST: "orgs:manage" },
  "/api/admin/users": { GET: "users:manage", POST: "users:manage" },
  "/api/admin/users/[user]": { PATCH: "users:manage" },
  "/api/admin/users/[user]/disable": { POST: "users:manage" },
  "/api/admin/users/[user]/enable": { POST: "users:manage" },
  "/api/admin/users/[user]/link": { POST: "users:manage" },
  "/api/admin/users/[user]/sessions": { GET: "users:manage" },
  "/api/admin/users/[user]/sessions/end": { POST: "users:manage" },
  "/api/admin/users/[user]/totp/remove": { POST: "users:manage" },
  "/api/invite": { POST: "anyone" },
  "/api/auth/[...nextauth]": { ...EVERY_VERB, sample: "csrf" },
  "/api/health/live": { GET: "anyone" },
  "/api/health/metrics": { GET: "anyone" },
  "/api/health/ready": { GET: "anyone" },
  "/api/openapi.json": { GET: "anyone" },
  "/api/orgs": { GET: "signed-in" },
  "/api/orgs/[scope]/events/count": { POST: "events:read", body: { search, window } },
  "/api/orgs/[scope]/events/export": { POST: "events:export", body: { search, window, format: "ndjson" } },
  "/api/orgs/[scope]/events/facets": {
    POST: "events:read",
    body: { search, window, field: "initiated_by.email" },
  },
  "/api/orgs/[scope]/events/histogram": { POST: "events:read", body: { search, window, zone: "UTC" } },
  "/api/orgs/[scope]/events/search": { POST: "events:read", body: { search, window } },
  "/api/orgs/[scope]/links": { POST: "searches:share" },
  "/api/orgs/[scope]/searches": { GET: "searches:read", POST: "searches:write" },
  "/api/orgs/[scope]/searches/[id]": {
    GET: "searches:read",
    PUT: "searches:write",
    DELETE: "searches:write",
  },
  "/api/orgs/[scope]/searches/[id]/restore": { POST: "searches:write" },
  "/api/orgs/[scope]/searches/[id]/star": { PUT: "searches:read", DELETE: "searches:read" },
  "/api/orgs/[scope]/searches/[id]/versions": { GET: "searches:write" },
  "/api/session": { GET: "signed-in" },
  "/api/setup": { POST: "anyone" },
};

/** The address of a route with its parameters filled in. */
export function addressOf(route: string, scope: string): string {
  return route.replace("[scope]", scope).replaceAll(/\[[^\]]+\]/g, ROUTES[route]?.sample ?? "0".repeat(32));
}

/** Who may use the verb; null where the route does not have it. */
export function mayUse(route: string, verb: Verb): Who | null {
  if (verb === "OPTIONS") return null;
  return ROUTES[route]?.[verb === "HEAD" ? "GET" : verb] ?? null;
}
