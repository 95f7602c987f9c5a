/** At most so many at once; the rest wait in order. */
import "server-only";
import { AppError } from "@/lib/core/errors";

/** Runs tasks, `slots` at a time. Throws BUSY when more than `waiting` are in the queue already. */
export function createLimiter(slots: number, waiting: number): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0;
  const queue: (() => void)[] = [];
  return async (task) => {
    if (running >= slots) {
      if (queue.length >= waiting)
        throw new AppError("BUSY", {
          message: "Too many sign-ins at once. Try again in a moment.",
          retryAfterMs: 2_000,
        });
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await task();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
