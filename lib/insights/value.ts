/**
 * Reading values out of events by dotted path. Own properties only, so `__proto__` and `constructor` are
 * plain keys; a key that itself holds dots is found too; arrays are looked through without an index, as
 * the API's own search does.
 */
import { isObject, type JsonObject } from "@/lib/core/json";
import { scalarText } from "./label";
import type { RawEvent } from "./wire";

/** Deeper parts of an event are kept whole as one leaf. */
const DEPTH_MAX = 100;

/**
 * The value at `path`, as it came; undefined when there is none. Where arrays of objects lie on the way,
 * the answer is an array of what each holds.
 */
export function valueAt(event: unknown, path: string): unknown {
  const found = valuesAt(event, path, 0);
  return found.many && found.values.length > 0 ? found.values : found.values[0];
}

interface Found {
  values: unknown[];
  /** An array lay on the way. */
  many: boolean;
}

const nothing: Found = { values: [], many: false };

function valuesAt(node: unknown, path: string, depth: number): Found {
  if (depth > DEPTH_MAX) return nothing;
  if (Array.isArray(node)) {
    return { values: node.flatMap((item) => valuesAt(item, path, depth + 1).values), many: true };
  }
  return isObject(node) ? valuesUnder(node, path, depth) : nothing;
}

/** The first reading of `path` that leads somewhere: `a.b` as two keys, then as one. Works on the text alone: it runs for every cell. */
function valuesUnder(node: JsonObject, path: string, depth: number): Found {
  for (let dot = path.indexOf("."); dot >= 0; dot = path.indexOf(".", dot + 1)) {
    const key = path.slice(0, dot);
    if (!Object.hasOwn(node, key)) continue;
    const found = valuesAt(node[key], path.slice(dot + 1), depth + 1);
    if (found.values.length > 0) return found;
  }
  if (!Object.hasOwn(node, path) || node[path] === undefined) return nothing;
  return { values: [node[path]], many: false };
}

/**
 * Every scalar at `path` as text, arrays fanned out, in the event's order: what a filter on `path`
 * compares with. Objects, nulls and blank texts give none.
 */
export function textsAt(event: unknown, path: string): string[] {
  return scalarsOf(valueAt(event, path));
}

function scalarsOf(value: unknown, depth = 0): string[] {
  if (Array.isArray(value))
    return depth > DEPTH_MAX ? [] : value.flatMap((item) => scalarsOf(item, depth + 1));
  const text = scalarText(value);
  return text === null ? [] : [text];
}

/** The first text at `path`, or null. */
export function textAt(event: unknown, path: string): string | null {
  const value = valueAt(event, path);
  return Array.isArray(value) ? (scalarsOf(value)[0] ?? null) : scalarText(value);
}

export interface Leaf {
  /** Dotted path without array indexes, so that it can be searched; several leaves may share it. */
  path: string;
  value: unknown;
}

/** All leaves of an event in its own order. Empty objects and arrays are leaves, so nothing is hidden. */
export function flatten(event: RawEvent): Leaf[] {
  const leaves: Leaf[] = [];
  const walk = (value: unknown, path: string, depth: number): void => {
    const inner = depth < DEPTH_MAX ? entriesOf(value, path) : [];
    if (inner.length === 0) leaves.push({ path, value });
    for (const [key, item] of inner) walk(item, key, depth + 1);
  };
  for (const [key, value] of Object.entries(event)) walk(value, key, 0);
  return leaves;
}

function entriesOf(value: unknown, path: string): [path: string, value: unknown][] {
  if (Array.isArray(value)) return value.map((item) => [path, item]);
  if (!isObject(value)) return [];
  return Object.entries(value).map(([key, item]) => [`${path}.${key}`, item]);
}

/** The event's own id, or null: the key that duplicates are found by. */
export function eventId(event: RawEvent): string | null {
  return scalarText(event.id);
}
