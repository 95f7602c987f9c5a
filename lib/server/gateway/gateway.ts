/**
 * The only way to the API. A call passes, from the outside in: cache and coalescing, a slot of its key,
 * retries, the latch of a refused key, the breaker, the deadline, one try on the wire.
 */
import "server-only";
import { createHash } from "node:crypto";
import { Agent, type Dispatcher } from "undici";
import { isAppError } from "@/lib/core/errors";
import { canonicalJson } from "@/lib/core/json";
import { toIso } from "@/lib/core/time";
import {
  type Answered,
  createInsightsClient,
  type EventsAnswer,
  type InsightsRequest,
} from "@/lib/insights/client";
import type { Distinct, IntervalPoint } from "@/lib/insights/parse";
import type {
  WireBase,
  WireCountBody,
  WireDistinctBody,
  WireEventsBody,
  WireIntervalBody,
} from "@/lib/insights/wire";
import type { AuthorizedScope, Org } from "../auth/scope";
import type { OrgSecret } from "../crypto/org-secret";
import type { Env } from "../env";
import type { Log } from "../log";
import { createAttempt } from "./attempt";
import { type BreakerState, createBreaker } from "./breaker";
import { type Cache, createCache } from "./cache";
import type { Answer, Call, Next } from "./call";
import { type Clock, systemClock } from "./clock";
import { createCoalescer } from "./coalesce";
import { createCredentials } from "./credentials";
import { withDeadline } from "./deadline";
import { logFault } from "./fault-log";
import { Fault } from "./faults";
import { createKeyLatch } from "./key-latch";
import { credentialOf, type KeyReports, reportKeys } from "./key-report";
import { createKeyStatus } from "./key-status";
import { type ProbeAnswer, type ProbeOptions, probe } from "./probe";
import { createRefusals } from "./refusals";
import { withRetry } from "./retry";
import { type Addresses, baseUrlOf, probeTarget, type Target, type Targets, targetsOf } from "./target";
import { createTenantCheck } from "./tenant";
import { withThrottle } from "./throttle";
import { createTokenRequest } from "./token-request";

export type { Target } from "./target";

export interface CallOptions {
  /** Fires when the caller leaves. */
  signal: AbortSignal;
  /** Our request id, for the log. */
  requestId: string;
  /** The user's id: slots are shared out user by user. */
  user: string;
  /** `interactive` unless told otherwise. */
  lane?: "interactive" | "export";
}

export interface Gateway {
  /**
   * The calls that a scope needs: one target per key and address, each with its orgs; and the orgs that no
   * key can read: those with the ids `without`, or in its absence those that were refused a moment ago. Throws
   * NOT_CONFIGURED or UPSTREAM_FORBIDDEN when that is all of them.
   */
  targets(scope: AuthorizedScope, without?: ReadonlySet<string>): Targets;
  /** Whether its key was found not to be let into some of the target's several orgs, so that the scope has other targets. */
  isPartlyRefused(target: Target): boolean;
  events(target: Target, body: WireEventsBody, options: CallOptions): Promise<EventsAnswer>;
  count(target: Target, body: WireCountBody, options: CallOptions): Promise<Answered<{ count: number }>>;
  distinct(target: Target, body: WireDistinctBody, options: CallOptions): Promise<Answered<Distinct>>;
  interval(
    target: Target,
    body: WireIntervalBody,
    options: CallOptions,
  ): Promise<Answered<{ points: IntervalPoint[] }>>;
  /**
   * Whether `secret`, or without one what the org is read with, reads the org: one call, past the cache and the latch.
   * A key that works again is used again at once. Throws an AppError.
   */
  probe(org: Org, secret: OrgSecret | null, options: ProbeOptions): Promise<ProbeAnswer>;
  /** The keys that `orgs` are read with. */
  keys(orgs: readonly Org[]): KeyReports;
  /** Starts afresh with the org, as it was or as it is now: nothing kept of its key or read with it is used again. */
  renew(org: Org): void;
  /** What is not as it should be: addresses that are not called for now, keys that were refused. */
  health(): { circuits: { baseUrl: string; state: BreakerState }[]; refusedKeys: number };
  /** Ends open connections. */
  close(): Promise<void>;
}

