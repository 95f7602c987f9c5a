/**
 * Stops using a key that was refused twice in a row: more tries would not change the answer and may lock
 * an account. A new key has a new id and starts afresh.
 */
import "server-only";
import { AppError } from "@/lib/core/errors";
import type { Next } from "./call";
import { Fault } from "./faults";

const REFUSALS = 2;

/** One latch for all keys. */
export function createKeyLatch(): { layer(next: Next): Next; latched(): string[] } {
  const refusals = new Map<string, number>();
  return {
    layer: (next) => async (call, context) => {
      const { credential } = call.target;
      const count = refusals.get(credential.id) ?? 0;
      if (count >= REFUSALS) {
        credential.refused();
        throw new Fault(new AppError("KEY_REJECTED"), { log: { latched: true } });
      }
      try {
        const answer = await next(call, context);
        refusals.delete(credential.id);
        return answer;
      } catch (error) {
        if (error instanceof Fault && error.error.code === "KEY_REJECTED") {
          refusals.set(credential.id, (refusals.get(credential.id) ?? 0) + 1);
          credential.refused();
        }
        throw error;
      }
    },
    latched: () => [...refusals].filter(([, count]) => count >= REFUSALS).map(([id]) => id),
  };
}
