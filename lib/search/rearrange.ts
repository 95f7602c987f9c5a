/**
 * Moves of an item through the tree of conditions, as the builder's menu and keys make them. Each gives the
 * search and where the item stands afterwards, and the same search and path when it cannot move so.
 */
import { move, withWhere, wrap } from "./edit";
import { type Group, isGroup } from "./group";
import type { Search } from "./schema";
import { changeAt, type Item, insertAt, itemAt, type Path } from "./tree";

export interface Placed {
  search: Search;
  path: Path;
}

/** One place up (-1) or down (1) among its neighbours. */
export function shift(search: Search, path: Path, step: -1 | 1): Placed {
  return placed(search, path, [...path.slice(0, -1), (path.at(-1) ?? 0) + step]);
}

/** To the end of the group right above it; nothing when a condition or nobody is there. */
export function enterGroup(search: Search, path: Path): Placed {
  const above = [...path.slice(0, -1), (path.at(-1) ?? 0) - 1];
  const group = path.length === 0 ? undefined : itemAt(search.where, above);
  if (group === undefined || !isGroup(group)) return { search, path };
  return placed(search, path, [...above, group.items.length]);
}

/** Out of its group, to right behind it. */
export function leaveGroup(search: Search, path: Path): Placed {
  const parent = path.slice(0, -1);
  return parent.length === 0 ? { search, path } : moveTo(search, path, nextTo(parent));
}

/**
 * From `from` to before what stands at `to` now, or to the end of a group. The groups that this empties go
 * too. Nothing happens when a group would go into itself, or deeper than groups may nest.
 */
export function moveTo(search: Search, from: Path, to: Path): Placed {
  const item = itemAt(search.where, from);
  if (item === undefined || from.length === 0 || to.length === 0 || startsWith(to, from))
    return { search, path: from };
  let where = changeAt(search.where, from, () => []);
  let path = afterRemoval(to, from);
  for (
    let left = from.slice(0, -1);
    isEmptyAt(where, left) && !startsWith(path, left);
    left = left.slice(0, -1)
  ) {
    where = changeAt(where, left, () => []);
    path = afterRemoval(path, left);
  }
  const put = insertAt(where, path, item);
  const moved = put === where ? search : withWhere(search, put);
  return { search: moved, path: moved === search ? from : path };
}

function isEmptyAt(where: Group, path: Path): boolean {
  const group = itemAt(where, path);
  return path.length > 0 && group !== undefined && isGroup(group) && group.items.length === 0;
}

function startsWith(path: Path, start: Path): boolean {
  return start.length <= path.length && start.every((index, level) => index === path[level]);
}

/**
 * Puts the item at `from` beside the one at `onto`, either of which shall do: into the any-of group that
 * stands there or around it, else into a new one of the two. Nothing happens when one holds the other.
 */
export function joinWith(search: Search, from: Path, onto: Path): Placed {
  const target = itemAt(search.where, onto);
  const around = itemAt(search.where, onto.slice(0, -1));
  if (from.length === 0 || onto.length === 0 || startsWith(onto, from) || startsWith(from, onto))
    return { search, path: from };
  if (target === undefined || around === undefined) return { search, path: from };
  if (isAnyOf(target)) return moveTo(search, from, [...onto, target.items.length]);
  if (isAnyOf(around)) return moveTo(search, from, nextTo(onto));
  const wrapped = wrap(search, onto, "or");
  const joined = moveTo(wrapped, from, [...onto, 1]);
  return wrapped === search || joined.search === wrapped ? { search, path: from } : joined;
}

function isAnyOf(item: Item): item is Group {
  return isGroup(item) && item.op === "or";
}

/**
 * Puts the items at `paths`, all of one group, into a new group where the first of them stands; the path is
 * that of the new group. Nothing happens when they are not of one group, or would nest too deep.
 */
export function wrapTogether(search: Search, paths: readonly Path[], op: Group["op"] = "or"): Placed {
  const [first = []] = paths;
  const parent = first.slice(0, -1);
  const group = itemAt(search.where, parent);
  const places = new Set(paths.map((path) => path.at(-1) ?? -1));
  const areTogether = paths.every((path) => path.length === first.length && startsWith(path, parent));
  if (first.length === 0 || group === undefined || !isGroup(group) || !areTogether)
    return { search, path: first };
  const items = group.items.filter((_item, index) => places.has(index));
  const at = Math.min(...places);
  if (items.length !== places.size) return { search, path: first };
  const left = group.items.flatMap((item, index): Item[] => {
    if (index === at) return [{ op, items }];
    return places.has(index) ? [] : [item];
  });
  const wrapped = withWhere(
    search,
    changeAt(search.where, parent, () => [{ ...group, items: left }]),
  );
  return { search: wrapped, path: wrapped === search ? first : [...parent, at] };
}

/** Puts a copy of the item right behind it; the path is that of the copy. */
export function duplicate(search: Search, path: Path): Placed {
  const item = itemAt(search.where, path);
  if (item === undefined || path.length === 0) return { search, path };
  const copied = withWhere(search, insertAt(search.where, nextTo(path), item));
  return { search: copied, path: copied === search ? path : nextTo(path) };
}

/** Puts the items of a group in its place; the path is that of the first. */
export function dissolve(search: Search, path: Path): Placed {
  const takeOut = (item: Item): readonly Item[] => (isGroup(item) ? item.items : [item]);
  if (path.length === 0) return { search, path };
  return { search: withWhere(search, changeAt(search.where, path, takeOut)), path };
}

/** Adds `item` at the end of the group at `group`, even when there is one like it. */
export function append(search: Search, group: Path, item: Item): Placed {
  const parent = itemAt(search.where, group);
  if (parent === undefined || !isGroup(parent)) return { search, path: group };
  const path = [...group, parent.items.length];
  const added = withWhere(search, insertAt(search.where, path, item));
  return { search: added, path: added === search ? group : path };
}

function placed(search: Search, from: Path, to: Path): Placed {
  const moved = move(search, from, to);
  return { search: moved, path: moved === search ? from : to };
}

function nextTo(path: Path): Path {
  return [...path.slice(0, -1), (path.at(-1) ?? 0) + 1];
}

/** `path` once the item at `gone` is no longer there. */
function afterRemoval(path: Path, gone: Path): Path {
  const level = gone.length - 1;
  const isBehind =
    path.length > level &&
    gone.slice(0, level).every((index, at) => index === path[at]) &&
    (path[level] ?? 0) > (gone[level] ?? 0);
  return isBehind ? path.with(level, (path[level] ?? 0) - 1) : path;
}
