/** Work that waits for one of a few places: so that many counts asked for at once do not crowd out a search. */

export interface Slots {
  /** Runs `work` when a place is free, in the order asked; rejects at once when `signal` ends the wait. */
  run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

/** At most `places` at a time. */
export function createSlots(places: number): Slots {
  const waiting = new Set<() => void>();
  let taken = 0;
  const place = (signal?: AbortSignal): Promise<void> => {
    if (taken < places) {
      taken += 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const take = () => {
        signal?.removeEventListener("abort", leave);
        resolve();
      };
      const leave = () => {
        waiting.delete(take);
        reject(signal?.reason);
      };
      waiting.add(take);
      signal?.addEventListener("abort", leave, { once: true });
    });
  };
  /** Hands the place to whoever waits longest. */
  const free = () => {
    const [next] = waiting;
    if (next === undefined) {
      taken -= 1;
      return;
    }
    waiting.delete(next);
    next();
  };
  return {
    async run(work, signal) {
      signal?.throwIfAborted();
      await place(signal);
      try {
        return await work();
      } finally {
        free();
      }
    },
  };
}
