/**
 * The one place that tries again. Searches are reads, so a repeat is safe; what may be repeated is said by
 * the Fault. A 429 pauses the whole key, not one call.
 */
import "server-only";
import { AppError } from "@/lib/core/errors";
import { backoffMs, throttledBackoffMs } from "@/lib/core/retry";
import type { Call, CallContext, Next } from "./call";
import { abortError, type Clock, sleep } from "./clock";
import { Fault } from "./faults";

export interface RetryDeps {
  clock: Clock;
  /** In [0, 1). */
  random(): number;
  /** Told of every failed try; `waitMs` is null when it was the last. */
  onFault(call: Call<unknown>, fault: Fault, attempt: number, ms: number, waitMs: number | null): void;
}

const TRIES = 3;
/** Retries may add a tenth to the load, and ten more, so that an outage is not met with a storm. */
const BUDGET = { most: 10, perCall: 0.1 } as const;

/** Repeats failed tries within the call's deadline. */
export function withRetry(next: Next, deps: RetryDeps): Next {
  const pauses = createPauses(deps.clock);
  const budget = createBudget();

  return async (call, context) => {
    const key = call.target.credential.id;
    budget.earn(key);
    let onceUsed = false;
    for (let attempt = 1; ; attempt++) {
      await pauses.wait(key, context);
      const started = deps.clock.now();
      try {
        return await next(call, { ...context, attempt });
      } catch (error) {
        if (context.signal.aborted) throw abortError();
        if (!(error instanceof Fault)) throw error;
        const isThrottled = error.error.code === "UPSTREAM_RATE_LIMITED";
        const isAllowed = attempt < TRIES && mayRepeat(error, onceUsed) && (isThrottled || budget.spend(key));
        const wait = waitOf(error, attempt, deps.random());
        // A pause for all is kept even when this call may not try again.
        if (isThrottled) pauses.set(key, wait);
        const inTime = deps.clock.now() + wait < context.deadline;
        const repeats = isAllowed && inTime;
        deps.onFault(call, error, attempt, deps.clock.now() - started, repeats ? wait : null);
        if (!repeats) throw isThrottled ? rateLimited(error, wait) : error;
        onceUsed ||= error.retry === "once";
        if (!isThrottled) await sleep(deps.clock, wait, context.signal);
      }
    }
  };
}

function mayRepeat(fault: Fault, onceUsed: boolean): boolean {
  return fault.retry === "thrice" || (fault.retry === "once" && !onceUsed);
}

function waitOf(fault: Fault, attempt: number, random: number): number {
  const asked = fault.error.retryAfterMs ?? null;
  if (fault.error.code === "UPSTREAM_RATE_LIMITED") return asked ?? throttledBackoffMs(attempt, random);
  return Math.max(asked ?? 0, backoffMs(attempt, random));
}

function rateLimited(fault: Fault, waitMs: number): Fault {
  const { upstream, cause } = fault.error;
  return new Fault(new AppError("UPSTREAM_RATE_LIMITED", { retryAfterMs: waitMs, upstream, cause }));
}

/** Until when each key rests. */
function createPauses(clock: Clock) {
  const until = new Map<string, number>();
  return {
    set(key: string, ms: number) {
      until.set(key, Math.max(until.get(key) ?? 0, clock.now() + ms));
    },
    /** Waits the key's rest out, or throws at once when the deadline comes first. */
    async wait(key: string, context: CallContext): Promise<void> {
      for (;;) {
        const left = (until.get(key) ?? 0) - clock.now();
        if (left <= 0) return;
        if (clock.now() + left >= context.deadline) {
          throw new Fault(new AppError("UPSTREAM_RATE_LIMITED", { retryAfterMs: left }));
        }
        await sleep(clock, left, context.signal);
      }
    },
  };
}

function createBudget() {
  const tokens = new Map<string, number>();
  const left = (key: string) => tokens.get(key) ?? BUDGET.most;
  return {
    earn: (key: string) => void tokens.set(key, Math.min(BUDGET.most, left(key) + BUDGET.perCall)),
    spend(key: string): boolean {
      if (left(key) < 1) return false;
      tokens.set(key, left(key) - 1);
      return true;
    },
  };
}
