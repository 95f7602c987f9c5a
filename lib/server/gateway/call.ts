/** One upstream call, and the shape that every layer of the gateway has: it takes a call and passes it on. */
import "server-only";
import type { InsightsAnswer, InsightsRequest } from "@/lib/insights/client";
import type { Target } from "./target";

export interface Call<T> extends InsightsRequest<T> {
  target: Target;
  /** Who waits: calls of one user never hold up those of another. */
  user: string;
  /** Exports have a slot of their own, so that they never delay a search. */
  lane: "interactive" | "export";
  /** Our own request id, for the log. */
  requestId: string;
}

export interface CallContext {
  /** Fires when nobody waits any more. */
  signal: AbortSignal;
  /** ms since the epoch at which the call came in, before it waited for anything. */
  since: number;
  /** ms since the epoch at which the call has failed, whatever is under way. Set once; retries never extend it. */
  deadline: number;
  /** 1 for the first try. */
  attempt: number;
}

export interface Answer<T> extends InsightsAnswer<T> {
  /** Decoded size of the body. */
  bytes: number;
}

export type Next = <T>(call: Call<T>, context: CallContext) => Promise<Answer<T>>;
