/** Whether a key reads an organisation: one call for one event of the last day, of which nobody sees more than whose it is. */
import "server-only";
import { AppError } from "@/lib/core/errors";
import { createInsightsClient, type InsightsRequest } from "@/lib/insights/client";
import type { Answer, Next } from "./call";
import type { Clock } from "./clock";
import { Fault } from "./faults";
import type { Target } from "./target";

const DAY_MS = 86_400_000;
const DEADLINE_MS = 30_000;

export interface ProbeOptions {
  signal: AbortSignal;
  requestId: string;
  user: string;
}

export interface ProbeAnswer {
  /** The organisation that the event names; null when there was none, or none that names one. */
  organization: string | null;
}

/** Asks once, without retries. Throws an AppError: TENANT_MISMATCH when an event of another organisation comes. */
export async function probe(
  next: Next,
  target: Target,
  options: ProbeOptions,
  { clock, now }: { clock: Clock; now: () => number },
): Promise<ProbeAnswer> {
  const client = createInsightsClient(async <T>(request: InsightsRequest<T>): Promise<Answer<T>> => {
    const since = clock.now();
    const context = { signal: options.signal, since, deadline: since + DEADLINE_MS, attempt: 1 };
    try {
      return await next({ ...request, ...options, lane: "interactive", target }, context);
    } catch (error) {
      throw error instanceof Fault ? error.error : error;
    }
  });
  const [start_time, end_time] = [now() - DAY_MS, now()].map((ms) => new Date(ms).toISOString());
  const body = { service: ["all"], start_time: start_time ?? "", end_time: end_time ?? "" };
  const { organizations } = await client.events({ ...body, limit: 1, sort: "DESC" }, (events) => {
    const [asked] = target.orgIds;
    if (asked !== undefined && [...events.organizations].some((id) => id !== asked))
      throw new AppError("TENANT_MISMATCH");
  });
  return { organization: [...organizations][0] ?? null };
}
