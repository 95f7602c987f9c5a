/** Callers that ask for the same thing while it is under way share one run of it. */
import "server-only";
import { abortError } from "./clock";

interface Run {
  promise: Promise<unknown>;
  controller: AbortController;
  waiters: number;
}

export interface Coalescer {
  /**
   * The outcome of `work`, shared by all who ask for `key` before it is there. A caller that leaves gets an
   * AbortError and the others their answer; when the last leaves, the work's own signal fires.
   */
  share<T>(key: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/** Equal keys must stand for equal work: that is what makes the cast of a shared outcome right. */
export function createCoalescer(): Coalescer {
  const runs = new Map<string, Run>();

  function start<T>(key: string, work: (signal: AbortSignal) => Promise<T>): Run {
    const controller = new AbortController();
    const promise = work(controller.signal).finally(() => {
      if (runs.get(key) === run) runs.delete(key);
    });
    // Whoever waits handles it; when nobody does any more, nobody must be told.
    promise.catch(() => {});
    const run: Run = { promise, controller, waiters: 0 };
    runs.set(key, run);
    return run;
  }

  return {
    share<T>(key: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
      if (signal.aborted) return Promise.reject(abortError());
      const run = runs.get(key) ?? start(key, work);
      run.waiters++;
      return new Promise<T>((resolve, reject) => {
        const leave = () => {
          reject(abortError());
          run.waiters--;
          if (run.waiters > 0) return;
          // A newcomer must not join what is about to be broken off.
          if (runs.get(key) === run) runs.delete(key);
          run.controller.abort(abortError());
        };
        signal.addEventListener("abort", leave, { once: true });
        (run.promise as Promise<T>)
          .then(resolve, reject)
          .finally(() => signal.removeEventListener("abort", leave));
      });
    },
  };
}
