/**
 * The server's clock as the browser knows it. Windows end at the server's now, because an end in the
 * future is refused and two analysts with different clocks should see the same events.
 */

export interface ServerClock {
  /** Milliseconds since the epoch; at or a little behind the server's clock, never ahead of it. */
  now(): number;
  /** Takes a server time in ms that the page was rendered with. Call it when the page arrives. */
  seed(serverMs: number): void;
  /** Takes the Date header of an answer, and when (local ms) its request left and its answer came. */
  observe(dateHeader: string | null, sentAt: number, receivedAt: number): void;
}

/** A Date header is cut to whole seconds. */
const HEADER_STEP_MS = 1_000;

/**
 * Each sight of the server's clock gives a lowest possible offset (the time was read before it arrived)
 * and, for an answer, a highest one (it was read after the request left). The clock keeps the best lower
 * bound; when a later answer contradicts it, the local clock was set, and it starts over.
 *
 * @param localNow the local clock, ms since the epoch
 */
export function createServerClock(localNow: () => number): ServerClock {
  let offsetMs: number | null = null;
  const raise = (lowest: number): void => {
    offsetMs = offsetMs === null ? lowest : Math.max(offsetMs, lowest);
  };
  return {
    now: () => localNow() + (offsetMs ?? 0),
    seed: (serverMs) => raise(serverMs - localNow()),
    observe(dateHeader, sentAt, receivedAt) {
      const serverMs = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
      if (Number.isNaN(serverMs)) return;
      const highest = serverMs + HEADER_STEP_MS - sentAt;
      if (offsetMs !== null && offsetMs > highest) offsetMs = null;
      raise(serverMs - receivedAt);
    },
  };
}

/** The one clock of this browser tab; `post` feeds it with every answer. */
export const serverClock = createServerClock(() => Date.now());