export const TIMEOUTS = { connectMs: 5_000, headersMs: 30_000, bodyIdleMs: 15_000, totalMs: 60_000 } as const;
const ANSWER_BYTES_MAX = 64 * 1024 * 1024;
/** X-Search_after may be long; what is too long to carry is told, not thrown away with the page. */
const HEADER_BYTES_MAX = 64 * 1024;
const CACHE = { entries: 500, bytes: 32 * 1024 * 1024, entryBytes: 8 * 1024 * 1024 } as const;
const CACHE_RECENT_MS = 5_000;
const CACHE_SETTLED_MS = 600_000;
/** Events arrive late by minutes; an hour after its end a window is taken not to change. */
const SETTLED_AFTER_MS = 3_600_000;

export interface GatewayDeps {
  env: Pick<Env, "jumpcloud" | "encryptionKey"> & { insightsBaseUrl: Addresses };
  log: Log;
  /** ms since the epoch; tells whether a window is settled. */
  now(): number;
  /** Time of time-outs, waits and pauses. */
  clock?: Clock;
  /** In [0, 1); spreads retries. */
  jitter?: () => number;
  timeouts?: Partial<Record<keyof typeof TIMEOUTS, number>>;
  maxBytes?: number;
  /** Told once each time that a key is no longer used because it was refused. Must not reject. */
  onKeyLatched?: (call: Call<unknown>) => Promise<void>;
}

/** The gateway of a process. */
export function createGateway(deps: GatewayDeps): Gateway {
  const clock = deps.clock ?? systemClock;
  const timeouts = { ...TIMEOUTS, ...deps.timeouts };
  const dispatcher = createDispatcher(timeouts);
  const credentials = createCredentials({
    environment: deps.env.jumpcloud.credential,
    encryptionKey: deps.env.encryptionKey,
    requestToken: createTokenRequest(dispatcher),
    now: clock.now,
  });
  const breaker = createBreaker(clock);
  const latch = createKeyLatch(clock, deps.onKeyLatched ?? (async () => {}));
  const status = createKeyStatus(clock);
  const refusals = createRefusals(clock);
  const configured = deps.env.insightsBaseUrl;
  const tenants = createTenantCheck();
  const cache = createCache<Answer<unknown>>(CACHE, clock.now);

  const wire = createAttempt({ dispatcher, now: clock.now, maxBytes: deps.maxBytes ?? ANSWER_BYTES_MAX });
  const attempt = status.layer(wire);
  const tried = latch.layer(breaker.layer(withDeadline(attempt, clock)));
  const retried = withRetry(tried, {
    clock,
    random: deps.jitter ?? Math.random,
    onFault: logFault(deps.log),
  });
  const shared = withSharing(withThrottle(retried, clock), cache, deps.now, clock, timeouts.totalMs);

  const clientOf = (target: Target, options: CallOptions) =>
    createInsightsClient(async <T>(request: InsightsRequest<T>): Promise<Answer<T>> => {
      const call = { lane: "interactive" as const, ...request, ...options, target };
      try {
        return await shared(call, { signal: options.signal, since: 0, deadline: 0, attempt: 0 });
      } catch (error) {
        const cause = error instanceof Fault ? error.error : error;
        if (isForbidden(cause) && target.orgIds.length > 1)
          await refusals.find(target, (part) => isRefused(part, options));
        throw cause;
      }
    });

  /** Whether the API answers 403 for the orgs of `part`; any other answer or fault says nothing of them. */
  async function isRefused(part: Target, options: CallOptions): Promise<boolean> {
    const client = createInsightsClient(<T>(request: InsightsRequest<T>) =>
      shared(
        { lane: "interactive", ...request, ...options, target: part },
        { signal: options.signal, since: 0, deadline: 0, attempt: 0 },
      ),
    );
    try {
      const [start_time = "", end_time = ""] = [60_000, 0].map((ms) => toIso(deps.now() - ms));
      await client.count({ service: ["all"], start_time, end_time });
      return false;
    } catch (error) {
      return error instanceof Fault && isForbidden(error.error);
    }
  }

  return {
    targets: (scope, without) =>
      targetsOf(scope, credentials, {
        configured,
        isRefused: without ? ({ id }) => without.has(id) : refusals.has,
      }),
    isPartlyRefused: (target) =>
      target.orgIds.length > 1 && target.orgs.some((org) => refusals.has(org, target)),
    events: (target, body, options) => clientOf(target, options).events(body, tenants.of(target)),
    count: (target, body, options) => clientOf(target, options).count(body),
    distinct: (target, body, options) => clientOf(target, options).distinct(body),
    interval: (target, body, options) => clientOf(target, options).interval(body),
    async probe(org, secret, options) {
      const baseUrl = baseUrlOf(org.region, configured);
      const credential =
        secret === null ? credentials.ofOrg(org, baseUrl) : credentials.ofSecret(secret, baseUrl);
      const target = probeTarget(org, credential, baseUrl);
      try {
        // What is only typed leaves no trace among the keys in use.
        const next = withDeadline(secret === null ? attempt : wire, clock);
        const answer = await probe(next, target, options, { clock, now: deps.now });
        latch.forget(target);
        refusals.forget(target);
        return answer;
      } catch (error) {
        credential.refused();
        throw error;
      }
    },
    keys: (orgs) => reportKeys(orgs, credentials, configured, { status, latch }),
    renew(org) {
      cache.clear();
      if (org.sealedKey === null) return;
      const baseUrl = baseUrlOf(org.region, configured);
      const credential = credentialOf(org, credentials, baseUrl);
      // What cannot be opened was never used.
      if (isAppError(credential)) return;
      credential.refused();
      status.forget({ baseUrl, credential });
      latch.forget({ baseUrl, credential });
      refusals.forget({ baseUrl, credential });
    },
    health: () => ({ circuits: breaker.states(), refusedKeys: latch.latched().length }),
    close: () => dispatcher.destroy(),
  };
}

