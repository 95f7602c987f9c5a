/** A clock that only moves when told to, for whatever takes a gateway's Clock. */
import type { Clock } from "@/lib/server/gateway/clock";

export interface FakeClock extends Clock {
  /** Moves on by `ms`, running what falls due in its order and letting promises settle in between. */
  advance(ms: number): Promise<void>;
  /** Timers that have neither run nor been cancelled. */
  pending(): number;
}

/** Starts at `start`, in ms since the epoch. */
export function createFakeClock(start = Date.parse("2026-11-21T10:00:00Z")): FakeClock {
  let time = start;
  const timers = new Set<{ at: number; run: () => void }>();

  const nextDue = (until: number) =>
    [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];

  return {
    now: () => time,
    after(ms, run) {
      const timer = { at: time + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      const until = time + ms;
      await settle();
      for (let timer = nextDue(until); timer; timer = nextDue(until)) {
        timers.delete(timer);
        time = Math.max(time, timer.at);
        timer.run();
        await settle();
      }
      time = until;
    },
    pending: () => timers.size,
  };
}

/** Lets every promise that can settle without a timer do so. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
