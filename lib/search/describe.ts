/** A search in words, for pills, saved searches and screen readers. Values are data: show them as text. */
import { formatInstant, startOfDay } from "@/lib/core/zone";
import { isGroup } from "./group";
import { type Operator, VALUELESS } from "./limits";
import { quote } from "./scan";
import type { Condition, Group, Range, Search } from "./schema";
import { RANGE_PRESETS } from "./window";

const WORDS: Record<Operator, string> = {
  is: "is",
  is_not: "is not",
  contains: "contains",
  starts_with: "starts with",
  ends_with: "ends with",
  matches: "matches",
  in_cidr: "is in network",
  exists: "exists",
  missing: "is missing",
  before: "is before",
  after: "is after",
  greater: "is greater than",
  less: "is less than",
};
const UNITS: Record<string, string> = { s: "second", m: "minute", h: "hour", d: "day", w: "week" };
const SHOWN_VALUES = 3;
const SHOWN_LENGTH = 60;

/** The name that a whole value of a field goes by, or the value itself. */
export type ValueWords = (field: string, value: string) => string;
const AS_IT_IS: ValueWords = (_field, value) => value;

/** A condition in three parts that read as a sentence: `client_ip` · `is not` · `10.0.0.8`. */
export interface ConditionWords {
  field: string;
  op: string;
  value: string;
}

/**
 * The words of a condition. Several values read `is any of` · `a, b`, many of them `is` · `any of 12`.
 * `value` is empty for operators that take none and `…` where one is still to be chosen.
 */
export function describeCondition(condition: Condition, wordsOf: ValueWords = AS_IT_IS): ConditionWords {
  const { field, op, exact } = condition;
  const isWhole = op === "is" || op === "is_not";
  const values = isWhole ? condition.values.map((value) => wordsOf(field, value)) : condition.values;
  const base = op === "is_not" && values.length > 1 ? "is" : WORDS[op];
  const words = exact ? `${base} exactly` : base;
  if (VALUELESS.includes(op)) return { field, op: words, value: "" };
  const [only] = values;
  if (only === undefined) return { field, op: words, value: "…" };
  if (values.length === 1) return { field, op: words, value: showValue(only) };
  const among = op === "is_not" ? "none of" : "any of";
  const list = values.map(showListed).join(", ");
  const isShort = values.length <= SHOWN_VALUES && list.length <= SHOWN_LENGTH;
  return isShort
    ? { field, op: `${words} ${among}`, value: list }
    : { field, op: words, value: `${among} ${values.length}` };
}

/** A value as itself, or quoted when it is empty or holds what cannot be seen. */
function showValue(value: string): string {
  const quoted = quote(value);
  const hasHidden = quoted.length - 2 !== value.replace(/["\\]/g, "$&$&").length;
  return hasHidden || value.trim() !== value || value === "" ? quoted : value;
}

function showListed(value: string): string {
  return value.includes(",") ? quote(value) : showValue(value);
}

/** A condition as one phrase; `off: ` in front when it is disabled. */
export function conditionText(condition: Condition, wordsOf: ValueWords = AS_IT_IS): string {
  const { field, op, value } = describeCondition(condition, wordsOf);
  return [condition.disabled ? "off:" : "", field, op, value].filter((part) => part !== "").join(" ");
}

/** What a group asks of its items: `all of 3`, `any of 2`, `none of 4`. */
export function groupLabel({ op, items }: Group): string {
  const words = { and: "all of", or: "any of", not: "none of" } as const;
  return `${words[op]} ${items.length}`;
}

/** A group as one phrase: `event_type is a and (client_ip is x or client_ip is y)`; empty for an empty one. */
export function describeGroup(group: Group, wordsOf: ValueWords = AS_IT_IS): string {
  const parts = group.items.map((item) => {
    if (!isGroup(item)) return conditionText(item, wordsOf);
    const inner = describeGroup(item, wordsOf) || "nothing chosen";
    return item.op === "not" ? inner : `(${inner})`;
  });
  const off = group.disabled ? "off: " : "";
  if (group.op === "not") return `${off}not (${parts.join(" or ")})`;
  return off + parts.join(` ${group.op} `);
}

/** A range in words: `Last 24 hours`, `Yesterday`, `2026-11-20`, `2026-11-20 14:00 to 2026-11-20 15:30`. */
export function describeRange(range: Range, zone: string): string {
  if ("last" in range) return describeLast(range.last);
  const from = Date.parse(range.from);
  const to = Date.parse(range.to);
  if (startOfDay(from, zone) === from && startOfDay(to, zone) === to) {
    const first = formatInstant(from, zone, "day");
    const last = formatInstant(to - 1, zone, "day");
    return first === last ? first : `${first} to ${last}`;
  }
  return `${showInstant(from, zone)} to ${showInstant(to, zone)}`;
}

function describeLast(last: string): string {
  const preset = RANGE_PRESETS.find((known) => known.last === last);
  if (preset) return preset.label;
  const count = Number(last.slice(0, -1));
  const unit = UNITS[last.at(-1) ?? ""] ?? "";
  return count === 1 ? `Last ${unit}` : `Last ${count} ${unit}s`;
}

function showInstant(ms: number, zone: string): string {
  if (ms % 1_000 !== 0) return formatInstant(ms, zone, "date-time-ms");
  return formatInstant(ms, zone, ms % 60_000 === 0 ? "day-time" : "date-time");
}

/** A whole search in one line: range, services, text and conditions, parted by ` · `. */
export function describeSearch(search: Search, zone: string, wordsOf: ValueWords = AS_IT_IS): string {
  const { services, range, text, where } = search;
  const isAll = services.length === 1 && services[0] === "all";
  const parts = [
    describeRange(range, zone),
    isAll ? "all services" : services.join(", "),
    text === undefined ? "" : `text ${quote(text)}`,
    describeGroup(where, wordsOf),
  ];
  return parts.filter((part) => part !== "").join(" · ");
}
