/** The description of our own API, made from the schemas that the routes check with. */
import "server-only";
import * as z from "zod";
import {
  AccountResponse,
  DoneResponse,
  EndSessionsRequest,
  NoFields,
  PasswordRequest,
  ReauthRequest,
  RecoveryCodesResponse,
  SessionsResponse,
  TotpConfirmRequest,
  TotpOffer,
} from "@/lib/contract/account";
import {
  AdminOrg,
  AdminOrgsResponse,
  KeysResponse,
  OrgAddRequest,
  OrgChangeRequest,
  OrgRetirementRequest,
  OrgTestRequest,
  OrgTestResponse,
} from "@/lib/contract/admin-orgs";
import { AuditFilter, AuditResponse, AuditVerifyRequest, AuditVerifyResponse } from "@/lib/contract/audit";
import { ErrorEnvelope } from "@/lib/contract/error";
import {
  CountRequest,
  CountResponse,
  ExportRequest,
  FacetsRequest,
  FacetsResponse,
  HistogramRequest,
  HistogramResponse,
  SearchRequest,
  SearchResponse,
} from "@/lib/contract/events";
import { OrgsResponse } from "@/lib/contract/orgs";
import {
  Done,
  Link,
  NewLink,
  NewSavedSearch,
  RestoreRequest,
  SavedSearch,
  SavedSearchEdit,
  SavedSearches,
  SearchVersions,
} from "@/lib/contract/searches";
import { CurrentUser, SetupRequest, SetupResponse } from "@/lib/contract/session";
import {
  EndUserSessionsRequest,
  UserActRequest,
  UserChangeRequest,
  UserCreateRequest,
  UserCreateResponse,
  UserLink,
  UserLinkRequest,
  UserSummary,
  UsersResponse,
} from "@/lib/contract/users";
import { cookieName } from "../auth/session";
import type { PublicContext } from "./context";

type Schema = z.core.$ZodType;
const schemaOf = (schema: Schema, io: "input" | "output") => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    target: "openapi-3.0",
    unrepresentable: "any",
    io,
  });
  return rest;
};
const content = (schema: object) => ({ "application/json": { schema } });
const fault = (description: string) => ({
  description,
  content: content({ $ref: "#/components/schemas/ErrorEnvelope" }),
});
const SCOPE = {
  name: "scope",
  in: "path",
  required: true,
  description: "An organisation's short name, `all`, or `msp`.",
  schema: { type: "string" },
};

const ID = {
  name: "id",
  in: "path",
  required: true,
  description: "The id that the list gives.",
  schema: { type: "string" },
};

interface Operation {
  summary: string;
  /** Stands below `{id}`. */
  byId?: boolean;
  /** For a role of its own. */
  guarded?: boolean;
  body?: Schema;
  answer?: Schema;
  /** The answer is a file in the format that was asked for. */
  file?: boolean;
  scoped?: boolean;
  open?: boolean;
  /** Parameters beside the scope. */
  more?: readonly object[];
}

const FILES = Object.fromEntries(
  ["text/csv", "application/x-ndjson", "application/json"].map((type) => [
    type,
    { schema: { type: "string", format: "binary" } },
  ]),
);

function operation({ summary, body, answer, file, scoped, open, byId, guarded, more = [] }: Operation) {
  return {
    summary,
    ...(open ? { security: [] } : {}),
    ...(scoped || byId ? { parameters: [byId ? ID : SCOPE, ...more] } : {}),
    ...(body ? { requestBody: { required: true, content: content(schemaOf(body, "input")) } } : {}),
    responses: {
      200: {
        description: "Done",
        ...(answer ? { content: content(schemaOf(answer, "output")) } : {}),
        ...(file ? { content: FILES } : {}),
      },
      ...(body
        ? {
            400: fault("A fault in the request; details name the paths"),
            413: fault("Larger than 256 kB"),
            415: fault("Not JSON"),
          }
        : {}),
      ...(open ? {} : { 401: fault("Not signed in") }),
      ...(scoped
        ? { 403: fault("The role or the key does not allow it"), 404: fault("No such scope, or not for you") }
        : {}),
      ...(guarded ? { 403: fault("Your role does not allow it") } : {}),
      ...(byId
        ? { 404: fault("There is none of that id"), 409: fault("Changed by somebody else meanwhile") }
        : {}),
      429: fault("Too many requests; see Retry-After"),
      default: fault("Any other failure"),
    },
  };
}

