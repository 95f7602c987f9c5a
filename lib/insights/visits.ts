/**
 * Visits: the events of one actor, from one address, with one browser or device, between which never half
 * an hour passes. Found in a list of events in the order of their times, whichever way round, which may
 * grow at its end: what is loaded is all that is known, so a visit at an edge of it may go on beyond.
 */
import { isObject } from "@/lib/core/json";
import { parseInstant } from "@/lib/core/time";
import { entitiesOf } from "./entities";
import { outcomeOf } from "./outcome";
import { browserText } from "./summary";

/** Two events this far apart belong to two visits. */
export const GAP_MS = 30 * 60_000;

/** Grows while events are added: read it anew after each `add`. */
export interface Visit {
  /** Places of its events in the list, ascending; at least one. */
  rows: number[];
  /** Who, from where and with what; null where the events do not tell. */
  actor: string | null;
  address: string | null;
  agent: string | null;
  /** When its earliest and its latest event happened, ms; null when its event has no time. */
  span: { startMs: number; endMs: number } | null;
  failures: number;
}

export interface Visits {
  /** In the order in which they begin in the list. */
  visits: Visit[];
  /** For each event of the list so far, the place of its visit in `visits`. */
  visitOf: number[];
  /** Adds the next event of the list. */
  add(event: unknown): void;
}

/** An empty list, to be filled by `add`. Takes any event; one without a time is a visit of its own. */
export function createVisits(): Visits {
  const visits: Visit[] = [];
  const visitOf: number[] = [];
  const latest = new Map<string, number>();
  return {
    visits,
    visitOf,
    add(event) {
      const row = visitOf.length;
      const { key, ms, isFailure, ...names } = readEvent(event);
      const known = latest.get(key);
      const open = known === undefined ? undefined : visits[known];
      if (known !== undefined && open !== undefined && goesOn(open, ms)) {
        extend(open, row, ms, isFailure);
        visitOf.push(known);
        return;
      }
      visitOf.push(visits.length);
      if (ms !== null) latest.set(key, visits.length);
      const span = ms === null ? null : { startMs: ms, endMs: ms };
      visits.push({ ...names, rows: [row], span, failures: isFailure ? 1 : 0 });
    },
  };
}

function readEvent(event: unknown) {
  if (!isObject(event)) {
    return { key: "", ms: null, isFailure: false, actor: null, address: null, agent: null };
  }
  const { actor, address, device } = entitiesOf(event);
  const agent = browserText(event) ?? device?.label ?? null;
  const values = [actor?.value, address?.value, agent].map((value) => value?.toLowerCase() ?? null);
  return {
    key: JSON.stringify(values),
    ms: parseInstant(event.timestamp)?.ms ?? null,
    isFailure: outcomeOf(event).kind === "failure",
    actor: actor?.label ?? null,
    address: address?.label ?? null,
    agent,
  };
}

function goesOn({ span }: Visit, ms: number | null): boolean {
  return span !== null && ms !== null && ms > span.startMs - GAP_MS && ms < span.endMs + GAP_MS;
}

function extend(visit: Visit, row: number, ms: number | null, isFailure: boolean): void {
  visit.rows.push(row);
  if (isFailure) visit.failures += 1;
  if (ms === null || visit.span === null) return;
  visit.span = { startMs: Math.min(visit.span.startMs, ms), endMs: Math.max(visit.span.endMs, ms) };
}

/** True for a visit so near an edge of what is loaded that an event beyond it may belong to it. */
export function isPartial(
  { span }: Pick<Visit, "span">,
  loaded: { startMs: number; endMs: number },
): boolean {
  return span !== null && (span.startMs < loaded.startMs + GAP_MS || span.endMs > loaded.endMs - GAP_MS);
}
