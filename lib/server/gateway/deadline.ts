/** Ends a try when the call's time is over. The deadline is the call's, so no retry gets a fresh one. */
import "server-only";
import type { Next } from "./call";
import type { Clock } from "./clock";
import { DeadlineReached, faultOf } from "./faults";

/** Passes calls on with a signal that also fires at their deadline. */
export function withDeadline(next: Next, clock: Clock): Next {
  return async (call, context) => {
    const controller = new AbortController();
    const over = () => controller.abort(new DeadlineReached());
    const left = context.deadline - clock.now();
    const cancel = left > 0 ? clock.after(left, over) : () => {};
    if (left <= 0) over();
    const signal = AbortSignal.any([context.signal, controller.signal]);
    try {
      if (signal.aborted) throw signal.reason;
      return await next(call, { ...context, signal });
    } catch (error) {
      throw context.signal.aborted ? error : faultOf(error, controller.signal, false, 0);
    } finally {
      cancel();
    }
  };
}
