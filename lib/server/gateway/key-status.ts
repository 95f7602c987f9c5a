/** When each key was last taken and last refused, for those who look after keys. Kept for as long as the process lives. */
import "server-only";
import type { ErrorCode } from "@/lib/core/errors";
import type { Next } from "./call";
import type { Clock } from "./clock";
import { Fault } from "./faults";
import type { Target } from "./target";

export interface KeyUse {
  /** ms since the epoch; null while that has not happened since the server started. */
  lastSuccessMs: number | null;
  lastRefusal: { atMs: number; code: ErrorCode } | null;
}

export interface KeyStatus {
  layer(next: Next): Next;
  of(target: Pick<Target, "baseUrl" | "credential">): KeyUse;
  forget(target: Pick<Target, "baseUrl" | "credential">): void;
}

/** What a key is told of as: the API said no to it, or to what it may read. */
const REFUSALS: readonly ErrorCode[] = ["KEY_REJECTED", "UPSTREAM_FORBIDDEN", "UPSTREAM_LICENCE"];

const nameOf = ({ baseUrl, credential }: Pick<Target, "baseUrl" | "credential">) =>
  `${baseUrl} ${credential.id}`;

/** One record for all keys. */
export function createKeyStatus(clock: Clock): KeyStatus {
  const uses = new Map<string, KeyUse>();
  const of = (target: Pick<Target, "baseUrl" | "credential">): KeyUse =>
    uses.get(nameOf(target)) ?? { lastSuccessMs: null, lastRefusal: null };
  return {
    layer: (next) => async (call, context) => {
      const name = nameOf(call.target);
      try {
        const answer = await next(call, context);
        uses.set(name, { ...of(call.target), lastSuccessMs: clock.now() });
        return answer;
      } catch (error) {
        if (error instanceof Fault && REFUSALS.includes(error.error.code)) {
          const lastRefusal = { atMs: clock.now(), code: error.error.code };
          uses.set(name, { ...of(call.target), lastRefusal });
        }
        throw error;
      }
    },
    of,
    forget: (target) => void uses.delete(nameOf(target)),
  };
}
