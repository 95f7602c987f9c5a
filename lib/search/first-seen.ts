/**
 * What an event shows for the first time: an address, country, device or application that its actor did
 * not use before the events on screen. One question for each actor and field, the same for every event of
 * a run, so that its answer serves all of them.
 */
import { toIso } from "@/lib/core/time";
import { countryField, type Entity, entitiesOf } from "@/lib/insights/entities";
import { whyUnsearchable } from "@/lib/insights/unsearchable";
import { textAt } from "@/lib/insights/value";
import type { RawEvent } from "@/lib/insights/wire";
import { DEFAULT_SEARCH } from "./defaults";
import { canFilter, include, withWhere } from "./edit";
import type { Condition, Search, Window } from "./schema";
import { RETENTION_DAYS, windowAround } from "./window";

const DAY_MS = 86_400_000;
/** Fields that name who acts. An actor known by another field, such as an id, is looked for in that one. */
const ACTORS = ["username", "initiated_by.username", "initiated_by.email"];

export interface FirstSeenQuestion {
  /** The field whose values are asked for, and the event's own value of it. */
  field: string;
  value: string;
  actor: string;
  /** What the actor did, of every service. */
  search: Search;
  /** From where events are kept to where the run begins. */
  window: Window;
  /** Length of the window, in days. */
  days: number;
}

/** Takes any event and the window of its run; none when the actor is not known or nothing came before the run. */
export function firstSeenQuestions(
  event: RawEvent,
  run: Window,
  nowMs: number,
  retentionDays = RETENTION_DAYS,
): FirstSeenQuestion[] {
  const { actor, address, device, application } = entitiesOf(event);
  const window = daysBefore(run, nowMs, retentionDays);
  if (actor === undefined || window === null) return [];
  const search = actingSearch(actor);
  if (search === DEFAULT_SEARCH) return [];
  const country = countryField(event);
  const values = [address, { field: country, value: textAt(event, country) }, device, application];
  return values.flatMap((named) => {
    if (named === undefined || named.value === null || whyUnsearchable(named.field) !== null) return [];
    const { field, value } = named;
    return field === actor.field ? [] : [{ field, value, actor: actor.label, search, ...window }];
  });
}

/** The whole days before the run, from the first of which all is still kept; null when there is none. */
function daysBefore(
  run: Window,
  nowMs: number,
  retentionDays: number,
): { window: Window; days: number } | null {
  const endMs = Date.parse(run.start);
  const kept = windowAround(endMs, { beforeMs: retentionDays * DAY_MS, afterMs: 0 }, nowMs, retentionDays);
  if (kept === null) return null;
  // Rounded, so that the question stays the same all day.
  const startMs = Math.ceil(Date.parse(kept.start) / DAY_MS) * DAY_MS;
  const days = Math.floor((endMs - startMs) / DAY_MS);
  return days < 1 ? null : { window: { start: toIso(startMs), end: run.start }, days };
}

function actingSearch({ field, value }: Entity): Search {
  if (!ACTORS.includes(field)) return include(DEFAULT_SEARCH, field, value);
  if (!canFilter(field, value)) return DEFAULT_SEARCH;
  const items = ACTORS.map((name): Condition => ({ field: name, op: "is", values: [value] }));
  return withWhere(DEFAULT_SEARCH, { op: "and", items: [{ op: "or", items }] });
}

interface Before {
  values: readonly { value: string }[];
  other: number;
  ignores: readonly string[];
}

/** Whether `value` is none of those from before; null when the answer leaves some out. Case tells nothing. */
export function isFirst(value: string, { values, other, ignores }: Before): boolean | null {
  const wanted = value.toLowerCase();
  if (values.some((known) => known.value.toLowerCase() === wanted)) return false;
  return other > 0 || ignores.length > 0 ? null : true;
}
