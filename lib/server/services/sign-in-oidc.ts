/**
 * Lets in who an identity provider vouches for. A person is issuer and subject, nothing else: an e-mail address never
 * links to an account that is there. The role follows the claim and is never above what it maps to.
 */
import "server-only";
import { audit, auditIn } from "../audit";
import { canonicalEmail } from "../auth/email";
import type { Claims } from "../auth/oidc/provider";
import { roleOf } from "../auth/oidc/role";
import type { Tx } from "../db/db";
import { newId } from "../db/ids";
import { findIdentity, type Identity, insertIdentity, setRoleByClaim } from "../db/repos/identities";
import { revokeSessionsOf } from "../db/repos/sessions";
import { setupState } from "../db/repos/setup";
import {
  countActiveAdmins,
  findStanding,
  findUser,
  findUserByEmail,
  insertUser,
  lockAdmins,
  type User,
  updateUser,
} from "../db/repos/users";
import type { PublicContext } from "./context";
import { isEmail } from "./users";

export type Admission =
  | { kind: "in"; userId: string; authenticatedMs: number }
  /** Named as the sign-in page knows them. */
  | { kind: "out"; reason: "AccessDenied" | "Pending" | "Taken" };

interface Person {
  claims: Claims;
  email: string | null;
  name: string;
  role: User["role"] | null;
}

interface Outcome {
  userId: string | null;
  label: string;
  outcome: "ok" | "refused" | "pending" | "taken" | "kept-admin";
}

const textAt = (claims: Claims, ...names: string[]) =>
  names
    .map((name) => claims[name])
    .find((value): value is string => typeof value === "string" && value.trim() !== "");

function personOf(ctx: PublicContext, claims: Claims): Person | null {
  const { oidc } = ctx.server.env;
  if (!oidc || claims.iss !== oidc.issuer || typeof claims.sub !== "string" || claims.sub === "") return null;
  const email = canonicalEmail(textAt(claims, "email") ?? "");
  const name = textAt(claims, "name", "preferred_username", "email") ?? claims.sub;
  return {
    claims,
    email: isEmail(email) ? email : null,
    name: name.trim().slice(0, 100),
    role: roleOf(claims, oidc.roleClaim, oidc.roleMap),
  };
}

/** A first sign-in. Without a role by the claim the user waits for an administrator, who also grants orgs. */
async function welcome(ctx: PublicContext, tx: Tx, person: Person): Promise<Outcome> {
  const { server } = ctx;
  const { email, role, claims } = person;
  if (email !== null && (await findUserByEmail(tx, email)))
    return { userId: null, label: email, outcome: "taken" };
  const id = newId();
  const user = {
    id,
    email: email ?? `oidc:${id}`,
    name: person.name,
    role: role ?? "viewer",
    passwordHash: null,
    orgIds: role === "admin" ? ("all" as const) : [],
    provider: false,
    disabled: false,
  };
  await insertUser(tx, user, server.now());
  if (role === null) await updateUser(tx, id, { pending: true }, server.now());
  const identity = { issuer: claims.iss, subject: claims.sub, userId: id, roleByClaim: role !== null };
  await insertIdentity(tx, identity, server.now());
  return { userId: id, label: user.email, outcome: role === null ? "pending" : "ok" };
}

/** The role that the user has from now on; null for one that the claim no longer lets in. */
function roleFromNow(user: User, identity: Identity, role: Person["role"]): User["role"] | null {
  if (role !== null) return role;
  return identity.roleByClaim ? null : user.role;
}

async function takeOver(ctx: PublicContext, tx: Tx, user: User, person: Person): Promise<void> {
  const { email, name } = person;
  const free = email !== null && email !== user.email && !(await findUserByEmail(tx, email));
  if (name === user.name && !free) return;
  await updateUser(tx, user.id, { name, ...(free ? { email } : {}) }, ctx.server.now());
}

/** Somebody known: name, address and role as the provider says today. */
async function welcomeBack(ctx: PublicContext, tx: Tx, identity: Identity, person: Person): Promise<Outcome> {
  const { server } = ctx;
  const user = await findUser(tx, identity.userId);
  const standing = await findStanding(tx, identity.userId);
  if (!user || !standing || standing.disabled)
    return { userId: identity.userId, label: user?.email ?? "", outcome: "refused" };
  await takeOver(ctx, tx, user, person);
  const role = roleFromNow(user, identity, person.role);
  const isActiveAdmin = user.role === "admin" && !standing.pending;
  if (isActiveAdmin && role !== "admin" && (await countActiveAdmins(tx)) === 1)
    return { userId: user.id, label: user.email, outcome: "kept-admin" };
  if (person.role !== null) await setRoleByClaim(tx, user.id, true);
  const isPending = role === null || (standing.pending && person.role === null);
  const change = { pending: isPending, ...(role === null || role === user.role ? {} : { role }) };
  await updateUser(tx, user.id, change, server.now());
  if (role !== user.role) await revokeSessionsOf(tx, user.id, server.now());
  return { userId: user.id, label: user.email, outcome: isPending ? "pending" : "ok" };
}

/** How long ago the provider saw its user sign in, by its own clock; without a word of it, too long ago. */
function authenticatedMs(claims: Claims, nowMs: number): number {
  const { auth_time: signedIn, iat } = claims;
  if (typeof signedIn !== "number" || typeof iat !== "number") return 0;
  return nowMs - Math.max(0, iat - signedIn) * 1_000;
}

/** Decides about the bearer of an ID token that next-auth has checked. */
export async function admit(ctx: PublicContext, claims: Claims): Promise<Admission> {
  const { server } = ctx;
  const person = personOf(ctx, claims);
  const entry = { action: "sign-in", address: ctx.address, requestId: ctx.requestId } as const;
  // The first administrator is a local one: without it, a provider that is down would lock everybody out.
  if (!person || (await setupState(server.db.queries)) === "open") {
    await audit(server, { ...entry, actorId: null, actor: "oidc", outcome: "refused" });
    return { kind: "out", reason: "AccessDenied" };
  }
  const { userId, outcome } = await server.db.transaction(async (tx) => {
    await lockAdmins(tx, server.db.engine);
    const identity = await findIdentity(tx, claims.iss, claims.sub);
    const result = identity ? await welcomeBack(ctx, tx, identity, person) : await welcome(ctx, tx, person);
    const detail = { method: "oidc", subject: claims.sub.slice(0, 200), role: person.role };
    await auditIn(server, tx, {
      ...entry,
      actorId: result.userId,
      actor: result.label,
      outcome: result.outcome,
      detail,
    });
    return result;
  });
  if (userId !== null && (outcome === "ok" || outcome === "kept-admin"))
    return { kind: "in", userId, authenticatedMs: authenticatedMs(claims, server.now()) };
  if (outcome === "pending") return { kind: "out", reason: "Pending" };
  return { kind: "out", reason: outcome === "taken" ? "Taken" : "AccessDenied" };
}
