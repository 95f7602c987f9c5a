/**
 * What a search means, evaluated naively on one event: for the residual of a search, for the check after
 * a `not`, and as the yardstick that compile is tested against.
 *
 * A condition looks at the texts at its path, numbers and booleans written out, lists fanned out, without
 * regard to case unless it is exact. `is` and `is_not` compare with what lies at the path itself, as the
 * API does; other operators, and all on fields that the API cannot search, look into objects as well.
 * Conditions that are disabled or still lack a value take no part, nor do groups without items that do.
 */
import { fieldInfo } from "@/lib/insights/fields";
import { OUTCOME_FIELD, outcomeOf } from "@/lib/insights/outcome";
import { flatten, valueAt } from "@/lib/insights/value";
import type { RawEvent } from "@/lib/insights/wire";
import { operatorTest } from "./compare";
import { isGroup } from "./group";
import { VALUELESS } from "./limits";
import type { Condition, Group } from "./schema";

/** Events are hostile: deeper than this they are not looked into. */
const DEPTH_MAX = 100;

export type EventTest = (event: RawEvent) => boolean;

/**
 * True when `event` meets `group` and holds every word of `text` in some value, in any case. The grammar
 * of the API's own full text (`q`) is not documented; this is our reading, used only where no answer of
 * the API is at hand.
 */
export function matchesGroup(event: RawEvent, group: Group, { text }: { text?: string } = {}): boolean {
  return groupTest(group)(event) && (text === undefined || textTest(text)(event));
}

/** The same as a test to be used on many events: values are prepared once. */
export function groupTest(group: Group): EventTest {
  return activeTest(group) ?? (() => true);
}

/** A test for full text: every word, parted by white space, occurs in some value. */
function textTest(text: string): EventTest {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return (event) => {
    const values = flatten(event)
      .flatMap(({ value }) => leafTexts(value))
      .map((value) => value.toLowerCase());
    return words.every((word) => values.some((value) => value.includes(word)));
  };
}

/** Null for an item that takes no part. */
function activeTest(item: Group | Condition): EventTest | null {
  if (item.disabled) return null;
  if (!isGroup(item)) return conditionTest(item);
  const tests = item.items.map(activeTest).filter((test) => test !== null);
  if (tests.length === 0) return null;
  if (item.op === "and") return (event) => tests.every((test) => test(event));
  if (item.op === "or") return (event) => tests.some((test) => test(event));
  return (event) => !tests.some((test) => test(event));
}

function conditionTest(condition: Condition): EventTest | null {
  const { op, values } = condition;
  if (values.length === 0 && !VALUELESS.includes(op)) return null;
  const textsOf = textsFor(condition);
  if (op === "exists") return (event) => textsOf(event).length > 0;
  if (op === "missing") return (event) => textsOf(event).length === 0;
  const test = operatorTest(op, values, condition.exact === true);
  if (op === "is_not") return (event) => !textsOf(event).some(test);
  return (event) => textsOf(event).some(test);
}

function textsFor({ field, op }: Condition): (event: RawEvent) => string[] {
  if (field === OUTCOME_FIELD) return (event) => [outcomeOf(event).kind];
  const isShallow = (op === "is" || op === "is_not") && fieldInfo(field).searchable === true;
  return (event) => (isShallow ? leafTexts : deepTexts)(valueAt(event, field));
}

/** Texts, numbers and booleans of a value, lists fanned out; null and objects are none. */
function leafTexts(value: unknown, depth = 0): string[] {
  if (Array.isArray(value))
    return depth > DEPTH_MAX ? [] : value.flatMap((item) => leafTexts(item, depth + 1));
  if (typeof value === "string") return [value];
  return typeof value === "number" || typeof value === "boolean" ? [String(value)] : [];
}

/** The same, looking into objects too. */
function deepTexts(value: unknown, depth = 0): string[] {
  if (typeof value !== "object" || value === null) return leafTexts(value);
  return depth > DEPTH_MAX ? [] : Object.values(value).flatMap((item) => deepTexts(item, depth + 1));
}
