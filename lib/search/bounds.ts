/** What the API can evaluate of a condition or group, and why not the rest. */
import { fieldInfo } from "@/lib/insights/fields";
import { OUTCOME_FIELD } from "@/lib/insights/outcome";
import { and, type Bounds, FALSE, is, not, or, TRUE } from "./expression";
import { isGroup } from "./group";
import { VALUELESS } from "./limits";
import { outcomeBounds } from "./outcome-bounds";
import type { Condition, Group } from "./schema";

const NOTHING_KNOWN: Bounds = { upper: TRUE, lower: FALSE, exact: false };
const CONJUNCTIONS = ["and", "or", "not"];

/**
 * Why the API cannot evaluate `condition`, for a user's eyes; null when it can. Its conditions compare
 * whole values only (API documentation, section Search).
 */
export function refusalOf(condition: Condition): string | null {
  const { field, op } = condition;
  if (field === OUTCOME_FIELD)
    return "The outcome is worked out from several fields, so each event is checked here.";
  if (CONJUNCTIONS.includes(field))
    return `JumpCloud reads "${field}" as a joining word, so each event is checked here.`;
  const { searchable } = fieldInfo(field);
  if (searchable !== true) return searchable;
  return op === "is" || op === "is_not"
    ? null
    : "JumpCloud compares whole values only, so each event is checked here.";
}

/** True for an item that takes part: not disabled, with a value where it needs one, and for a group with such items. */
export function isActive(item: Group | Condition): boolean {
  if (item.disabled) return false;
  if (isGroup(item)) return item.items.some(isActive);
  return item.values.length > 0 || VALUELESS.includes(item.op);
}

/** The bounds of an item that takes part. */
export function boundsOf(item: Group | Condition): Bounds {
  return isGroup(item) ? groupBounds(item) : conditionBounds(item);
}

function groupBounds({ op, items }: Group): Bounds {
  const inner = items.filter(isActive).map(boundsOf);
  const exact = inner.every((bounds) => bounds.exact);
  const uppers = inner.map(({ upper }) => upper);
  const lowers = inner.map(({ lower }) => lower);
  if (op === "and") return { upper: and(...uppers), lower: and(...lowers), exact };
  const any: Bounds = { upper: or(...uppers), lower: or(...lowers), exact };
  return op === "or" ? any : opposite(any);
}

function conditionBounds(condition: Condition): Bounds {
  const { field, op, values } = condition;
  const bounds =
    field === OUTCOME_FIELD
      ? outcomeBounds(condition)
      : refusalOf(condition) === null
        ? isBounds(condition)
        : null;
  if (bounds === null || values.length === 0) return NOTHING_KNOWN;
  return op === "is_not" ? opposite(bounds) : bounds;
}

/** Values are stored in lower case (API documentation, section Search); `exact` sends them as written. */
function isBounds({ field, values, exact }: Condition): Bounds {
  const expression = is(field, ...(exact ? values : values.map((value) => value.toLowerCase())));
  return { upper: expression, lower: expression, exact: true };
}

function opposite({ upper, lower, exact }: Bounds): Bounds {
  return { upper: not(lower), lower: not(upper), exact };
}