const events = (summary: string, body: Schema, answer: Schema) => ({
  post: operation({ summary, body, answer, scoped: true }),
});

const managed = (summary: string, more: Omit<Operation, "summary"> = {}) =>
  operation({ summary, guarded: true, ...more });

const ADMIN_PATHS = {
  "/api/admin/orgs": {
    get: managed("Organisations with what reads them; secrets are never told", { answer: AdminOrgsResponse }),
    post: managed("Add an organisation", { body: OrgAddRequest, answer: AdminOrg }),
  },
  "/api/admin/orgs/{id}": {
    patch: managed("Change an organisation", { body: OrgChangeRequest, answer: AdminOrg, byId: true }),
  },
  "/api/admin/orgs/{id}/retirement": {
    post: managed("Retire an organisation, or bring it back", {
      body: OrgRetirementRequest,
      answer: AdminOrg,
      byId: true,
    }),
  },
  "/api/admin/orgs/test": {
    post: managed("Whether a key reads an organisation", { body: OrgTestRequest, answer: OrgTestResponse }),
  },
  "/api/admin/keys": { get: managed("The keys in use and how they fare", { answer: KeysResponse }) },
};

const queryParameters = (schema: Schema) =>
  Object.entries(schemaOf(schema, "input").properties ?? {}).map(([name, rest]) => ({
    name,
    in: "query",
    schema: rest,
  }));
const AUDIT_FILTERS = queryParameters(AuditFilter);
const FORMAT = { name: "format", in: "query", required: true, schema: { enum: ["ndjson", "csv"] } };

/** The audit log. */
const AUDIT_PATHS = {
  "/api/admin/audit": {
    parameters: [
      ...AUDIT_FILTERS,
      {
        name: "before",
        in: "query",
        description: "`next` of the page before.",
        schema: { type: "integer", minimum: 1 },
      },
    ],
    get: managed("Rows of the audit log, newest first, 100 at a time", { answer: AuditResponse }),
  },
  "/api/admin/audit/export": {
    parameters: [...AUDIT_FILTERS, FORMAT],
    get: managed("The rows as a file; NDJSON ends with a line that says so"),
  },
  "/api/admin/audit/verify": {
    post: managed("Recomputes the whole chain", { body: AuditVerifyRequest, answer: AuditVerifyResponse }),
  },
};

const post = (summary: string, body: Schema, answer: Schema) => ({
  post: operation({ summary, body, answer }),
});

/** Below /api/account. 403 `REAUTH` means: POST …/reauth first. */
const accountPaths = {
  "/api/account": { get: operation({ summary: "How you sign in", answer: AccountResponse }) },
  "/api/account/reauth": post("Prove again who you are", ReauthRequest, DoneResponse),
  "/api/account/password": post("Change your password", PasswordRequest, DoneResponse),
  "/api/account/totp/start": post("An authenticator on offer", NoFields, TotpOffer),
  "/api/account/totp/confirm": post("Begin with it", TotpConfirmRequest, RecoveryCodesResponse),
  "/api/account/totp/remove": post("Go back to the password alone", NoFields, DoneResponse),
  "/api/account/recovery-codes": post("New recovery codes", NoFields, RecoveryCodesResponse),
  "/api/account/sessions": { get: operation({ summary: "Your sessions", answer: SessionsResponse }) },
  "/api/account/sessions/end": post("End one, or all others", EndSessionsRequest, DoneResponse),
};

const USER = {
  name: "user",
  in: "path",
  required: true,
  description: "The id of a user.",
  schema: { type: "string" },
};
const ofUser = (summary: string, body: Schema, answer: Schema) => ({
  parameters: [USER],
  ...post(summary, body, answer),
});