function isForbidden(error: unknown): boolean {
  return isAppError(error) && error.code === "UPSTREAM_FORBIDDEN";
}

function createDispatcher(timeouts: Record<keyof typeof TIMEOUTS, number>): Dispatcher {
  return new Agent({
    connect: { timeout: timeouts.connectMs },
    headersTimeout: timeouts.headersMs,
    bodyTimeout: timeouts.bodyIdleMs,
    maxHeaderSize: HEADER_BYTES_MAX,
    // Slots bound what runs; one more for tokens.
    connections: 32,
    pipelining: 1,
  });
}

/** The outermost layer: answers still good, then runs under way, then a run of its own with its deadline. */
function withSharing(
  next: Next,
  cache: Cache<Answer<unknown>>,
  now: () => number,
  clock: Clock,
  totalMs: number,
): Next {
  const coalescer = createCoalescer();
  return async <T>(call: Call<T>, context: { signal: AbortSignal }): Promise<Answer<T>> => {
    const key = keyOf(call);
    const known = cache.get(key);
    // Equal keys mean equal operation and body, hence an equal kind of answer.
    if (known) return known as Answer<T>;
    return coalescer.share(key, context.signal, async (signal) => {
      const since = clock.now();
      const answer = await next(call, { signal, since, deadline: since + totalMs, attempt: 0 });
      // A file's pages are asked for once; kept, they would push out what others ask for again.
      if (call.lane !== "export") cache.set(key, answer, answer.bytes, ttlOf(call.body as WireBase, now()));
      return answer;
    });
  };
}

/** All that an answer depends on: the scope, where and by which key, the orgs, what is asked. */
function keyOf(call: Call<unknown>): string {
  const { scope, baseUrl, credential, orgIds, providerId } = call.target;
  const parts = [
    scope,
    baseUrl,
    credential.id,
    orgIds,
    providerId,
    call.lane,
    call.operation,
    canonicalJson(call.body),
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64");
}

function ttlOf(body: WireBase, nowMs: number): number {
  return Date.parse(body.end_time) + SETTLED_AFTER_MS < nowMs ? CACHE_SETTLED_MS : CACHE_RECENT_MS;
}
