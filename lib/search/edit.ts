/**
 * Pure edits of a search. Each returns the same reference when nothing would change: a path that leads
 * nowhere, an edit that is already true, or one that would break a limit of the schema.
 */
import { canonicalJson } from "@/lib/core/json";
import { countConditions, depthOf, isGroup } from "./group";
import { isFieldPath, SEARCH_LIMITS } from "./limits";
import { normaliseRange, normaliseServices } from "./normalise";
import type { Condition, Group, Range, Search } from "./schema";
import { changeAt, type Item, insertAt, itemAt, type Path } from "./tree";

/** Adds `condition` at the end of the group at `path` (the outermost by default), unless it is there already. */
export function addCondition(search: Search, condition: Condition, path: Path = []): Search {
  const group = itemAt(search.where, path);
  if (group === undefined || !isGroup(group) || group.items.some((item) => isSame(item, condition)))
    return search;
  return withWhere(search, insertAt(search.where, [...path, group.items.length], condition));
}

/** Replaces the condition or group at `path`. */
export function setCondition(search: Search, path: Path, condition: Condition): Search {
  if (path.length === 0) return search;
  return withWhere(
    search,
    changeAt(search.where, path, () => [condition]),
  );
}

/** Removes the item at `path`, and the groups that this leaves empty; the empty path removes everything. */
export function removeAt(search: Search, path: Path): Search {
  const parent = path.slice(0, -1);
  if (path.length === 0) return withWhere(search, { op: "and", items: [] });
  const where = changeAt(search.where, path, () => []);
  const left = itemAt(where, parent);
  const isLast = where !== search.where && left !== undefined && isGroup(left) && left.items.length === 0;
  return isLast && parent.length > 0 ? removeAt(search, parent) : withWhere(search, where);
}

/** Switches the item at `path` off, or on again. */
export function toggleDisabled(search: Search, path: Path): Search {
  return withWhere(
    search,
    changeAt(search.where, path, ({ disabled, ...item }) => [disabled ? item : { ...item, disabled: true }]),
  );
}

/** Joins the items of the group at `path` by `op`. */
export function setGroupOp(search: Search, path: Path, op: Group["op"]): Search {
  return withWhere(
    search,
    changeAt(search.where, path, (item) => [isGroup(item) ? { ...item, op } : item]),
  );
}

/** Puts the item at `path` into a new group of its own. */
export function wrap(search: Search, path: Path, op: Group["op"] = "or"): Search {
  return withWhere(
    search,
    changeAt(search.where, path, (item) => [{ op, items: [item] }]),
  );
}

/** Moves the item at `from`; `to` is its path afterwards. */
export function move(search: Search, from: Path, to: Path): Search {
  const item = itemAt(search.where, from);
  if (item === undefined || from.length === 0) return search;
  const without = changeAt(search.where, from, () => []);
  const where = insertAt(without, to, item);
  return where === without ? search : withWhere(search, where);
}

/** Sets the time range. */
export function setRange(search: Search, range: Range): Search {
  return changed(search, { ...search, range: normaliseRange(range) });
}

/** Sets the services; none means all. */
export function setServices(search: Search, services: readonly string[]): Search {
  return changed(search, { ...search, services: normaliseServices(services) });
}

/** Sets the full text; blank removes it, and what is longer than the limit is cut. */
export function setText(search: Search, text: string): Search {
  const { text: _old, ...rest } = search;
  return changed(
    search,
    text.trim() === "" ? rest : { ...rest, text: text.slice(0, SEARCH_LIMITS.textLength) },
  );
}

/** Sets the order by time. */
export function setSort(search: Search, sort: Search["sort"]): Search {
  return changed(search, { ...search, sort });
}

/** Sets the table's columns, each once; undefined or none means the default ones. */
export function setColumns(search: Search, columns: readonly string[] | undefined): Search {
  const { columns: _old, ...rest } = search;
  const next = [...new Set(columns ?? [])].slice(0, SEARCH_LIMITS.columns);
  return changed(search, next.length === 0 ? rest : { ...rest, columns: next });
}

/** Sets the field that the histogram is broken down by; undefined for none. */
export function setBreakdown(search: Search, field: string | undefined): Search {
  const { breakdown: _old, ...rest } = search;
  return changed(search, field === undefined ? rest : { ...rest, breakdown: field });
}

/** `search` with another tree of conditions; the same reference when it is equal or beyond a limit. */
export function withWhere(search: Search, where: Group): Search {
  if (where === search.where) return search;
  if (depthOf(where) > SEARCH_LIMITS.depth || countConditions(where) > SEARCH_LIMITS.conditions)
    return search;
  return isSame(where, search.where) ? search : { ...search, where };
}

/** True when `field` and `value` can stand in a condition: some keys and values are too long or too odd. */
export function canFilter(field: string, value: string): boolean {
  return isFieldPath(field) && value.length <= SEARCH_LIMITS.valueLength;
}

function changed(before: Search, after: Search): Search {
  return isSame(before, after) ? before : after;
}

function isSame(a: Item | Search, b: Item | Search): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b);
}

