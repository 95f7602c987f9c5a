/**
 * Users, as administrators manage them (`users:manage`). Every act but reading is sensitive: it answers 403 `REAUTH`
 * when the last sign-in is more than five minutes old (components/auth/recent-auth.tsx asks and repeats). The last
 * active administrator cannot be demoted or disabled: 409 `CONFLICT`.
 */
import * as z from "zod/mini";
import { Role } from "./session";

/** Slugs of organisations, or all, present and future. */
const Orgs = z.union([
  z.literal("all"),
  z.array(z.string().check(z.maxLength(41))).check(z.maxLength(1_000)),
]);
const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(100));

export const UserSummary = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: Role,
  orgs: Orgs,
  /** May open the provider's own events without being an administrator. */
  provider: z.boolean(),
  /** `invited`: has no password yet; `pending`: came by single sign-on and waits to be let in (enable). */
  status: z.enum(["active", "invited", "pending", "disabled"]),
  signIn: z.enum(["password", "oidc"]),
  /** The role comes from the identity provider at each sign-in and cannot be changed here. */
  roleByClaim: z.boolean(),
  hasTotp: z.boolean(),
  openSessions: z.number(),
  /** Of an open session; null when there is none. */
  lastSeenAt: z.nullable(z.string()),
  /** Goes with an edit, which is refused when somebody else was faster. */
  version: z.number(),
});
export type UserSummary = z.infer<typeof UserSummary>;

/** `GET /api/admin/users`, by name. */
export const UsersResponse = z.object({ users: z.array(UserSummary) });
export type UsersResponse = z.infer<typeof UsersResponse>;

/** A link to hand over: whoever opens it chooses the password of that user. Shown once; not sent by us. */
export const UserLink = z.object({
  url: z.string(),
  purpose: z.enum(["invite", "reset"]),
  expiresAt: z.string(),
});
export type UserLink = z.infer<typeof UserLink>;

/** `POST /api/admin/users`: adds a local user without a password and answers with the link of invitation. */
export const UserCreateRequest = z.strictObject({
  email: z.string().check(z.trim(), z.email(), z.maxLength(254)),
  name: Name,
  role: Role,
  orgs: Orgs,
  provider: z.optional(z.boolean()),
});
export type UserCreateRequest = z.infer<typeof UserCreateRequest>;
export const UserCreateResponse = z.object({ user: UserSummary, link: UserLink });
export type UserCreateResponse = z.infer<typeof UserCreateResponse>;

/** `PATCH /api/admin/users/{user}` → UserSummary: what is absent stays. A new role ends the user's sessions. */
export const UserChangeRequest = z.strictObject({
  version: z.int().check(z.positive()),
  name: z.optional(Name),
  role: z.optional(Role),
  orgs: z.optional(Orgs),
  provider: z.optional(z.boolean()),
});
export type UserChangeRequest = z.infer<typeof UserChangeRequest>;

/**
 * `POST /api/admin/users/{user}/…` with `{}`:
 * `disable` ends all sessions → UserSummary; `enable` also lets a pending user in → UserSummary;
 * `link` → UserLink, of invitation while there is no password, else of reset; earlier links end;
 * `totp/remove` for a lost device, ends all sessions → UserSummary.
 * `GET …/sessions` → SessionsResponse; `POST …/sessions/end` with `{id}` or `{all: true}` → DoneResponse.
 */
export const UserActRequest = z.strictObject({});

export const EndUserSessionsRequest = z.union([
  z.strictObject({ id: z.string().check(z.regex(/^[0-9a-f]{32}$/)) }),
  z.strictObject({ all: z.literal(true) }),
]);
export type EndUserSessionsRequest = z.infer<typeof EndUserSessionsRequest>;

/** `POST /api/invite`, for anybody who has a link: chooses the password. 404 for a link used, run out or unknown. */
export const UserLinkRequest = z.strictObject({
  token: z.string().check(z.minLength(1), z.maxLength(200)),
  password: z.string().check(z.minLength(1), z.maxLength(1_000)),
});
export type UserLinkRequest = z.infer<typeof UserLinkRequest>;
