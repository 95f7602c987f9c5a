/** /api/auth/*: checks what next-auth does not, calls it, and checks what it answers. */
import "server-only";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import type { SignInStep } from "@/lib/contract/account";
import { AppError, invalid } from "@/lib/core/errors";
import { audit } from "../audit";
import { isSafeMethod, isSameOrigin } from "../http/origin";
import { readQuery, readText } from "../http/parse";
import { publicContext } from "../http/request";
import { errorResponse, toAppError } from "../http/respond";
import { getServer } from "../server";
import { type AuthRun, authOptions, authRun } from "./next-auth";
import { discover } from "./oidc/discovery";
import { OIDC } from "./oidc/provider";

/** The actions and methods that exist; `_log` is not among them, for it lets anybody write into the log. */
const ACTIONS: Record<string, readonly string[]> = {
  csrf: ["GET"],
  session: ["GET"],
  providers: ["GET"],
  error: ["GET"],
  signin: ["GET", "POST"],
  signout: ["GET", "POST"],
  callback: ["POST"],
};
const SIGN_IN_LIMIT = { perMinute: 300, burst: 150 };

/** Form or JSON fields, text only. Throws a 400 or a 415. */
async function readFields(request: Request): Promise<Record<string, string>> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json" && type !== "application/x-www-form-urlencoded")
    throw new AppError("UNSUPPORTED_MEDIA_TYPE");
  const text = await readText(request);
  if (type === "application/x-www-form-urlencoded") return readQuery(new URL(`?${text}`, "http://form"));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid("", "The body is not JSON.");
  }
  const entries = Object.entries(
    typeof value === "object" && value !== null && !Array.isArray(value) ? value : {},
  );
  return Object.fromEntries(
    entries.map(([name, field]: [string, unknown]) => {
      if (typeof field === "string") return [name, field];
      if (typeof field === "boolean") return [name, String(field)];
      throw invalid(name, "Send text.");
    }),
  );
}

function cookiesOf(header: string | null): Record<string, string> {
  const pairs = (header ?? "").split(";").flatMap((pair): [string, string][] => {
    const at = pair.indexOf("=");
    if (at <= 0) return [];
    const value = pair.slice(at + 1).trim();
    try {
      return [[pair.slice(0, at).trim(), decodeURIComponent(value)]];
    } catch {
      return [];
    }
  });
  return Object.fromEntries(pairs);
}

/** next-auth's older interface, for it needs no Next around it: the answer is collected and made a Response. */
async function callNextAuth(
  request: Request,
  segments: readonly string[],
  body: Record<string, string> | undefined,
  query: Record<string, string>,
): Promise<Response> {
  const headers = new Headers({ "cache-control": "no-store" });
  let status = 200;
  let sent: string | null = null;
  const response = {
    status(code: number) {
      status = code;
      return response;
    },
    getHeader: (name: string) =>
      name.toLowerCase() === "set-cookie" ? headers.getSetCookie() : headers.get(name),
    setHeader(name: string, value: string | string[]) {
      headers.delete(name);
      for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one);
      return response;
    },
    json(value: unknown) {
      headers.set("content-type", "application/json; charset=utf-8");
      sent = JSON.stringify(value);
    },
    send(value: unknown) {
      if (typeof value === "string") sent = value;
      else if (value !== undefined) response.json(value);
    },
    end() {},
  };
  const server = getServer();
  const metadata = server.env.oidc && segments[1] === OIDC ? await discover(server.env.oidc) : null;
  const input = {
    query: { ...query, nextauth: [...segments] },
    body,
    cookies: cookiesOf(request.headers.get("cookie")),
    headers: Object.fromEntries(request.headers),
    method: request.method,
  };
  // next-auth reads and calls only what the two objects above have.
  await NextAuth(
    input as unknown as NextApiRequest,
    response as unknown as NextApiResponse,
    authOptions(server, metadata),
  );
  return new Response(sent, { status, headers });
}

/** Where the browser comes back from the identity provider. */
const isCallback = (segments: readonly string[]) =>
  segments.length === 2 && segments[0] === "callback" && segments[1] === OIDC;

