/** How many events a search matches. */
import "server-only";
import type { CountRequest, CountResponse } from "@/lib/contract/events";
import type { ServiceContext } from "../context";
import { across } from "./across";
import { distinctNotes, type EventNote, eventsText } from "./notes";
import { askReadable, type Run, startRun } from "./run";
import { scanEvents } from "./scan";

export interface Counted {
  count: number;
  exact: boolean;
  notes: EventNote[];
}

/**
 * Counts the events of `body`. A search that the API cannot evaluate alone is counted by reading up to
 * 100,000 events; beyond that the number is of those read, and not exact. Throws INVALID_REQUEST and what
 * the gateway throws.
 */
export async function countEvents(
  ctx: ServiceContext,
  body: CountRequest,
  { signal }: { signal: AbortSignal },
): Promise<CountResponse> {
  return askReadable(startRun(ctx, body, signal), async (run) => {
    const { count, exact, notes } = await countRun(run);
    const all = distinctNotes([...run.notes, ...run.compiled.notes, ...notes]);
    return { count, exact: exact && run.notes.length === 0, ...(all.length > 0 ? { notes: all } : {}) };
  });
}

/** Counts the events of `run`. */
export function countRun(run: Run): Promise<Counted> {
  return run.compiled.residual ? countByScan(run) : countByCall(run);
}

async function countByCall(run: Run): Promise<Counted> {
  const { gateway } = run.ctx.server;
  const { values, notes } = await across(run.targets, (target) =>
    gateway.count(target, run.compiled.body, run.options),
  );
  return { count: values.reduce((sum, { count }) => sum + count, 0), exact: notes.length === 0, notes };
}

async function countByScan(run: Run): Promise<Counted> {
  let count = 0;
  const { read, isWhole, notes } = await scanEvents(run, {}, () => count++);
  return { count, exact: isWhole, notes: isWhole ? notes : [...notes, cappedNote(read)] };
}

/** Says how far a scan came that did not reach the end. */
export function cappedNote(read: number): EventNote {
  return {
    code: "capped",
    message: `Only the first ${eventsText(read)} were read: the true number is higher.`,
  };
}