/** For administrators. All but reading may answer 403 `REAUTH`. */
const userPaths = {
  "/api/admin/users": {
    get: operation({ summary: "Users", answer: UsersResponse }),
    ...post("Add one, with a link of invitation", UserCreateRequest, UserCreateResponse),
  },
  "/api/admin/users/{user}": {
    parameters: [USER],
    patch: operation({ summary: "Change name, role, grants", body: UserChangeRequest, answer: UserSummary }),
  },
  "/api/admin/users/{user}/disable": ofUser("Disable, end sessions", UserActRequest, UserSummary),
  "/api/admin/users/{user}/enable": ofUser("Enable, or let in", UserActRequest, UserSummary),
  "/api/admin/users/{user}/link": ofUser("A link of invitation or reset", UserActRequest, UserLink),
  "/api/admin/users/{user}/totp/remove": ofUser(
    "Take a lost second factor away",
    UserActRequest,
    UserSummary,
  ),
  "/api/admin/users/{user}/sessions": {
    parameters: [USER],
    get: operation({ summary: "Open sessions", answer: SessionsResponse }),
  },
  "/api/admin/users/{user}/sessions/end": ofUser("End one, or all", EndUserSessionsRequest, DoneResponse),
};

const SAVED_ID = {
  name: "id",
  in: "path",
  required: true,
  description: "A saved search's id.",
  schema: { type: "string" },
};
const DELETED_VERSION = {
  name: "version",
  in: "query",
  required: true,
  description: "The version that is deleted; 409 when it is not the newest.",
  schema: { type: "integer", minimum: 1 },
};

/** Saved searches and short links. */
function searchPaths() {
  const scoped = (given: Operation) => operation({ ...given, scoped: true });
  const one = (given: Operation) => scoped({ ...given, more: [SAVED_ID, ...(given.more ?? [])] });
  const base = "/api/orgs/{scope}/searches";
  return {
    [base]: {
      get: scoped({ summary: "The saved searches that you see here", answer: SavedSearches }),
      post: scoped({ summary: "Save a search", body: NewSavedSearch, answer: SavedSearch }),
    },
    [`${base}/{id}`]: {
      get: one({ summary: "One saved search", answer: SavedSearch }),
      put: one({
        summary: "Change it; 409 when `version` is not the newest",
        body: SavedSearchEdit,
        answer: SavedSearch,
      }),
      delete: one({ summary: "Delete it; it can be restored", answer: Done, more: [DELETED_VERSION] }),
    },
    [`${base}/{id}/versions`]: { get: one({ summary: "What it was before", answer: SearchVersions }) },
    [`${base}/{id}/restore`]: {
      post: one({
        summary: "Make an older version the newest, or bring back what was deleted",
        body: RestoreRequest,
        answer: SavedSearch,
      }),
    },
    [`${base}/{id}/star`]: {
      put: one({ summary: "Give it your star", answer: Done }),
      delete: one({ summary: "Take your star from it", answer: Done }),
    },
    "/api/orgs/{scope}/links": {
      post: scoped({ summary: "A short link to a search", body: NewLink, answer: Link }),
    },
  };
}

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
      "/api/orgs": { get: operation({ summary: "The scopes that you may open", answer: OrgsResponse }) },
      "/api/orgs/{scope}/events/search": events("One page of events", SearchRequest, SearchResponse),
      "/api/orgs/{scope}/events/count": events("How many events match", CountRequest, CountResponse),
      "/api/orgs/{scope}/events/facets": events(
        "The values of one field, with counts",
        FacetsRequest,
        FacetsResponse,
      ),
      "/api/orgs/{scope}/events/histogram": events("Counts over time", HistogramRequest, HistogramResponse),
      "/api/orgs/{scope}/events/export": {
        post: operation({
          summary: "All events that match, as a file; its end says when it is not whole",
          body: ExportRequest,
          file: true,
          scoped: true,
        }),
      },
      ...ADMIN_PATHS,
      ...AUDIT_PATHS,
      ...searchPaths(),
      "/api/session": { get: operation({ summary: "The signed-in user", answer: CurrentUser }) },
      ...accountPaths,
      ...userPaths,
      "/api/invite": {
        post: operation({
          summary: "Choose a password by a link",
          body: UserLinkRequest,
          answer: DoneResponse,
          open: true,
        }),
      },
      "/api/setup": {
        post: operation({
          summary: "Make the first administrator, once",
          body: SetupRequest,
          answer: SetupResponse,
          open: true,
        }),
      },
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
