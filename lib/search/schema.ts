/**
 * The search: what the user edits, the address bar holds and a saved search stores. Plain JSON, no
 * dates, sets, ids or state of the screen. Relative ranges stay relative; a window is fixed per run.
 *
 * Only servers and tests import the schemas; the browser takes the types alone, as zod is a large part of
 * what it would have to load (limits.ts and group.ts have what it needs).
 */
import * as z from "zod/mini";
import type * as group from "./group";
import { countConditions } from "./group";
import { FIELD_FORM, type Form, LAST_FORM, OPERATORS, SEARCH_LIMITS, SERVICE_FORM } from "./limits";

const formed = ({ pattern, message }: Form) => z.regex(pattern, message);

/** A dotted path such as `initiated_by.email`, or the virtual field `outcome`. */
export const FieldPath = z
  .string()
  .check(z.minLength(1), z.maxLength(SEARCH_LIMITS.fieldLength), formed(FIELD_FORM));

export const Condition = z.strictObject({
  field: FieldPath,
  op: z.enum(OPERATORS),
  values: z
    .array(z.string().check(z.maxLength(SEARCH_LIMITS.valueLength)))
    .check(z.maxLength(SEARCH_LIMITS.valuesPerCondition)),
  exact: z.optional(z.literal(true)),
  disabled: z.optional(z.literal(true)),
}) satisfies z.ZodMiniType<group.Condition>;
export type Condition = group.Condition;

export type Group = group.Group;

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

export const Group: z.ZodMiniType<Group> = groupOfDepth(SEARCH_LIMITS.depth).check(
  z.refine(
    (root) => countConditions(root) <= SEARCH_LIMITS.conditions,
    `A search has at most ${SEARCH_LIMITS.conditions} conditions`,
  ),
);

/**
 * `last`: a rolling length, digits and one of `m h d w`, or a named range (`today`, `yesterday`,
 * `this_week`, `last_week`). `from`/`to`: ISO 8601 instants in UTC.
 */
export const Range = z.union([
  z.strictObject({ last: z.string().check(formed(LAST_FORM)) }),
  z.strictObject({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) }),
]);
export type Range = z.infer<typeof Range>;

const ServiceId = z.string().check(formed(SERVICE_FORM));

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
