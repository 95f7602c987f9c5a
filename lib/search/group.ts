/** Conditions and the groups that join them, as types and as a tree to walk. The schema checks them (schema.ts). */
import type { Operator } from "./limits";

/**
 * `values` is any-of for `is` and none-of for `is_not`. `exact` keeps upper case (values are lower-cased
 * otherwise, as the API stores them so). `disabled` conditions stay in the search but take no part.
 */
export interface Condition {
  field: string;
  op: Operator;
  values: string[];
  exact?: true | undefined;
  disabled?: true | undefined;
}

/** Conditions joined: all of (`and`), any of (`or`), none of (`not`). Empty groups are no constraint. */
export interface Group {
  op: "and" | "or" | "not";
  items: (Group | Condition)[];
  disabled?: true | undefined;
}

/** True for a group, false for a condition. */
export function isGroup(item: Group | Condition): item is Group {
  return "items" in item;
}

/** How many conditions `group` holds at any depth, disabled ones too. */
export function countConditions(group: Group): number {
  return group.items.reduce((sum, item) => sum + (isGroup(item) ? countConditions(item) : 1), 0);
}

/** Levels of groups, the outermost counted: 1 for a flat group. */
export function depthOf(group: Group): number {
  return 1 + Math.max(0, ...group.items.map((item) => (isGroup(item) ? depthOf(item) : 0)));
}
