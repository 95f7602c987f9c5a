/** Organisations, keys and users, for administrators. All but reading may answer 403 `REAUTH`. */
import "server-only";
import { DoneResponse, SessionsResponse } from "@/lib/contract/account";
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
import {
  EndUserSessionsRequest,
  UserActRequest,
  UserChangeRequest,
  UserCreateRequest,
  UserCreateResponse,
  UserLink,
  UserSummary,
  UsersResponse,
} from "@/lib/contract/users";
import { managed, operation, post, type Schema } from "./operation";

export const ORG_PATHS = {
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

export const USER_PATHS = {
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
