/** Items of a group by path: the index in each level, the outermost first; the empty path is the group. */

import { isGroup } from "./group";
import type { Condition, Group } from "./schema";

export type Item = Group | Condition;
export type Path = readonly number[];

/** The item at `path`, or undefined when there is none. */
export function itemAt(group: Group, path: Path): Item | undefined {
  let item: Item | undefined = group;
  for (const index of path) {
    if (item === undefined || !isGroup(item)) return undefined;
    item = item.items[index];
  }
  return item;
}

/**
 * `group` with the item at `path` replaced by what `change` returns (none, one or several items). The
 * same reference when there is no such item or nothing changed. The empty path must give one group.
 */
export function changeAt(group: Group, path: Path, change: (item: Item) => readonly Item[]): Group {
  const [index, ...rest] = path;
  if (index === undefined) {
    const [only] = change(group);
    return only && isGroup(only) ? only : group;
  }
  const item = group.items[index];
  if (item === undefined || (rest.length > 0 && !isGroup(item))) return group;
  const next = rest.length > 0 && isGroup(item) ? [changeAt(item, rest, change)] : change(item);
  if (next.length === 1 && next[0] === item) return group;
  return { ...group, items: group.items.toSpliced(index, 1, ...next) };
}

/** `group` with `item` put at `path`: before what is there now, or at the end. The same group when it does not fit. */
export function insertAt(group: Group, path: Path, item: Item): Group {
  const index = path.at(-1);
  const parent = itemAt(group, path.slice(0, -1));
  if (
    index === undefined ||
    parent === undefined ||
    !isGroup(parent) ||
    index > parent.items.length ||
    index < 0
  ) {
    return group;
  }
  return changeAt(group, path.slice(0, -1), () => [
    { ...parent, items: parent.items.toSpliced(index, 0, item) },
  ]);
}
