/** A condition while it is edited: what it may become, and what is wrong with it. */
import { parseInstant } from "@/lib/core/time";
import { operatorTest } from "@/lib/search/compare";
import { refusalOf } from "@/lib/search/compile";
import { OPERATORS, type Operator, SEARCH_LIMITS, VALUELESS } from "@/lib/search/limits";
import type { Condition } from "@/lib/search/schema";

const LABELS: Record<Operator, string> = {
  is: "is, or is any of",
  is_not: "is not, is none of",
  contains: "contains",
  starts_with: "starts with",
  ends_with: "ends with",
  matches: "matches a pattern (* and ?)",
  in_cidr: "is in a network (CIDR)",
  exists: "has a value",
  missing: "has no value",
  before: "is before",
  after: "is after",
  greater: "is greater than",
  less: "is less than",
};

export interface OperatorChoice {
  op: Operator;
  label: string;
  /** Why JumpCloud cannot evaluate it, so that events are read and checked here; or null. */
  refusal: string | null;
}

/** Every operator for a field, with what it costs. */
export function operatorChoices(field: string): OperatorChoice[] {
  return OPERATORS.map((op) => {
    const values = VALUELESS.includes(op) ? [] : ["1"];
    return { op, label: LABELS[op], refusal: refusalOf({ field, op, values }) };
  });
}

/** The condition that says the opposite, where there is one; else null. */
export function negated(condition: Condition): Condition | null {
  const opposites: Partial<Record<Operator, Operator>> = {
    is: "is_not",
    is_not: "is",
    exists: "missing",
    missing: "exists",
  };
  const op = opposites[condition.op];
  return op === undefined ? null : { ...condition, op };
}

/** The condition with one more value; the same when it holds that value already. */
export function withValue(condition: Condition, value: string): Condition {
  return condition.values.includes(value)
    ? condition
    : { ...condition, values: [...condition.values, value] };
}

/** The condition without a value. */
export function withoutValue(condition: Condition, value: string): Condition {
  return { ...condition, values: condition.values.filter((one) => one !== value) };
}

/** The condition with or without regard to case. */
export function withCase(condition: Condition, isExact: boolean): Condition {
  const { exact: _old, ...rest } = condition;
  return isExact ? { ...rest, exact: true } : rest;
}

/** What keeps a condition from being used, in words that tell how to mend it, or null. */
export function faultOf(condition: Condition): string | null {
  const { op, values } = condition;
  if (!VALUELESS.includes(op) && values.length === 0) return "Choose or type at least one value.";
  if (values.length > SEARCH_LIMITS.valuesPerCondition)
    return `At most ${SEARCH_LIMITS.valuesPerCondition} values fit in one condition.`;
  return values.map((value) => valueFault(op, value)).find((fault) => fault !== null) ?? null;
}

const NUMBER = /^\s*[+-]?\d+(\.\d+)?\s*$/;

/** A value that its operator could not read would match nothing, and nobody would know why. */
function valueFault(op: Operator, value: string): string | null {
  if (value.length > SEARCH_LIMITS.valueLength)
    return `A value has at most ${SEARCH_LIMITS.valueLength} characters.`;
  if (op === "in_cidr" && !isNetwork(value))
    return `“${value}” is no network. Write one such as 10.0.0.0/8 or 2001:db8::/32.`;
  if ((op === "greater" || op === "less") && !NUMBER.test(value)) return `“${value}” is no number.`;
  if ((op === "before" || op === "after") && !isInstant(value)) {
    return `“${value}” is no time. Write one such as 2026-11-20 or 2026-11-20T14:00:00Z.`;
  }
  return null;
}

/** A network that can be read holds its own address. */
function isNetwork(value: string): boolean {
  const [address = ""] = value.split("/");
  return operatorTest("in_cidr", [value], false)(address);
}

function isInstant(value: string): boolean {
  return parseInstant(/^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00:00Z` : value) !== null;
}

/** Values of a pasted list: one per line or per tab, each once; commas may belong to a value. */
export function pastedValues(text: string): string[] {
  const parts = text.split(/[\n\r\t]+/).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ""))];
}
