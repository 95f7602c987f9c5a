/** What an administrator does to users. Each act needs a recent sign-in and is one transaction with its audit row. */
import "server-only";
import type { AuditAction } from "@/lib/contract/audit-actions";
import type {
  EndUserSessionsRequest,
  UserChangeRequest,
  UserCreateRequest,
  UserCreateResponse,
  UserLink,
  UserSummary,
} from "@/lib/contract/users";
import { AppError, invalid } from "@/lib/core/errors";
import { auditIn, entryOf } from "../../audit";
import { requireRecentAuth } from "../../auth/recent";
import type { Tx } from "../../db/db";
import { findIdentityOf } from "../../db/repos/identities";
import { findOrgBySlug, listOrgRecords } from "../../db/repos/orgs";
import { revokeSessionsOf } from "../../db/repos/sessions";
import { deleteTotp } from "../../db/repos/totp";
import { countActiveAdmins, findUser, lockAdmins, type User, updateUser } from "../../db/repos/users";
import { endSessions } from "../account/sessions";
import type { UserContext } from "../context";
import { overtaken } from "../overtaken";
import { type By, createUser } from "../users";
import { makeLink } from "./links";
import { readUser } from "./summary";

const byOf = ({ actor, address, requestId }: UserContext): By => ({
  actorId: actor.userId,
  actor: actor.email,
  address,
  requestId,
});

async function found(tx: Tx, userId: string): Promise<User> {
  const user = await findUser(tx, userId);
  if (!user) throw new AppError("NOT_FOUND");
  return user;
}

/** Runs `work` on the user. Rolled back when there is no active administrator left after it. */
async function act(
  ctx: UserContext,
  userId: string,
  action: AuditAction,
  work: (tx: Tx, user: User) => Promise<Record<string, unknown>>,
): Promise<UserSummary> {
  const { server } = ctx;
  await requireRecentAuth(ctx);
  await server.db.transaction(async (tx) => {
    await lockAdmins(tx, server.db.engine);
    const user = await found(tx, userId);
    const detail = { user: user.id, email: user.email, ...(await work(tx, user)) };
    if ((await countActiveAdmins(tx)) === 0)
      throw new AppError("CONFLICT", { message: "This is the last active administrator." });
    await auditIn(server, tx, entryOf(ctx, action, "ok", detail));
  });
  return readUser(ctx, userId);
}

/** Grants of retired organisations are kept: they hold again once one is brought back, and no form shows them. */
async function orgIdsOf(
  tx: Tx,
  orgs: UserChangeRequest["orgs"],
  before: User["orgIds"],
): Promise<readonly string[] | "all" | undefined> {
  if (orgs === undefined || orgs === "all") return orgs;
  const rows = await Promise.all([...new Set(orgs)].map((slug) => findOrgBySlug(tx, slug)));
  if (rows.includes(null)) throw invalid("orgs", "There is no such organisation.");
  const retired = (await listOrgRecords(tx)).filter(({ retiredAt }) => retiredAt !== null);
  const kept = retired.filter(({ id }) => before !== "all" && before.includes(id));
  return [...rows.flatMap((org) => org ?? []), ...kept].map(({ id }) => id);
}

/** Adds a local user and answers with the link by which they choose a password. */
export async function inviteUser(ctx: UserContext, body: UserCreateRequest): Promise<UserCreateResponse> {
  const { server } = ctx;
  await requireRecentAuth(ctx);
  const given = { ...body, provider: body.provider ?? false, password: null };
  const user = await createUser(server, given, byOf(ctx));
  const link = await server.db.transaction((tx) => makeLink(server, tx, user, byOf(ctx)));
  return { user: await readUser(ctx, user.id), link };
}

/** Name, role and grants. A new role ends the user's sessions. Throws CONFLICT when somebody else was faster. */
export function changeUser(ctx: UserContext, userId: string, body: UserChangeRequest): Promise<UserSummary> {
  const { server } = ctx;
  return act(ctx, userId, "user-change", async (tx, user) => {
    const isNewRole = body.role !== undefined && body.role !== user.role;
    if (isNewRole && (await findIdentityOf(tx, user.id))?.roleByClaim)
      throw new AppError("CONFLICT", { message: "This user's role comes from the identity provider." });
    const { orgs, ...rest } = body;
    const changes = { ...rest, orgIds: await orgIdsOf(tx, orgs, user.orgIds) };
    if (!(await updateUser(tx, user.id, changes, server.now()))) throw overtaken("user");
    if (isNewRole) await revokeSessionsOf(tx, user.id, server.now());
    return { change: body, from: { role: user.role } };
  });
}

export function disableUser(ctx: UserContext, userId: string): Promise<UserSummary> {
  const { server } = ctx;
  return act(ctx, userId, "user-disable", async (tx, user) => {
    await updateUser(tx, user.id, { disabled: true }, server.now());
    await revokeSessionsOf(tx, user.id, server.now());
    return {};
  });
}

/** Also lets in who came by single sign-on and waits. */
export function enableUser(ctx: UserContext, userId: string): Promise<UserSummary> {
  return act(ctx, userId, "user-enable", async (tx, user) => {
    await updateUser(tx, user.id, { disabled: false, pending: false }, ctx.server.now());
    return {};
  });
}

/** For a lost device. Throws NOT_FOUND when there is no second factor. */
export function removeUserTotp(ctx: UserContext, userId: string): Promise<UserSummary> {
  return act(ctx, userId, "totp-remove", async (tx, user) => {
    if (!(await deleteTotp(tx, user.id))) throw new AppError("NOT_FOUND");
    await revokeSessionsOf(tx, user.id, ctx.server.now());
    return {};
  });
}

/** A new link of invitation or reset, shown once. */
export async function linkUser(ctx: UserContext, userId: string): Promise<UserLink> {
  const { server } = ctx;
  await requireRecentAuth(ctx);
  return server.db.transaction(async (tx) => makeLink(server, tx, await found(tx, userId), byOf(ctx)));
}

/** Ends one session of the user, or all. */
export async function endUserSessions(
  ctx: UserContext,
  userId: string,
  which: EndUserSessionsRequest,
): Promise<{ done: true }> {
  await readUser(ctx, userId);
  return endSessions(ctx, userId, "id" in which ? { id: which.id } : { keepId: null });
}
