/** Which place of the tree a pointer is at. */
import { type Group, isGroup } from "@/lib/search/group";
import { itemAt, type Path } from "@/lib/search/tree";
import { pathOf } from "./row-path";

/** Between two rows: the path that the item would have if nothing were taken away, and the line there. */
interface Between {
  to: Path;
  top: number;
  left: number;
}

/** Onto a condition, to join it: its path, and the box of its row. */
interface Onto {
  onto: Path;
  top: number;
  left: number;
  height: number;
}

/** All lengths are px within the tree. */
export type Place = Between | Onto;

/** How far each level stands in, in px. */
const INDENT_PX = 10;
/** The part of a condition's height, at its top and at its bottom, that is a place between. */
const EDGE = 0.25;

/** The place at a point: onto a condition, before or behind the nearest row, or the first of a group. */
export function dropAt(root: HTMLElement | null, where: Group, x: number, y: number): Place | null {
  const rows = [...(root?.querySelectorAll("[data-path]") ?? [])];
  let nearest: { row: Element; box: DOMRect; distance: number } | null = null;
  for (const row of rows) {
    const box = row.getBoundingClientRect();
    const distance = Math.abs((box.top + box.bottom) / 2 - y);
    if (nearest === null || distance < nearest.distance) nearest = { row, box, distance };
  }
  const path = pathOf(nearest?.row);
  if (!root || nearest === null || path === null) return null;
  const { box } = nearest;
  const origin = root.getBoundingClientRect();
  const item = itemAt(where, path);
  if (item !== undefined && !isGroup(item) && nearest.distance < box.height * (0.5 - EDGE))
    return { onto: path, top: box.top - origin.top, left: box.left - origin.left, height: box.height };
  const isAfter = path.length === 0 || y > (box.top + box.bottom) / 2;
  const { to, levels } = isAfter ? behind(where, path, box.left - x) : { to: path, levels: 0 };
  return {
    to,
    top: (isAfter ? box.bottom + 2 : box.top - 2) - origin.top,
    left: box.left - origin.left - levels * INDENT_PX,
  };
}

/**
 * Behind the head of a group is its first place. Behind the last item of a group, a pointer to the left of
 * the row means behind the group.
 */
export function behind(where: Group, path: Path, leftOfRow: number): { to: Path; levels: number } {
  const item = itemAt(where, path);
  if (item !== undefined && isGroup(item)) return { to: [...path, 0], levels: -1 };
  let at = path;
  let levels = 0;
  while (at.length > 1 && leftOfRow > levels * INDENT_PX && isLast(where, at)) {
    at = at.slice(0, -1);
    levels += 1;
  }
  return { to: [...at.slice(0, -1), (at.at(-1) ?? 0) + 1], levels };
}

function isLast(where: Group, path: Path): boolean {
  return itemAt(where, [...path.slice(0, -1), (path.at(-1) ?? 0) + 1]) === undefined;
}
