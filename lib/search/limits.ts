/**
 * What bounds a search, without the schema that holds it to them: the browser reads and edits searches
 * and has no need of zod for that. The schema (schema.ts) is made from the same figures and patterns.
 */

export const SEARCH_LIMITS = {
  depth: 5,
  conditions: 100,
  valuesPerCondition: 200,
  valueLength: 1_000,
  textLength: 1_000,
  fieldLength: 200,
  services: 40,
  columns: 40,
} as const;

/** The API evaluates `is` and `is_not`; the others need a scan (lib/search/compile.ts tells which). */
export const OPERATORS = [
  "is",
  "is_not",
  "contains",
  "starts_with",
  "ends_with",
  "matches",
  "in_cidr",
  "exists",
  "missing",
  "before",
  "after",
  "greater",
  "less",
] as const;
export type Operator = (typeof OPERATORS)[number];

/** Operators that take no value. */
export const VALUELESS: readonly Operator[] = ["exists", "missing"];

/** A form that a text must have, and what to say when it has not. */
export interface Form {
  pattern: RegExp;
  message: string;
}

/** A dotted path such as `initiated_by.email`, or the virtual field `outcome`. */
export const FIELD_FORM: Form = {
  pattern: /^[A-Za-z0-9_@][A-Za-z0-9_@:-]*(\.[A-Za-z0-9_@:-]+)*$/,
  message: "A field is a dotted path such as initiated_by.email",
};

/** A service's id; the list is open, the upstream adds services. */
export const SERVICE_FORM: Form = {
  pattern: /^[a-z0-9_]{1,60}$/,
  message: "A service is lower-case letters, digits and _",
};

/** A rolling length, or one of the named ranges. */
export const LAST_FORM: Form = {
  pattern: /^(\d{1,5}[smhdw]|today|yesterday|this_week|last_week)$/,
  message: "Write a length such as 15m, 3h or 7d",
};

/** True for a text that can be a field: words of letters, digits and `_ - : @`, joined by dots. */
export function isFieldPath(text: string): boolean {
  return text.length <= SEARCH_LIMITS.fieldLength && FIELD_FORM.pattern.test(text);
}

const INSTANT =
  /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** True for an ISO 8601 date and time with seconds and a zone, on a day that the calendar has. */
export function isInstant(text: string): boolean {
  const day = INSTANT.exec(text)?.[1];
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(`${day}T`);
}
