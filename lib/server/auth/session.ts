/**
 * Who asks, and what they may look at. The cookie is next-auth's encrypted token, but it only names a row of our
 * sessions table; that row and the user are read on every request, so that an end takes effect at the next one.
 */
import "server-only";
import { createHash } from "node:crypto";
import { decode, encode } from "next-auth/jwt";
import { AppError } from "@/lib/core/errors";
import type { Queries } from "../db/db";
import { newId } from "../db/ids";
import { findOrgBySlug, listOrgs } from "../db/repos/orgs";
import {
  findSession,
  insertSession,
  type Method,
  renewSession,
  revokeSession,
  touchSession,
} from "../db/repos/sessions";
import { findUser } from "../db/repos/users";
import type { Env } from "../env";
import type { Server } from "../server";
import type { Actor, AuthorizedScope, Org } from "./scope";

export const IDLE_LIMIT_MS = 30 * 60_000;
export const ABSOLUTE_LIMIT_MS = 12 * 3_600_000;
const TOUCH_AFTER_MS = 60_000;
const SID_BYTES = 32;

/** Where a request came from, for the session list and the audit. */
export interface Client {
  address: string;
  agent: string;
}

/** The session cookie's name: bound to the host by `__Host-` where https allows it, told apart by port where not. */
export function cookieName(env: Pick<Env, "https" | "port">, purpose = "session"): string {
  return env.https ? `__Host-did.${purpose}` : `did.${purpose}-${env.port}`;
}

/** The value of the cookie `name` in a Cookie header, or null; null too when it is sent twice. */
export function readCookie(header: string | null, name: string): string | null {
  const values = (header ?? "").split(";").flatMap((pair) => {
    const at = pair.indexOf("=");
    return at > 0 && pair.slice(0, at).trim() === name ? [pair.slice(at + 1).trim()] : [];
  });
  return values.length === 1 ? (values[0] ?? null) : null;
}

const hashOf = (sid: string) => createHash("sha256").update(sid).digest("hex");

/** How somebody proved who they are, and when. */
export interface Proof {
  method: Method;
  /** Default: now. */
  authenticatedMs?: number;
}

/** Begins a session and returns its sid, which only the cookie holds. */
export async function startSession(
  server: Server,
  userId: string,
  client: Client,
  proof: Proof = { method: "password" },
): Promise<string> {
  const sid = server.random(SID_BYTES).toString("base64url");
  const nowMs = server.now();
  await insertSession(server.db.queries, {
    id: newId(),
    sidHash: hashOf(sid),
    userId,
    nowMs,
    endsMs: nowMs + ABSOLUTE_LIMIT_MS,
    address: client.address,
    agent: client.agent,
    ...proof,
  });
  return sid;
}

/** A new sid for a session whose user has just proved who they are; the old one is worth nothing from here on. */
export async function renewSid(
  server: Pick<Server, "now" | "random">,
  tx: Queries,
  sessionId: string,
  method: Method,
): Promise<string> {
  const sid = server.random(SID_BYTES).toString("base64url");
  if (!(await renewSession(tx, sessionId, { sidHash: hashOf(sid), method, nowMs: server.now() })))
    throw new AppError("UNAUTHENTICATED");
  return sid;
}

/** The Set-Cookie line of a session, as next-auth writes it at sign-in. */
export async function sessionCookie(
  server: Pick<Server, "env" | "now">,
  token: { sub: string; sid: string },
): Promise<string> {
  const { env } = server;
  const maxAge = ABSOLUTE_LIMIT_MS / 1000;
  const value = await encode({ token, secret: env.authSecret, maxAge });
  const expires = new Date(server.now() + ABSOLUTE_LIMIT_MS).toUTCString();
  const secure = env.https ? "; Secure" : "";
  return `${cookieName(env)}=${value}; Path=/; Expires=${expires}; HttpOnly${secure}; SameSite=Lax`;
}

/** True when the policy asks a local user of that role for a second factor. */
export function needsCode(env: Pick<Env, "requireMfa">, role: Actor["role"]): boolean {
  return env.requireMfa === "all" || (env.requireMfa === "admin" && role === "admin");
}

/** Ends the session of that sid; returns its user's id, or null when it was over. */
export function endSession(server: Server, sid: string): Promise<string | null> {
  return revokeSession(server.db.queries, hashOf(sid), server.now());
}

/** What the session cookie says: user id and sid; null for none, a forged one, or another of next-auth's tokens. */
export async function readToken(
  env: Pick<Env, "https" | "port" | "authSecret">,
  cookieHeader: string | null,
): Promise<{ sub: string; sid: string } | null> {
  const token = readCookie(cookieHeader, cookieName(env));
  if (token === null) return null;
  const payload = await decode({ token, secret: env.authSecret }).catch(() => null);
  const { sub, sid } = payload ?? {};
  return typeof sub === "string" && typeof sid === "string" ? { sub, sid } : null;
}

/** The user of a live session: not ended, not idle too long, user enabled. `touch` false does not count as use. */
export async function resolveSession(
  server: Server,
  token: { sub: string; sid: string },
  touch: boolean,
): Promise<Actor | null> {
  const session = await findSession(server.db.queries, hashOf(token.sid));
  if (!session || session.revoked || session.userId !== token.sub) return null;
  const nowMs = server.now();
  if (nowMs >= session.endsMs || nowMs - session.lastSeenMs >= IDLE_LIMIT_MS) return null;
  const user = await findUser(server.db.queries, session.userId);
  if (!user || user.disabled) return null;
  // The policy or the role may have changed since: then a password alone no longer is enough.
  if (session.method === "password" && needsCode(server.env, user.role)) return null;
  if (touch && nowMs - session.lastSeenMs >= TOUCH_AFTER_MS)
    await touchSession(server.db.queries, session.id, nowMs);
  return {
    userId: user.id,
    email: user.email,
    name: user.name,
    role: user.role,
    sessionId: session.id,
    orgIds: user.orgIds,
    provider: user.role === "admin" || user.provider,
  };
}

/** The signed-in user of a Cookie header, or null. Never reads an Authorization header. */
export async function readSession(
  server: Server,
  cookieHeader: string | null,
  touch = true,
): Promise<Actor | null> {
  const token = await readToken(server.env, cookieHeader);
  return token && resolveSession(server, token, touch);
}

/** The orgs that the actor may read, by name. */
export function readableOrgs(server: Server, actor: Actor): Promise<Org[]> {
  return listOrgs(server.db.queries, actor.orgIds);
}

/** The one place that mints the brand. */
const authorized = (scope: unknown) => scope as AuthorizedScope;

/**
 * The scope of that slug if the actor may look at it, else null, alike for what is forbidden and what does not
 * exist. `all` needs two readable orgs; `msp` a provider id in the configuration and the right to it.
 */
export async function authorizeScope(
  server: Server,
  actor: Actor,
  slug: string,
): Promise<AuthorizedScope | null> {
  if (slug === "msp") {
    const { providerId, region } = server.env.jumpcloud;
    return providerId && actor.provider
      ? authorized({ kind: "msp", slug, orgs: [], providerId, region })
      : null;
  }
  if (slug === "all") {
    const orgs = await readableOrgs(server, actor);
    return orgs.length >= 2 ? authorized({ kind: "all", slug, orgs }) : null;
  }
  const org = await findOrgBySlug(server.db.queries, slug);
  const readable = org && (actor.orgIds === "all" || actor.orgIds.includes(org.id));
  return readable ? authorized({ kind: "org", slug, orgs: [org] }) : null;
}
