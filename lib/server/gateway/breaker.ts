/**
 * Stops calling an upstream that is not there. Counts connect errors, time-outs and 5xx per address and
 * key; a refusal (4xx) is an answer. Ten calls and half of them bad within 30 s open it for 15 s; then one
 * call may try.
 */
import "server-only";
import { AppError, type ErrorCode } from "@/lib/core/errors";
import type { Next } from "./call";
import type { Clock } from "./clock";
import { Fault } from "./faults";
import type { Target } from "./target";

export const BREAKER = { windowMs: 30_000, minCalls: 10, badShare: 0.5, openMs: 15_000 } as const;

export type BreakerState = "closed" | "open" | "probing";

interface Circuit {
  results: { at: number; isBad: boolean }[];
  /** ms since the epoch; null while closed. */
  openUntil: number | null;
  isProbing: boolean;
  /** What failed last: shown again while open. */
  lastCode: ErrorCode;
}

export interface Breaker {
  layer(next: Next): Next;
  /** For health: only circuits that are not closed. */
  states(): { baseUrl: string; state: BreakerState }[];
}

/** One breaker for all targets. */
export function createBreaker(clock: Clock): Breaker {
  const circuits = new Map<string, Circuit & { baseUrl: string }>();

  function circuitOf(target: Target): Circuit {
    const key = `${target.baseUrl} ${target.credential.id}`;
    const known = circuits.get(key);
    if (known) return known;
    const made = {
      baseUrl: target.baseUrl,
      results: [],
      openUntil: null,
      isProbing: false,
      lastCode: "UPSTREAM_DOWN" as const,
    };
    circuits.set(key, made);
    return made;
  }

  function record(circuit: Circuit, isBad: boolean): void {
    const now = clock.now();
    circuit.isProbing = false;
    if (circuit.openUntil !== null) {
      circuit.openUntil = isBad ? now + BREAKER.openMs : null;
      circuit.results = [];
      return;
    }
    circuit.results = circuit.results.filter(({ at }) => at > now - BREAKER.windowMs);
    circuit.results.push({ at: now, isBad });
    const bad = circuit.results.filter((result) => result.isBad).length;
    const { length } = circuit.results;
    if (length >= BREAKER.minCalls && bad / length >= BREAKER.badShare)
      circuit.openUntil = now + BREAKER.openMs;
  }

  return {
    layer: (next) => async (call, context) => {
      const circuit = circuitOf(call.target);
      const wait = (circuit.openUntil ?? 0) - clock.now();
      if (circuit.openUntil !== null && (wait > 0 || circuit.isProbing)) {
        throw new Fault(new AppError(circuit.lastCode, { retryAfterMs: Math.max(wait, 1_000) }), {
          log: { breaker: "open" },
        });
      }
      circuit.isProbing = circuit.openUntil !== null;
      try {
        const answer = await next(call, context);
        record(circuit, false);
        return answer;
      } catch (error) {
        const isDown = error instanceof Fault && error.isDown;
        if (isDown) circuit.lastCode = error.error.code;
        // A caller that left says nothing about the upstream.
        if (context.signal.aborted && !isDown) circuit.isProbing = false;
        else record(circuit, isDown);
        throw error;
      }
    },
    states: () =>
      [...circuits.values()]
        .filter((circuit) => circuit.openUntil !== null)
        .map(({ baseUrl, isProbing }) => ({ baseUrl, state: isProbing ? "probing" : "open" })),
  };
}
