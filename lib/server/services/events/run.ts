/** What every call about events begins with: the window checked, the search compiled, the targets found. */
import "server-only";
import { AppError } from "@/lib/core/errors";
import { type Compiled, compile } from "@/lib/search/compile";
import type { Condition, Search, Window } from "@/lib/search/schema";
import { validateWindow } from "@/lib/search/window";
import type { CallOptions, Target } from "../../gateway/gateway";
import type { ServiceContext } from "../context";
import { retentionOf } from "../orgs";
import { failureNotes } from "./across";
import type { EventNote } from "./notes";

export interface Run {
  ctx: ServiceContext;
  search: Search;
  window: Window;
  compiled: Compiled;
  targets: readonly Target[];
  options: CallOptions;
  /** Of orgs that cannot be asked at all. */
  notes: readonly EventNote[];
  /** Their ids. */
  without: readonly string[];
}

/** Clocks differ, and some events are stamped early. */
const AHEAD_MS = 300_000;

/**
 * Takes the parsed request, and the ids of orgs to leave out when it goes on with an earlier one. Throws
 * INVALID_REQUEST with paths, and NOT_CONFIGURED when no org has a key.
 */
export function startRun(
  ctx: ServiceContext,
  body: { search: Search; window: Window },
  signal: AbortSignal,
  without?: ReadonlySet<string>,
): Run {
  const nowMs = ctx.server.now();
  const { search, window } = body;
  const faults = validateWindow(window, nowMs, retentionOf(ctx.server, ctx.scope));
  if (Date.parse(window.end) > nowMs + AHEAD_MS) {
    faults.push({ path: "window.end", message: "The end is in the future" });
  }
  if (faults.length > 0) throw new AppError("INVALID_REQUEST", { details: faults });
  return {
    ctx,
    search,
    window,
    compiled: compile(search, window),
    options: { signal, requestId: ctx.requestId, user: ctx.actor.userId },
    ...reach(ctx, without),
  };
}

function reach(ctx: ServiceContext, without?: ReadonlySet<string>) {
  const { ready, failed } = ctx.server.gateway.targets(ctx.scope, without);
  return {
    targets: ready,
    notes: failureNotes(failed),
    without: failed.flatMap(({ orgs }) => orgs.map(({ id }) => id)),
  };
}

/**
 * Does `work` on a run; when it came out meanwhile that a key may not read some of its orgs, once more without
 * them, so that the others of that key are there. Throws what `work` throws.
 */
export async function askReadable<T>(run: Run, work: (run: Run) => Promise<T>): Promise<T> {
  const { ctx, targets } = run;
  const [outcome] = await Promise.allSettled([work(run)]);
  if (targets.some((target) => ctx.server.gateway.isPartlyRefused(target)))
    return work({ ...run, ...reach(ctx) });
  if (outcome.status === "rejected") throw outcome.reason;
  return outcome.value;
}

/** The same run for the events that also meet `condition`. */
export function narrowed(run: Run, condition: Condition): Run {
  const where = { op: "and" as const, items: [run.search.where, condition] };
  const search = { ...run.search, where };
  return { ...run, search, compiled: compile(search, run.window) };
}

/** The same run over a part of its window. */
export function within(run: Run, window: Window): Run {
  return { ...run, window, compiled: compile(run.search, window) };
}
