/** Local users: made, disabled, given a new password. Every act and its audit row are one transaction. */
import "server-only";
import { Role } from "@/lib/contract/session";
import { AppError, invalid } from "@/lib/core/errors";
import { type AuditEntry, auditIn } from "../audit";
import { canonicalEmail } from "../auth/email";
import { passwordFault } from "../auth/password-policy";
import { newId } from "../db/ids";
import { findIdentityOf } from "../db/repos/identities";
import { findOrgBySlug, listOrgs } from "../db/repos/orgs";
import { revokeSessionsOf } from "../db/repos/sessions";
import { skipSetup } from "../db/repos/setup";
import { deleteTotp } from "../db/repos/totp";
import {
  countActiveAdmins,
  findUserByEmail,
  insertUser,
  lockAdmins,
  disableUser as markDisabled,
  setPasswordHash,
  type User,
} from "../db/repos/users";
import type { Server } from "../server";

export type UserServer = Pick<Server, "db" | "log" | "now" | "random" | "passwords">;
export type By = Pick<AuditEntry, "actorId" | "actor" | "address" | "requestId">;

/** Who acts when nobody is signed in at the keyboard of the machine itself. */
export const SYSTEM: By = { actorId: null, actor: "system", address: "local", requestId: "cli" };

export interface NewUser {
  email: string;
  name: string;
  role: Role;
  /** Slugs, or all. */
  orgs: readonly string[] | "all";
  provider?: boolean;
  /** Null: chosen by the user, through a link of invitation. */
  password: string | null;
}

const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,190}$/;

/** True for something that looks like an address. */
export function isEmail(text: string): boolean {
  return EMAIL.test(text);
}

/** Refuses a password that is too short, common, or about this user or this installation. */
export async function checkPassword(
  server: UserServer,
  password: string,
  about: { email: string; name: string },
): Promise<void> {
  const orgs = await listOrgs(server.db.queries, "all");
  const fault = passwordFault(password, [about.email, about.name, ...orgs.map((org) => org.name)]);
  if (fault !== null) throw invalid("password", fault);
}

/** A password to hand over once: 120 random bits in six groups. */
export function oneTimePassword(random: (bytes: number) => Buffer): string {
  const text = random(18).toString("hex").slice(0, 30);
  return (text.match(/.{5}/g) ?? []).join("-");
}

/** Adds a user. Throws INVALID_REQUEST with the path, or CONFLICT for an address that is taken. */
export async function createUser(server: UserServer, given: NewUser, by: By): Promise<User> {
  const email = canonicalEmail(given.email);
  const name = given.name.trim();
  if (!isEmail(email)) throw invalid("email", "This is not an e-mail address.");
  if (name === "" || name.length > 100) throw invalid("name", "Give a name of at most 100 characters.");
  if (given.password !== null) await checkPassword(server, given.password, { email, name });
  const passwordHash = given.password === null ? null : await server.passwords.hash(given.password);
  return server.db.transaction(async (tx) => {
    if (await findUserByEmail(tx, email))
      throw new AppError("CONFLICT", { message: `There is a user ${email} already.` });
    const orgs =
      given.orgs === "all" ? "all" : await Promise.all(given.orgs.map((slug) => findOrgBySlug(tx, slug)));
    if (orgs !== "all" && orgs.includes(null)) throw invalid("orgs", "There is no such organisation.");
    const orgIds = orgs === "all" ? orgs : orgs.flatMap((org) => (org ? [org.id] : []));
    const user: User = {
      id: newId(),
      email,
      name,
      role: given.role,
      passwordHash,
      orgIds,
      provider: given.provider ?? false,
      disabled: false,
    };
    await insertUser(tx, user, server.now());
    await skipSetup(tx, server.now());
    await auditIn(server, tx, {
      ...by,
      action: "user-create",
      outcome: "ok",
      detail: { user: user.id, email, role: user.role, orgs: given.orgs },
    });
    return user;
  });
}

/** The user of that address. Throws NOT_FOUND. */
export async function known(server: UserServer, email: string): Promise<User> {
  const user = await findUserByEmail(server.db.queries, canonicalEmail(email));
  if (!user) throw new AppError("NOT_FOUND", { message: `There is no user ${email}.` });
  return user;
}

/** Disables a user and ends the user's sessions. Throws CONFLICT for the last active admin. */
export async function disableUser(server: UserServer, email: string, by: By): Promise<void> {
  const user = await known(server, email);
  await server.db.transaction(async (tx) => {
    await lockAdmins(tx, server.db.engine);
    if (!(await markDisabled(tx, user.id, server.now()))) return;
    // Counted after the change: of two admins that disable each other at once, one waits and is refused.
    if (user.role === "admin" && (await countActiveAdmins(tx)) === 0) {
      throw new AppError("CONFLICT", { message: "This is the last active administrator." });
    }
    await revokeSessionsOf(tx, user.id, server.now());
    await auditIn(server, tx, {
      ...by,
      action: "user-disable",
      outcome: "ok",
      detail: { user: user.id, email: user.email },
    });
  });
}

/** Sets a new password and ends the user's sessions. */
export async function resetPassword(
  server: UserServer,
  email: string,
  password: string,
  by: By,
): Promise<void> {
  const user = await known(server, email);
  if (await findIdentityOf(server.db.queries, user.id))
    throw new AppError("CONFLICT", { message: `${user.email} signs in at the identity provider.` });
  await checkPassword(server, password, user);
  const hash = await server.passwords.hash(password);
  await server.db.transaction(async (tx) => {
    await setPasswordHash(tx, user.id, hash, server.now());
    await revokeSessionsOf(tx, user.id, server.now());
    await auditIn(server, tx, {
      ...by,
      action: "password-reset",
      outcome: "ok",
      detail: { user: user.id, email: user.email },
    });
  });
}

/** For a lost device: the password alone signs in again, unless the policy asks for a new second factor. */
export async function removeSecondFactor(server: UserServer, email: string, by: By): Promise<void> {
  const user = await known(server, email);
  await server.db.transaction(async (tx) => {
    if (!(await deleteTotp(tx, user.id)))
      throw new AppError("NOT_FOUND", { message: `${user.email} has no second factor.` });
    await revokeSessionsOf(tx, user.id, server.now());
    const detail = { user: user.id, email: user.email };
    await auditIn(server, tx, { ...by, action: "totp-remove", outcome: "ok", detail });
  });
}

/** True for one of the role names. */
export function isRole(text: string): text is Role {
  return Role.safeParse(text).success;
}