/**
 * Keeps the events whose `field` is `value`. A second value of a field joins the first ("is any of"),
 * since an event with both hardly exists and a bar that matches nothing helps nobody. An exclusion of the
 * same value is taken back, and so is the wish for events without the field. When the outermost group is not a plain `and`, it becomes an item of one.
 */
export function include(search: Search, field: string, value: string): Search {
  return editValue(search, field, value, "is", "is_not");
}

/** Drops the events whose `field` is `value`: the mirror of `include`. */
export function exclude(search: Search, field: string, value: string): Search {
  const without = editBar(search, (items) => removeValue(items, field, value, "is"));
  const stillIncludes = without !== search && bar(without).items.some((item) => isFor(item, field, "is"));
  return stillIncludes ? without : editValue(search, field, value, "is_not", "is");
}

/** Takes `value` out of the conditions of the bar that keep or drop it by `field`: it counts for neither any more. */
export function release(search: Search, field: string, value: string): Search {
  return editBar(search, (items) =>
    removeValue(removeValue(items, field, value, "is"), field, value, "is_not"),
  );
}

/** True when the bar keeps only events that have no value in `field`. */
export function isMissingAsked(search: Search, field: string): boolean {
  return bar(search).items.some((item) => isMissing(item, field));
}

/**
 * Keeps the events that have no value in `field`, in place of what the bar asks of its values: both at once
 * find nothing. Takes that back when it is so already.
 */
export function toggleMissing(search: Search, field: string): Search {
  if (!isFieldPath(field)) return search;
  if (isMissingAsked(search, field)) return editBar(search, (items) => withoutMissing(items, field));
  const isOfValues = (item: Item) => isFor(item, field, "is") || isFor(item, field, "is_not");
  return editBar(search, (items) => [
    ...items.filter((item) => !isOfValues(item)),
    { field, op: "missing", values: [] },
  ]);
}

/** True for conditions that ask the same, switched off or not. */
export function asksSame(a: Condition, b: Condition): boolean {
  return isSame({ ...a, disabled: true }, { ...b, disabled: true });
}

/** `search` with all of `conditions` in its bar: those that it lacks are added, and must hold beside the rest. */
export function withConditions(search: Search, conditions: readonly Condition[]): Search {
  return conditions.reduce(
    (before, condition) =>
      editBar(before, (items) =>
        items.some((item) => !isGroup(item) && asksSame(item, condition)) ? items : [...items, condition],
      ),
    search,
  );
}

/** Replaces every condition by the one that `field` is `value`; text, services and range stay. */
export function only(search: Search, field: string, value: string): Search {
  if (!canFilter(field, value)) return search;
  return withWhere(search, { op: "and", items: [{ field, op: "is", values: [value] }] });
}

function editValue(
  search: Search,
  field: string,
  value: string,
  op: "is" | "is_not",
  opposite: "is" | "is_not",
): Search {
  if (!canFilter(field, value)) return search;
  return editBar(search, (items) => {
    const rest = removeValue(items, field, value, opposite);
    return addValue(op === "is" ? withoutMissing(rest, field) : rest, field, value, op);
  });
}

/** The outermost group as a list that all must hold. */
function bar({ where }: Search): Group {
  if (where.op === "and" && !where.disabled) return where;
  return { op: "and", items: where.items.length === 0 ? [] : [where] };
}

function editBar(search: Search, edit: (items: Item[]) => Item[]): Search {
  const group = bar(search);
  const items = edit(group.items);
  const isUntouched =
    items.length === group.items.length && items.every((item, i) => item === group.items[i]);
  return isUntouched ? search : withWhere(search, { ...group, items });
}

function addValue(items: Item[], field: string, value: string, op: "is" | "is_not"): Item[] {
  if (items.some((item) => isFor(item, field, op) && holds(item, value))) return items;
  const at = items.findIndex((item) => isFor(item, field, op));
  const found = items[at];
  if (found === undefined || isGroup(found)) return [...items, { field, op, values: [value] }];
  if (found.values.length === SEARCH_LIMITS.valuesPerCondition) return items;
  return items.with(at, { ...found, values: [...found.values, value] });
}

function removeValue(items: Item[], field: string, value: string, op: "is" | "is_not"): Item[] {
  return items.flatMap((item) => {
    if (!isFor(item, field, op) || !holds(item, value)) return item;
    const values = item.values.filter((known) => !isEqual(item, known, value));
    return values.length === 0 ? [] : { ...item, values };
  });
}

function isFor(item: Item, field: string, op: "is" | "is_not"): item is Condition {
  return !isGroup(item) && !item.disabled && item.field === field && item.op === op;
}

function isMissing(item: Item, field: string): boolean {
  return !isGroup(item) && !item.disabled && item.field === field && item.op === "missing";
}

function withoutMissing(items: Item[], field: string): Item[] {
  return items.filter((item) => !isMissing(item, field));
}

function holds(condition: Condition, value: string): boolean {
  return condition.values.some((known) => isEqual(condition, known, value));
}

/** Case counts only in conditions that are exact, as it does when the search runs. */
function isEqual(condition: Condition, a: string, b: string): boolean {
  return condition.exact ? a === b : a.toLowerCase() === b.toLowerCase();
}