/** next-auth would pass any parameter on to the provider; of ours there is one, which asks for a new sign-in there. */
function queryFor(request: Request, segments: readonly string[]): Record<string, string> {
  const query = readQuery(new URL(request.url));
  if (segments[0] !== "signin" || segments[1] !== OIDC) return query;
  return query.fresh === "1" ? { prompt: "login", max_age: "0" } : {};
}

function auditBrokenSignOn({ ctx }: AuthRun): Promise<void> {
  const { address, requestId } = ctx;
  return audit(ctx.server, {
    action: "sign-in",
    outcome: "failed",
    actorId: null,
    actor: "oidc",
    address,
    requestId,
  });
}

/** A browser that comes back is on its way to a page: it is led to one, whatever failed. */
function backToSignIn(): Response {
  const headers = { location: "/login?error=OAuthCallback", "cache-control": "no-store" };
  return new Response(null, { status: 302, headers });
}

function stepResponse(step: SignInStep, refusal: Response): Response {
  const response = Response.json(step, { headers: { "cache-control": "no-store" } });
  for (const line of refusal.headers.getSetCookie()) response.headers.append("set-cookie", line);
  return response;
}

async function respond(request: Request, segments: readonly string[], run: AuthRun): Promise<Response> {
  const { server, address } = run.ctx;
  const methods = isCallback(segments) ? ["GET"] : ACTIONS[segments[0] ?? ""];
  if (!methods || segments.length > 2) throw new AppError("NOT_FOUND");
  if (!methods.includes(request.method)) throw new AppError("METHOD_NOT_ALLOWED");
  if (!isSafeMethod(request.method) && !isSameOrigin(request.headers, server.env.origin))
    throw new AppError("BAD_ORIGIN");
  const retryAfterMs = server.rateLimits.take(`auth:${address}`, SIGN_IN_LIMIT, server.now());
  if (retryAfterMs > 0) throw new AppError("RATE_LIMITED", { retryAfterMs });

  const body = request.method === "POST" ? await readFields(request) : undefined;
  const query = queryFor(request, segments);
  const response = await authRun.run(run, () => callNextAuth(request, segments, body, query));
  if (isCallback(segments) && !run.isDecided) await auditBrokenSignOn(run);
  if (run.fault !== null) throw run.fault;
  if (run.retryAfterMs !== null) {
    throw new AppError("RATE_LIMITED", {
      message: "Too many attempts. Wait a moment, then try again.",
      retryAfterMs: run.retryAfterMs,
    });
  }
  // The cookies that next-auth sets with a refusal are kept: one of them is its anti-forgery token.
  if (run.step !== null) return stepResponse(run.step, response);
  // Its own failures are plain text meant for developers.
  if (response.status >= 400 && !response.headers.get("content-type")?.startsWith("application/json"))
    throw new AppError("INVALID_REQUEST");
  if (segments[0] === "signout" && request.method === "POST")
    response.headers.set("clear-site-data", '"storage"');
  return response;
}

/** Answers a request to /api/auth/{segments}. */
export async function handleAuth(request: Request, segments: readonly string[]): Promise<Response> {
  const server = getServer();
  const ctx = publicContext(server, request.headers);
  const startedMs = server.now();
  const run: AuthRun = {
    ctx,
    cookie: request.headers.get("cookie"),
    retryAfterMs: null,
    step: null,
    signedIn: null,
    isDecided: false,
    fault: null,
  };
  const response = await respond(request, segments, run).catch((error: unknown) => {
    const fault = toAppError(error);
    ctx.line.code = fault.code;
    if (fault.logLevel !== "info") ctx.line.error = fault.cause ?? fault;
    return isCallback(segments) && request.method === "GET"
      ? backToSignIn()
      : errorResponse(fault, ctx.requestId);
  });
  const ms = server.now() - startedMs;
  const route = `/api/auth/${segments[0] !== undefined && segments[0] in ACTIONS ? segments[0] : "[action]"}`;
  server.metrics.request(route, request.method, response.status, ms);
  ctx.log[response.status >= 500 ? "error" : "info"](
    { route, method: request.method, status: response.status, ms, address: ctx.address, ...ctx.line },
    "request",
  );
  response.headers.set("x-request-id", ctx.requestId);
  return response;
}
