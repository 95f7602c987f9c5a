/** What a service is given: who asks, for what, and the means to answer. */
import "server-only";
import type { Actor, AuthorizedScope } from "../auth/scope";
import type { Log } from "../log";
import type { Server } from "../server";

/** A request that needs no session. */
export interface PublicContext {
  server: Server;
  requestId: string;
  /** The client's address, as far as configured proxies can be believed. */
  address: string;
  agent: string;
  /** Carries the request id. */
  log: Log;
  /** Added to the one log line of the request: `ctx.line.upstreamMs = 240`. No event content, no secrets. */
  line: Record<string, unknown>;
}

/** A signed-in user. */
export interface UserContext extends PublicContext {
  actor: Actor;
}

/** A signed-in user and a scope that the access check let through. */
export interface ServiceContext extends UserContext {
  scope: AuthorizedScope;
}
