/**
 * Everything that lives as long as the process. Kept on `globalThis`, for Next gives instrumentation, pages,
 * routes and the proxy each their own copy of a module's state.
 */
import "server-only";
import type { Passwords } from "./auth/password";
import type { Db } from "./db/db";
import type { Denials } from "./denials";
import type { Env } from "./env";
import type { Gateway } from "./gateway/gateway";
import type { RateLimits } from "./http/rate-limit";
import type { LastScopes } from "./last-scopes";
import type { Log } from "./log";
import type { Metrics } from "./metrics";

export interface Server {
  readonly env: Env;
  readonly log: Log;
  readonly db: Db;
  readonly gateway: Gateway;
  readonly metrics: Metrics;
  readonly passwords: Passwords;
  readonly rateLimits: RateLimits;
  readonly denials: Denials;
  readonly lastScopes: LastScopes;
  /** Milliseconds since the epoch. */
  now(): number;
  /** That many bytes from the system's generator. */
  random(bytes: number): Buffer;
  /** True once the shutdown has begun: readiness fails, work in flight is finished. */
  stopping: boolean;
}

const KEY = Symbol.for("directory-insights.server");

/** The running server. Throws before boot: a page of a Next that our main.ts did not start answers 500. */
export function getServer(): Server {
  const server: unknown = Reflect.get(globalThis, KEY);
  if (!server) throw new Error("The server is not booted: start it with npm start or npm run dev.");
  return server as Server;
}

/** Makes `server` the running one; null forgets it. */
export function setServer(server: Server | null): void {
  Reflect.set(globalThis, KEY, server);
}
