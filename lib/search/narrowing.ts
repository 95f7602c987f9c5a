/** Which parts of a search narrow it: what to leave out, one at a time, when too little is found. */
import { isActive } from "./bounds";
import { type Group, isGroup } from "./group";
import type { Item, Path } from "./tree";

/**
 * The paths of the items that, left out alone, let the search find as much or more. Of several that any of
 * may hold, leaving one out finds less: such a group counts as a whole, as does each item below a `not`.
 */
export function narrowingPaths(where: Group): Path[] {
  return pathsIn(where, []);
}

function pathsIn(item: Item, path: Path): Path[] {
  if (!isActive(item)) return [];
  if (!isGroup(item)) return [path];
  const active = item.items.flatMap((inner, index) =>
    isActive(inner) ? [{ inner, at: [...path, index] }] : [],
  );
  if (item.op === "not") return active.map(({ at }) => at);
  if (item.op === "or" && active.length > 1) return [path];
  return active.flatMap(({ inner, at }) => pathsIn(inner, at));
}
