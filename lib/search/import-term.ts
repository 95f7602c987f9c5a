/** A `search_term` of the API as a group of conditions (API documentation, section Search and those after it). */
import { isObject } from "@/lib/core/json";
import { canFilter } from "./edit";
import { type Condition, countConditions, depthOf, type Group, isGroup } from "./group";
import { SEARCH_LIMITS } from "./limits";
import { Unreadable } from "./scan";
import type { Item } from "./tree";

/** Deeper input is refused before the recursion can hurt. */
const NESTING_MAX = 40;

/**
 * Reads the list and the map form, and a plain list or map, whose parts must all hold. Puts what a user
 * should know into `notes`; throws Unreadable when it is none of these or beyond the limits of a search.
 */
export function readTerm(term: unknown, notes: Set<string>): Group {
  const plain = asRoot(simplified({ op: "and", items: itemsOf(term, notes, 0) }));
  const where = depthOf(plain) > SEARCH_LIMITS.depth ? asRoot(compacted(plain)) : plain;
  if (depthOf(where) > SEARCH_LIMITS.depth)
    throw new Unreadable(`Groups nest at most ${SEARCH_LIMITS.depth} deep here`);
  if (countConditions(where) > SEARCH_LIMITS.conditions)
    throw new Unreadable(`A search has at most ${SEARCH_LIMITS.conditions} conditions`);
  return where;
}

function asRoot(item: Item | null): Group {
  if (item === null) return { op: "and", items: [] };
  return isGroup(item) ? item : { op: "and", items: [item] };
}

/** What stands below a conjunction: objects in a list, or the parts of one object. */
function itemsOf(value: unknown, notes: Set<string>, nesting: number): Item[] {
  if (nesting > NESTING_MAX) throw new Unreadable("The search_term nests too deep");
  if (isObject(value)) return Object.entries(value).map((entry) => entryItem(entry, notes, nesting));
  if (!Array.isArray(value)) throw new Unreadable("Conditions stand in a list, or in an object");
  return value.flatMap((part) => {
    if (!isObject(part)) throw new Unreadable('A condition is an object such as {"event_type": "sso_auth"}');
    const items = itemsOf(part, notes, nesting + 1);
    if (items.length <= 1) return items;
    notes.add("An object with several fields was read as: all of them.");
    return { op: "and" as const, items };
  });
}

function entryItem([key, value]: [string, unknown], notes: Set<string>, nesting: number): Item {
  if (key !== "and" && key !== "or" && key !== "not") return condition(key, value, notes);
  const items = itemsOf(value, notes, nesting + 1);
  if (key === "not" && items.length > 1) {
    notes.add(
      "JumpCloud does not say what several conditions under “not” mean. They were read as: none of them.",
    );
  }
  return { op: key, items };
}

/** Upper case makes a condition exact: it then goes out as it was written. */
function condition(field: string, value: unknown, notes: Set<string>): Condition {
  const values = (Array.isArray(value) ? value : [value]).map((part) => valueText(field, part, notes));
  if (values.length === 0) throw new Unreadable(`${field} has no value`);
  if (values.length > SEARCH_LIMITS.valuesPerCondition)
    throw new Unreadable(`A condition has at most ${SEARCH_LIMITS.valuesPerCondition} values`);
  if (!canFilter(field, "")) throw new Unreadable(`“${field.slice(0, 80)}” is no field`);
  if (!values.every((text) => canFilter(field, text)))
    throw new Unreadable(`A value of ${field} has more than ${SEARCH_LIMITS.valueLength} characters`);
  const hasUpper = values.some((text) => text !== text.toLowerCase());
  return { field, op: "is", values: [...new Set(values)], ...(hasUpper && { exact: true as const }) };
}

function valueText(field: string, value: unknown, notes: Set<string>): string {
  if (typeof value === "string") return value;
  if (typeof value !== "boolean" && typeof value !== "number")
    throw new Unreadable(`${field} must be a text or a list of texts`);
  notes.add(`${field}: ${value} was read as the text "${value}", the only form that JumpCloud takes.`);
  return String(value);
}

/** The same without groups of one, and with `is not` for what stands alone below a `not`. */
function simplified(item: Item): Item | null {
  if (!isGroup(item)) return item;
  const items = item.items.map(simplified).filter((inner) => inner !== null);
  const [only] = items;
  if (only === undefined) return null;
  if (items.length > 1) return { op: item.op, items };
  return item.op === "not" ? opposite(only) : only;
}

function opposite(item: Item): Item {
  if (!isGroup(item)) return { ...item, op: item.op === "is" ? "is_not" : "is" };
  if (item.op === "and") return { op: "not", items: [item] };
  return { op: item.op === "or" ? "not" : "or", items: item.items };
}

/** Where all of several things must not be, none of them may be: one level less. */
function compacted(item: Item): Item {
  if (!isGroup(item)) return item;
  const items = item.items.map(compacted);
  if (item.op === "and" && items.every(isNegation)) return { op: "not", items: items.flatMap(denied) };
  return { op: item.op, items };
}

function isNegation(item: Item): boolean {
  return isGroup(item) ? item.op === "not" : item.op === "is_not";
}

function denied(item: Item): Item[] {
  return isGroup(item) ? item.items : [{ ...item, op: "is" }];
}
