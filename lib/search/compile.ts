/** A search and its window as the body of an API call, and what is left for us to check. */
import type { WireBase } from "@/lib/insights/wire";
import { boundsOf, isActive, refusalOf as refusal } from "./bounds";
import { conditionText } from "./describe";
import { toWireTerm } from "./expression";
import { isGroup } from "./group";
import { normaliseServices } from "./normalise";
import type { Condition, Group, Search, Window } from "./schema";

/** Something to tell the user about what a search asked for; the same shape as a note of an answer. */
export interface SearchNote {
  code: string;
  message: string;
}

export interface Compiled {
  /** What all four calls share; distinct has no `q`. Selects every wanted event, and more if `residual` is set. */
  body: WireBase;
  /** What each selected event must still meet; null when the body alone is exact. */
  residual: Group | null;
  /**
   * The parts of the body that rest on `not`, which the specification names and no document explains:
   * an event of an answer that fails this group should not have come. Null when there is none.
   */
  exclusions: Group | null;
  /** One for each condition that is checked here, saying why. */
  notes: SearchNote[];
}

/**
 * Compiles `search` for the absolute `window`. Every value is text and in lower case unless its condition
 * is exact; no field comes twice in a list; disabled conditions, conditions without a value and groups
 * without anything in them ask for nothing. What the API cannot evaluate is in `residual`; below `or` the
 * whole group is, with what still narrows the search sent along.
 */
export function compile(search: Search, window: Window): Compiled {
  const root = isActive(search.where) ? search.where : null;
  const term = root && toWireTerm(boundsOf(root).upper);
  const text = search.text?.trim();
  return {
    body: {
      service: normaliseServices(search.services),
      start_time: window.start,
      end_time: window.end,
      ...(term && { search_term: term }),
      ...(text && { q: text }),
    },
    residual: root && asGroup(residualOf(root)),
    exclusions: root && asGroup(exclusionsOf(root)),
    notes: root ? notesOf(root) : [],
  };
}

/** Why the API cannot evaluate `condition`, for a user's eyes; null when it can. */
export function refusalOf(condition: Condition): string | null {
  return refusal(condition);
}

/** The search's order as the API wants it. */
export function wireSort(search: Search): "ASC" | "DESC" {
  return search.sort === "asc" ? "ASC" : "DESC";
}

export type InsightsCall = "events" | "count" | "distinct" | "interval";

/**
 * The parts of `search` that an answer of `call` leaves out: `text` for distinct, whose specification has
 * no `q`, and the fields of the conditions that only a scan of events can check.
 */
export function ignoresOf(search: Search, call: InsightsCall): string[] {
  const fields = isActive(search.where) ? refusedConditions(search.where).map(({ field }) => field) : [];
  const hasText = call === "distinct" && (search.text ?? "").trim() !== "";
  return call === "events" ? [] : [...new Set([...(hasText ? ["text"] : []), ...fields])];
}

type Item = Group | Condition;

/** The part of an active item that its upper bound does not settle; null when it settles all. */
function residualOf(item: Item): Item | null {
  return isExact(item) ? null : narrowed(item, residualOf, (inner) => !isExact(inner));
}

function isExact(item: Item): boolean {
  return boundsOf(item).exact;
}

/** The part of an active item that the API settles by a `not`; null when there is none. */
function exclusionsOf(item: Item): Item | null {
  if (isGroup(item) && item.op !== "or") return narrowed(item, exclusionsOf, isExact);
  return isExact(item) && restsOnNot(item) ? item : null;
}

function restsOnNot(item: Item): boolean {
  if (!isActive(item)) return false;
  return isGroup(item) ? item.op === "not" || item.items.some(restsOnNot) : item.op === "is_not";
}

/** Of `and` the parts of its items, of `not` the items to keep, of everything else all of it. */
function narrowed(item: Item, part: (item: Item) => Item | null, keep: (item: Item) => boolean): Item | null {
  if (!isGroup(item) || item.op === "or") return item;
  const active = item.items.filter(isActive);
  const items = item.op === "and" ? active.map(part).filter((kept) => kept !== null) : active.filter(keep);
  return items.length === 0 ? null : { op: item.op, items };
}

function asGroup(item: Item | null): Group | null {
  return item === null || isGroup(item) ? item : { op: "and", items: [item] };
}

function notesOf(group: Group): SearchNote[] {
  const messages = refusedConditions(group).map(
    (condition) => `${conditionText(condition)}: ${refusal(condition)}`,
  );
  return [...new Set(messages)].map((message) => ({ code: "CHECKED_HERE", message }));
}

function refusedConditions(group: Group): Condition[] {
  return group.items.filter(isActive).flatMap((item) => {
    if (isGroup(item)) return refusedConditions(item);
    return refusal(item) === null ? [] : item;
  });
}
