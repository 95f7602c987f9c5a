/**
 * The one way to answer under /api. In order: request id, origin of unsafe methods, session (401), scope (404),
 * permission (403), rate limit (429), parsing (400, 413, 415), the work, one log line. Deny by default.
 */
import "server-only";
import type * as z from "zod";
import { AppError } from "@/lib/core/errors";
import { deny } from "../audit";
import { can } from "../auth/permissions";
import type { Permission } from "../auth/scope";
import { authorizeScope, readSession } from "../auth/session";
import { getServer, type Server } from "../server";
import type { PublicContext, ServiceContext, UserContext } from "../services/context";
import { isSafeMethod, isSameOrigin } from "./origin";
import { parse, readJson, readQuery, type Schema } from "./parse";
import { type Bucket, DEFAULT_BUCKET } from "./rate-limit";
import { recheckOf } from "./recheck";
import { publicContext } from "./request";
import { errorResponse, json, toAppError } from "./respond";

/** What Next gives beside the request. */
export interface RouteContext {
  params: Promise<Record<string, string | string[] | undefined>>;
}

export interface RouteOptions<B extends Schema | undefined, Q extends Schema | undefined> {
  body?: B;
  /** Without a schema, any query is ignored, but not one with a name given twice. */
  query?: Q;
  limit?: Bucket;
}

export interface RouteInput<C, B, Q> {
  ctx: C;
  body: B extends Schema ? z.output<B> : undefined;
  query: Q extends Schema ? z.output<Q> : undefined;
  params: Record<string, string>;
  /** Fires when the client leaves. */
  signal: AbortSignal;
  /** For an answer that takes long: throws once the session, the permission or a grant of the scope is gone. */
  recheck: () => Promise<void>;
  request: Request;
}

type Handler<C, B, Q> = (input: RouteInput<C, B, Q>) => unknown;
type NextRoute = (request: Request, context: RouteContext) => Promise<Response>;

const ANONYMOUS_BUCKET: Bucket = { perMinute: 240, burst: 120 };

/** The path with each parameter's value replaced by its name, for the log and the metrics. */
function patternOf(url: URL, params: Record<string, string>): string {
  const names = new Map(Object.entries(params).map(([name, value]) => [value, name]));
  return url.pathname
    .split("/")
    .map((part) => (names.has(part) ? `[${names.get(part)}]` : part))
    .join("/");
}

async function flatParams(context: RouteContext | undefined): Promise<Record<string, string>> {
  const entries = Object.entries((await context?.params) ?? {});
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.join("/") : (value ?? "")]),
  );
}

async function read<B extends Schema | undefined, Q extends Schema | undefined, C>(
  request: Request,
  options: RouteOptions<B, Q>,
  ctx: C,
  params: Record<string, string>,
  recheck: () => Promise<void> = async () => {},
): Promise<RouteInput<C, B, Q>> {
  const query = readQuery(new URL(request.url));
  const input = {
    ctx,
    params,
    request,
    recheck,
    signal: request.signal,
    query: options.query ? parse(options.query, query) : undefined,
    body: options.body ? parse(options.body, await readJson(request)) : undefined,
  };
  return input as RouteInput<C, B, Q>;
}

/** Takes one of `who`'s requests; a route with a limit of its own counts apart from all others. */
function limit(server: Server, who: string, common: Bucket, own?: { bucket: Bucket; route: string }): void {
  const [key, bucket] = own ? [`${who} ${own.route}`, own.bucket] : [who, common];
  const retryAfterMs = server.rateLimits.take(key, bucket, server.now());
  if (retryAfterMs > 0) throw new AppError("RATE_LIMITED", { retryAfterMs });
}

/** The limit of a route that has one. */
const ownLimit = (bucket: Bucket | undefined, request: Request, params: Record<string, string>) =>
  bucket && { bucket, route: patternOf(new URL(request.url), params) };

