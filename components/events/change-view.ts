/** What became of one changed value, in the form that suits its type. Pure: the Changes tab draws it. */
import { canonicalJson, isObject, type JsonObject } from "@/lib/core/json";
import { MASK } from "@/lib/insights/changes";

export type ChangeView = ValueChange | ListChange | ObjectChange;

export interface ValueChange {
  kind: "value";
  from: unknown;
  to: unknown;
}

export interface ListChange {
  kind: "list";
  added: unknown[];
  removed: unknown[];
  kept: unknown[];
  /** Items that are still there, known by their id or name, with other content. */
  changed: { name: string; view: ChangeView }[];
  /** The same items in another order. */
  isReordered: boolean;
}

/** `hidden` where both sides are masked: whether they differ cannot be seen. */
export type KeyStatus = "added" | "removed" | "changed" | "same" | "hidden";

export interface ObjectChange {
  kind: "object";
  rows: { key: string; status: KeyStatus; view: ChangeView }[];
}

/** Deeper parts are shown whole, as one value. */
const DEPTH_MAX = 6;
const ID_KEYS = ["id", "_id", "object_id", "objectId", "field", "name"];

/** Takes both sides of a change, secrets masked already; undefined, null and "" count as nothing there. */
export function changeView(from: unknown, to: unknown, depth = 0): ChangeView {
  if (depth >= DEPTH_MAX) return { kind: "value", from, to };
  if (isEither(Array.isArray, from, to)) return listChange(itemsOf(from), itemsOf(to), depth);
  if (isEither(isObject, from, to)) return objectChange(partsOf(from), partsOf(to), depth);
  return { kind: "value", from, to };
}

/** True when one side is of the type and the other is as well, or is nothing. */
function isEither(isType: (value: unknown) => boolean, from: unknown, to: unknown): boolean {
  return (isType(from) && (isType(to) || isNothing(to))) || (isType(to) && isNothing(from));
}

/** True for what an event writes when there is no value. */
export function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

const itemsOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const partsOf = (value: unknown): JsonObject => (isObject(value) ? value : {});

function objectChange(from: JsonObject, to: JsonObject, depth: number): ObjectChange {
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return {
    kind: "object",
    rows: keys.map((key) => ({
      key,
      status: statusOf(key, from, to),
      view: changeView(own(from, key), own(to, key), depth + 1),
    })),
  };
}

function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function statusOf(key: string, from: JsonObject, to: JsonObject): KeyStatus {
  if (!Object.hasOwn(from, key)) return "added";
  if (!Object.hasOwn(to, key)) return "removed";
  if (from[key] === MASK && to[key] === MASK) return "hidden";
  return canonicalJson(from[key]) === canonicalJson(to[key]) ? "same" : "changed";
}

/** Equal items are matched one to one, so that a second copy of an item counts as added. */
function listChange(from: unknown[], to: unknown[], depth: number): ListChange {
  const { matched: kept, rest: gone } = matchItems(from, to);
  const { rest: come } = matchItems(to, from);
  const isSameSet = gone.length + come.length === 0;
  return {
    kind: "list",
    kept,
    ...paired(gone, come, depth),
    isReordered: isSameSet && canonicalJson(from) !== canonicalJson(to),
  };
}

/** The items that `others` has too, and the rest. */
function matchItems(items: unknown[], others: unknown[]): { matched: unknown[]; rest: unknown[] } {
  const left = new Map<string, number>();
  for (const other of others) {
    const text = canonicalJson(other);
    left.set(text, (left.get(text) ?? 0) + 1);
  }
  const matched: unknown[] = [];
  const rest: unknown[] = [];
  for (const item of items) {
    const text = canonicalJson(item);
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    (count > 0 ? matched : rest).push(item);
  }
  return { matched, rest };
}

/** Items on both sides with the same id or name are one item that changed. */
function paired(gone: unknown[], come: unknown[], depth: number) {
  const ids = new Map<string, unknown>();
  for (const item of come) {
    const id = idOf(item);
    if (id !== null && !ids.has(id)) ids.set(id, item);
  }
  const changed: ListChange["changed"] = [];
  const pairs = new Set<unknown>();
  const removed = gone.filter((item) => {
    const id = idOf(item);
    if (id === null || !ids.has(id)) return true;
    const after = ids.get(id);
    ids.delete(id);
    pairs.add(after);
    changed.push({ name: itemName(item), view: changeView(item, after, depth + 1) });
    return false;
  });
  return { changed, removed, added: come.filter((item) => !pairs.has(item)) };
}

function idOf(item: unknown): string | null {
  if (!isObject(item)) return null;
  const key = ID_KEYS.find((name) => isScalar(item[name]));
  return key === undefined ? null : `${key} ${String(item[key])}`;
}

function isScalar(value: unknown): boolean {
  return (typeof value === "string" && value !== "") || typeof value === "number";
}

const NAME_KEYS = ["name", "displayName", "display_name", "email", "username", "field", ...ID_KEYS];

/** An item of a list in one text: its name where it has one and nothing else speaks, else its JSON. */
export function itemName(item: unknown): string {
  if (!isObject(item)) return valueText(item);
  const key = NAME_KEYS.find((name) => isScalar(item[name]));
  return key === undefined ? valueText(item) : String(item[key]);
}

/** A value as text: texts as they are, the rest as JSON. */
export function valueText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
