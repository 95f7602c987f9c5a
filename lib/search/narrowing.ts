/** Which parts of a search narrow it: what to leave out, one at a time, when too little is found. */
import { isActive } from "./bounds";
import { removeAt } from "./edit";
import { type Group, isGroup } from "./group";
import type { Search } from "./schema";
import { type Item, itemAt, type Path } from "./tree";

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

/**
 * The search that an event has to match besides the item at `path`, or besides a new one there, to be found
 * through it: alternatives to the item do not limit what it can be.
 */
export function limitsOn(search: Search, path: Path): Search {
  let isWanted = true;
  for (const level of path.keys()) {
    const group = itemAt(search.where, path.slice(0, level));
    if (group === undefined || !isGroup(group)) return search;
    // Of a group that must not hold, `and` leaves open which of its items does not.
    const isAlternative = isWanted ? group.op === "or" : group.op !== "or";
    if (isAlternative) return removeAt(search, path.slice(0, level));
    if (group.op === "not") isWanted = !isWanted;
  }
  return removeAt(search, path);
}