/** Runs `work` and turns whatever comes of it into an answer, a count and a log line. */
async function answer(
  request: Request,
  context: RouteContext | undefined,
  work: (ctx: PublicContext, params: Record<string, string>) => Promise<unknown>,
): Promise<Response> {
  const server = getServer();
  const ctx = publicContext(server, request.headers);
  const startedMs = server.now();
  const params = await flatParams(context);
  let response: Response;
  let fault: AppError | null = null;
  try {
    if (!isSafeMethod(request.method) && !isSameOrigin(request.headers, server.env.origin))
      throw new AppError("BAD_ORIGIN");
    const result = await work(ctx, params);
    response = result instanceof Response ? result : json(result, ctx.requestId);
  } catch (error) {
    fault = request.signal.aborted ? new AppError("CLIENT_CLOSED") : toAppError(error);
    response = errorResponse(fault, ctx.requestId);
  }
  const ms = server.now() - startedMs;
  const route = patternOf(new URL(request.url), params);
  server.metrics.request(route, request.method, response.status, ms);
  const line = {
    route,
    method: request.method,
    status: response.status,
    ms,
    address: ctx.address,
    ...ctx.line,
  };
  if (!fault) ctx.log.info(line, "request");
  else
    ctx.log[fault.logLevel](
      {
        ...line,
        code: fault.code,
        ...(fault.upstream ? { upstream: fault.upstream } : {}),
        ...(fault.logLevel === "info" ? {} : { error: fault.cause ?? fault }),
      },
      "request",
    );
  response.headers.set("x-request-id", ctx.requestId);
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
  return response;
}

async function userContext(ctx: PublicContext, request: Request, passive: boolean): Promise<UserContext> {
  const actor = await readSession(ctx.server, request.headers.get("cookie"), !passive);
  if (!actor) throw new AppError("UNAUTHENTICATED");
  ctx.line.actor = actor.userId;
  return { ...ctx, actor };
}

async function checkPermission(
  ctx: UserContext,
  permission: Permission | "signed-in",
  request: Request,
): Promise<void> {
  if (permission === "signed-in" || can(ctx.actor.role, permission)) return;
  await deny(ctx, "FORBIDDEN", { permission, path: new URL(request.url).pathname });
}

interface Guard {
  can: Permission | "signed-in";
  /** True for requests that a page sends by itself: they do not keep a session alive. */
  passive?: boolean;
}

async function scopeContext(user: UserContext, anyone: PublicContext, slug: string): Promise<ServiceContext> {
  const scope = await authorizeScope(user.server, user.actor, slug);
  if (!scope) return deny(user, "NOT_FOUND", { scope: slug.slice(0, 80) });
  anyone.line.scope = slug;
  return { ...user, scope };
}

/**
 * A handler for signed-in users with the permission. With `scope: true` it stands below `[scope]`, and a scope that
 * the user may not see answers 404, as if it did not exist.
 */
export function route<B extends Schema | undefined = undefined, Q extends Schema | undefined = undefined>(
  options: RouteOptions<B, Q> & Guard & { scope: true },
  handler: Handler<ServiceContext, B, Q>,
): NextRoute;
export function route<B extends Schema | undefined = undefined, Q extends Schema | undefined = undefined>(
  options: RouteOptions<B, Q> & Guard & { scope?: undefined },
  handler: Handler<UserContext, B, Q>,
): NextRoute;
export function route<B extends Schema | undefined, Q extends Schema | undefined>(
  options: RouteOptions<B, Q> & Guard & { scope?: true | undefined },
  handler: Handler<ServiceContext, B, Q> | Handler<UserContext, B, Q>,
): NextRoute {
  return (request, context) =>
    answer(request, context, async (anyone, params) => {
      const user = await userContext(anyone, request, options.passive ?? false);
      const ctx = options.scope ? await scopeContext(user, anyone, params.scope ?? "") : user;
      await checkPermission(ctx, options.can, request);
      const own = ownLimit(options.limit, request, params);
      limit(ctx.server, `user:${ctx.actor.userId}`, DEFAULT_BUCKET, own);
      // The overloads tie the handler's context to `scope`.
      const recheck = recheckOf(ctx, options.can, request.headers.get("cookie"));
      return handler(await read(request, options, ctx as ServiceContext, params, recheck));
    });
}

/** A handler for anybody: health, set-up, documentation. Requests count per address. */
export function publicRoute<
  B extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
>(options: RouteOptions<B, Q>, handler: Handler<PublicContext, B, Q>): NextRoute {
  return (request, context) =>
    answer(request, context, async (ctx, params) => {
      const own = ownLimit(options.limit, request, params);
      limit(ctx.server, `address:${ctx.address}`, ANONYMOUS_BUCKET, own);
      return handler(await read(request, options, ctx, params));
    });
}

/** Answers 404 to everything, in the envelope. */
export const notFoundRoute = publicRoute({}, () => {
  throw new AppError("NOT_FOUND");
});
