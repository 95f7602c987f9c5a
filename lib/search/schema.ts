/**
 * The search: what the user edits, the address bar holds and a saved search stores. Plain JSON, no
 * dates, sets, ids or state of the screen. Relative ranges stay relative; a window is fixed per run.
 */
import * as z from "zod/mini";

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

/** A dotted path such as `initiated_by.email`, or the virtual field `outcome`. */
export const FieldPath = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(SEARCH_LIMITS.fieldLength),
    z.regex(
      /^[A-Za-z0-9_@][A-Za-z0-9_@:-]*(\.[A-Za-z0-9_@:-]+)*$/,
      "A field is a dotted path such as initiated_by.email",
    ),
  );

/**
 * `values` is any-of for `is` and none-of for `is_not`. `exact` keeps upper case (values are lower-cased
 * otherwise, as the API stores them so). `disabled` conditions stay in the search but take no part.
 */
export const Condition = z.strictObject({
  field: FieldPath,
  op: z.enum(OPERATORS),
  values: z
    .array(z.string().check(z.maxLength(SEARCH_LIMITS.valueLength)))
    .check(z.maxLength(SEARCH_LIMITS.valuesPerCondition)),
  exact: z.optional(z.literal(true)),
  disabled: z.optional(z.literal(true)),
});
export type Condition = z.infer<typeof Condition>;

export interface Group {
  op: "and" | "or" | "not";
  items: (Group | Condition)[];
  disabled?: true | undefined;
}

const GroupOp = z.enum(["and", "or", "not"]);

const TooDeep = z
  .strictObject({ op: GroupOp, items: z.unknown(), disabled: z.optional(z.unknown()) })
  .check(z.refine(() => false, { error: `Groups nest at most ${SEARCH_LIMITS.depth} deep`, abort: true }));

/** Built level by level and not lazily, so that no input, however deep, can exhaust the stack. */
function groupOfDepth(levels: number): z.ZodMiniType<Group> {
  const inner = levels > 1 ? groupOfDepth(levels - 1) : TooDeep;
  const item = z.discriminatedUnion(
    "op",
    [Condition, inner as z.ZodMiniObject],
    "An item is a condition or a group: its op is not known",
  );
  return z.strictObject({
    op: GroupOp,
    items: z.array(item).check(z.maxLength(SEARCH_LIMITS.conditions)),
    disabled: z.optional(z.literal(true)),
  }) as unknown as z.ZodMiniType<Group>;
}

/** Conditions joined: all of (`and`), any of (`or`), none of (`not`). Empty groups are no constraint. */
export const Group: z.ZodMiniType<Group> = groupOfDepth(SEARCH_LIMITS.depth).check(
  z.refine(
    (group) => countConditions(group) <= SEARCH_LIMITS.conditions,
    `A search has at most ${SEARCH_LIMITS.conditions} conditions`,
  ),
);

/**
 * `last`: a rolling length, digits and one of `m h d w`, or a named range (`today`, `yesterday`,
 * `this_week`, `last_week`). `from`/`to`: ISO 8601 instants in UTC.
 */
export const Range = z.union([
  z.strictObject({
    last: z
      .string()
      .check(
        z.regex(
          /^(\d{1,5}[smhdw]|today|yesterday|this_week|last_week)$/,
          "Write a length such as 15m, 3h or 7d",
        ),
      ),
  }),
  z.strictObject({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) }),
]);
export type Range = z.infer<typeof Range>;

/** A service's id; the list is open, the upstream adds services. */
export const ServiceId = z
  .string()
  .check(z.regex(/^[a-z0-9_]{1,60}$/, "A service is lower-case letters, digits and _"));

export const Search = z.strictObject({
  v: z.literal(1),
  services: z.array(ServiceId).check(z.minLength(1), z.maxLength(SEARCH_LIMITS.services)),
  range: Range,
  text: z.optional(z.string().check(z.maxLength(SEARCH_LIMITS.textLength))),
  where: Group,
  sort: z.enum(["desc", "asc"]),
  columns: z.optional(z.array(FieldPath).check(z.maxLength(SEARCH_LIMITS.columns))),
  breakdown: z.optional(FieldPath),
});
export type Search = z.infer<typeof Search>;

/** The absolute start (inclusive) and end of one run, ISO 8601 in UTC with milliseconds. */
export const Window = z.strictObject({ start: z.iso.datetime(), end: z.iso.datetime() });
export type Window = z.infer<typeof Window>;

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
