/**
 * next-auth as a thin protocol layer: it sets the cookie and checks its own CSRF token. Its token carries a user id
 * and our sid, nothing else; what a session is and how long it lasts is session.ts's business.
 */
import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { AuthOptions, CookieOption } from "next-auth";
import type { SignInStep } from "@/lib/contract/account";
import { audit } from "../audit";
import { findUser } from "../db/repos/users";
import type { Env } from "../env";
import type { Server } from "../server";
import type { PublicContext } from "../services/context";
import { checkCredentials } from "../services/sign-in";
import { admit } from "../services/sign-in-oidc";
import type { Metadata } from "./oidc/discovery";
import { type Claims, OIDC, oidcProvider } from "./oidc/provider";
import {
  ABSOLUTE_LIMIT_MS,
  cookieName,
  endSession,
  type Proof,
  readToken,
  resolveSession,
  startSession,
} from "./session";

/** What one request to next-auth carries past its interfaces. */
export interface AuthRun {
  ctx: PublicContext;
  cookie: string | null;
  retryAfterMs: number | null;
  /** The password was right and something is asked for besides. */
  step: SignInStep | null;
  /** Who has proved who they are; the session of the answer is theirs. */
  signedIn: ({ userId: string } & Proof) | null;
  /** Single sign-on came as far as a decision of ours, which is in the audit. */
  isDecided: boolean;
  /** Something of ours failed; next-auth would have put its text into an address. */
  fault: unknown;
}

export const authRun = new AsyncLocalStorage<AuthRun>();

function currentRun(): AuthRun {
  const run = authRun.getStore();
  if (!run) throw new Error("next-auth was called outside a request");
  return run;
}

function cookie(env: Env, purpose?: string): CookieOption {
  return {
    name: cookieName(env, purpose),
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: env.https },
  };
}

/** Never throws: next-auth would show the message to the browser. */
async function authorize(given: unknown): Promise<{ id: string } | null> {
  const run = currentRun();
  try {
    const result = await checkCredentials(run.ctx, given);
    if (result.kind === "refused") run.retryAfterMs = result.retryAfterMs;
    if (result.kind === "step") run.step = result.step;
    if (result.kind === "in") {
      run.signedIn = { userId: result.user.id, method: result.method };
      return { id: result.user.id };
    }
  } catch (error) {
    run.fault = error;
  }
  return null;
}

/** Never throws, for the same reason. Answers where the sign-in page leads who is not let in. */
async function admitProfile(profile: unknown): Promise<boolean | string> {
  const run = currentRun();
  try {
    const admission = await admit(run.ctx, profile as Claims);
    run.isDecided = true;
    if (admission.kind === "out") return `/login?error=${admission.reason}`;
    run.signedIn = { ...admission, method: "oidc" };
    return true;
  } catch (error) {
    run.fault = error;
    return false;
  }
}

/** A new sid at each sign-in; the session that the browser came with ends. */
async function begin(server: Server): Promise<{ sub: string; sid: string }> {
  const { ctx, cookie: header, signedIn } = currentRun();
  if (!signedIn) throw new Error("next-auth begins a session of nobody");
  const { userId, method, authenticatedMs } = signedIn;
  const proof = authenticatedMs === undefined ? { method } : { method, authenticatedMs };
  const previous = await readToken(server.env, header);
  if (previous) await endSession(server, previous.sid);
  return { sub: userId, sid: await startSession(server, userId, ctx, proof) };
}

async function end(server: Server, token: Record<string, unknown>): Promise<void> {
  if (typeof token.sid !== "string") return;
  const userId = await endSession(server, token.sid);
  const user = userId === null ? null : await findUser(server.db.queries, userId);
  const { ctx } = currentRun();
  if (user)
    await audit(server, {
      action: "sign-out",
      outcome: "ok",
      actorId: user.id,
      actor: user.email,
      address: ctx.address,
      requestId: ctx.requestId,
    });
}

/** Only addresses of our own origin, whatever was asked for. */
export function safeRedirect(target: string, origin: string): string {
  const url = URL.canParse(target, origin) ? new URL(target, origin) : null;
  return url?.origin === origin ? url.href : origin;
}

/** The options of this server. `logger` prints codes only: its metadata may hold tokens and addresses. */
export function authOptions(server: Server, metadata: Metadata | null = null): AuthOptions {
  const { env } = server;
  const maxAge = ABSOLUTE_LIMIT_MS / 1000;
  return {
    secret: env.authSecret,
    useSecureCookies: env.https,
    session: { strategy: "jwt", maxAge },
    jwt: { maxAge },
    pages: { signIn: "/login", signOut: "/", error: "/login" },
    cookies: {
      sessionToken: cookie(env),
      csrfToken: cookie(env, "csrf"),
      callbackUrl: cookie(env, "callback"),
      pkceCodeVerifier: cookie(env, "pkce"),
      state: cookie(env, "state"),
      nonce: cookie(env, "nonce"),
    },
    providers: [
      {
        id: "credentials",
        name: "E-mail and password",
        type: "credentials",
        credentials: { email: {}, password: {} },
        authorize,
      },
      ...(env.oidc && metadata ? [oidcProvider(env.oidc, metadata)] : []),
    ],
    callbacks: {
      signIn: ({ account, profile }) => (account?.provider === OIDC ? admitProfile(profile) : true),
      redirect: ({ url }) => safeRedirect(url, env.origin),
      jwt: async ({ token, user }) => {
        if (user) return begin(server);
        const { sub, sid } = token;
        const alive =
          typeof sub === "string" &&
          typeof sid === "string" &&
          (await resolveSession(server, { sub, sid }, false));
        if (!alive) throw new Error("session over");
        return { sub, sid };
      },
      session: async ({ session, token }) => {
        const user = await findUser(server.db.queries, token.sub ?? "");
        return { expires: session.expires, user: { name: user?.name ?? null, email: user?.email ?? null } };
      },
    },
    events: {
      // next-auth swallows what an event throws; a session that could not be ended must not look ended.
      signOut: ({ token }) =>
        end(server, token).catch((error: unknown) => {
          currentRun().fault = error;
        }),
    },
    logger: {
      error: (code) => server.log.warn({ nextAuth: code }, "next-auth"),
      warn: (code) => server.log.debug({ nextAuth: code }, "next-auth"),
      debug: () => {},
    },
  };
}
