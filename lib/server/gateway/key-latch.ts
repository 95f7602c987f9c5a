/**
 * Stops using a key that was refused twice in a row: more tries would not change the answer and may lock
 * an account. Now and then one call may still try, so that a key that is mended upstream works again without a
 * restart; the others wait for its outcome. A new key has a new id and starts afresh.
 */
import "server-only";
import { AppError } from "@/lib/core/errors";
import type { Call, CallContext, Next } from "./call";
import { abortError, type Clock } from "./clock";
import { Fault } from "./faults";
import type { Target } from "./target";

/** Refusals that latch a key, and the time until it is tried again, which doubles with each more. */
export const LATCH = { refusals: 2, firstMs: 5_000, longestMs: 60_000 } as const;

interface Refused {
  /** In a row, those of calls that were under way together taken as one. */
  count: number;
  /** When the last of them came, and from when a call may try again, in ms since the epoch. */
  at: number;
  probeFrom: number;
  /** Resolves when the call that tries again is over. */
  probe: Promise<void> | null;
}

export interface KeyLatch {
  layer(next: Next): Next;
  /** Addresses and ids of the keys that are not used for now. */
  latched(): string[];
  /** When a key that rests is tried again, in ms since the epoch; null for one that is in use. */
  restsUntil(target: Pick<Target, "baseUrl" | "credential">): number | null;
  /** Starts afresh with a key. */
  forget(target: Pick<Target, "baseUrl" | "credential">): void;
}

/** One latch for all keys. `onLatch` is told, and waited for, once each time that a key latches. */
export function createKeyLatch(clock: Clock, onLatch: (call: Call<unknown>) => Promise<void>): KeyLatch {
  const keys = new Map<string, Refused>();
  const isLatched = ({ count }: Refused) => count >= LATCH.refusals;

  /** Lets a call through, as a probe when the key is latched. Throws the Fault of a key that has to rest. */
  async function enter(key: string, call: Call<unknown>, signal: AbortSignal): Promise<Probe | null> {
    for (;;) {
      const state = keys.get(key);
      if (!state || !isLatched(state)) return null;
      const waitMs = state.probeFrom - clock.now();
      if (!state.probe && waitMs <= 0) return startProbe(state);
      if (!state.probe) {
        call.target.credential.refused();
        throw new Fault(new AppError("KEY_REJECTED", { retryAfterMs: waitMs }), { log: { latched: true } });
      }
      await leaving(state.probe, signal);
    }
  }

  /** Notes a refusal. Returns whether it is the one that latches the key. */
  function refuse(key: string, context: CallContext, isProbe: boolean): boolean {
    const state = keys.get(key) ?? { count: 0, at: 0, probeFrom: 0, probe: null };
    // It was under way already when another's refusal came, and says nothing new.
    if (!isProbe && context.since < state.at) return false;
    keys.set(key, state);
    state.count++;
    state.at = clock.now();
    const restMs = LATCH.firstMs * 2 ** Math.max(0, state.count - LATCH.refusals);
    state.probeFrom = state.at + Math.min(restMs, LATCH.longestMs);
    return state.count === LATCH.refusals;
  }

  return {
    layer: (next) => async (call, context) => {
      const { credential } = call.target;
      const key = keyOf(call.target);
      const probe = await enter(key, call, context.signal);
      try {
        const answer = await next(call, context);
        keys.delete(key);
        return answer;
      } catch (error) {
        if (error instanceof Fault && error.error.code === "KEY_REJECTED") {
          credential.refused();
          if (refuse(key, context, probe !== null)) await onLatch(call);
        }
        throw error;
      } finally {
        probe?.end();
      }
    },
    restsUntil(target) {
      const state = keys.get(keyOf(target));
      return state && isLatched(state) ? state.probeFrom : null;
    },
    forget: (target) => void keys.delete(keyOf(target)),
    latched: () => [...keys].filter(([, state]) => isLatched(state)).map(([key]) => key),
  };
}

/** By address too: a key that one region takes is unknown to another. */
const keyOf = ({ baseUrl, credential }: Pick<Target, "baseUrl" | "credential">) =>
  `${baseUrl} ${credential.id}`;

interface Probe {
  /** Whoever waits looks again how things stand. */
  end(): void;
}

function startProbe(state: Refused): Probe {
  const { promise, resolve } = Promise.withResolvers<void>();
  state.probe = promise;
  return {
    end: () => {
      state.probe = null;
      resolve();
    },
  };
}

/** `work`, or an AbortError as soon as `signal` fires. */
function leaving(work: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(abortError());
    if (signal.aborted) leave();
    signal.addEventListener("abort", leave, { once: true });
    void work.then(resolve).finally(() => signal.removeEventListener("abort", leave));
  });
}
