/**
 * Bounds what runs at once per key: four searches and one export. The rest waits its turn, user by user,
 * so that nobody's twelve panels hold up a colleague's one.
 */
import "server-only";
import { AppError } from "@/lib/core/errors";
import type { CallContext, Next } from "./call";
import { abortError, type Clock } from "./clock";
import { Fault } from "./faults";

export const SLOTS = { interactive: 4, export: 1 } as const;
export const WAITING_MAX = 50;
type Lane = keyof typeof SLOTS;

interface Waiter {
  user: string;
  start(): void;
}

interface Line {
  running: number;
  waiting: Waiter[];
  /** The users who wait, each once, in the order of their turns. */
  turns: string[];
}

/** Passes calls on as slots of their key and lane come free. */
export function withThrottle(next: Next, clock: Clock): Next {
  const lines = new Map<string, Line>();

  function lineOf(key: string): Line {
    const line = lines.get(key) ?? { running: 0, waiting: [], turns: [] };
    lines.set(key, line);
    return line;
  }

  return async (call, context) => {
    const key = `${call.target.credential.id} ${call.lane}`;
    const line = lineOf(key);
    if (line.running < SLOTS[call.lane]) line.running++;
    else await queue(line, call.user, context, clock);
    try {
      return await next(call, context);
    } finally {
      release(line, call.lane);
      if (line.running === 0 && line.waiting.length === 0) lines.delete(key);
    }
  };
}

/** The slot passes straight to the next waiter, or comes free. */
function release(line: Line, lane: Lane): void {
  const next = line.running > SLOTS[lane] ? undefined : takeNext(line);
  if (next) next.start();
  else line.running--;
}

/** The first waiter of the user whose turn it is; the user's next one goes to the end. */
function takeNext(line: Line): Waiter | undefined {
  const user = line.turns.shift();
  const at = line.waiting.findIndex((waiter) => waiter.user === user);
  const [next] = at < 0 ? [] : line.waiting.splice(at, 1);
  if (user !== undefined && line.waiting.some((waiter) => waiter.user === user)) line.turns.push(user);
  return next;
}

/** Resolves once a slot is this call's. Throws BUSY when too many wait or the deadline comes first. */
function queue(line: Line, user: string, context: CallContext, clock: Clock): Promise<void> {
  if (line.waiting.length >= WAITING_MAX) throw busy();
  return new Promise((resolve, reject) => {
    const leave = (error: Error) => {
      line.waiting.splice(line.waiting.indexOf(waiter), 1);
      if (!line.waiting.some((other) => other.user === user)) line.turns.splice(line.turns.indexOf(user), 1);
      done();
      reject(error);
    };
    const abort = () => leave(abortError());
    const cancel = clock.after(Math.max(0, context.deadline - clock.now()), () => leave(busy()));
    const done = () => {
      cancel();
      context.signal.removeEventListener("abort", abort);
    };
    const waiter: Waiter = {
      user,
      start() {
        done();
        resolve();
      },
    };
    if (context.signal.aborted) {
      done();
      reject(abortError());
      return;
    }
    context.signal.addEventListener("abort", abort, { once: true });
    line.waiting.push(waiter);
    if (!line.turns.includes(user)) line.turns.push(user);
  });
}

function busy(): Fault {
  return new Fault(new AppError("BUSY", { retryAfterMs: 2_000 }));
}
