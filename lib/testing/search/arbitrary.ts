/** Random searches for property tests: any shape that the schema allows, and nastier text than users type. */
import fc from "fast-check";
import { OPERATORS, VALUELESS } from "@/lib/search/limits";
import type { Condition, Group, Search } from "@/lib/search/schema";

const FIELDS = [
  "client_ip",
  "event_type",
  "initiated_by.email",
  "outer.eap_type",
  "success",
  "@version",
  "a-b.c_d",
  "urn:x:y.z",
  "and",
  "Not",
  "off",
  "any",
  "exact",
  "contains",
  "0",
];
const NASTY = [
  "",
  "and",
  "NOT",
  "exact",
  "off",
  "a,b",
  'say "hi"',
  "back\\slash",
  "(x)",
  ")",
  "a:b",
  "a b",
  "new\nline",
  "tab\t",
  "é🎉👩‍👩‍👧",
  "\u202eabc",
  "\ud800",
  "%2B+&=#",
  "*",
  "'",
  "10.0.0.0/8",
  "fe80::1",
  "\u0000",
  "İ",
  " ",
];

const field = fc.constantFrom(...FIELDS);
/** Any UTF-16 units, half pairs and controls among them. */
export function wildText(maxLength = 20): fc.Arbitrary<string> {
  return fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength })
    .map((units) => String.fromCharCode(...units));
}

const value = fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 12 }), wildText(8));
const flag = (key: "exact" | "disabled") => fc.boolean().map((on) => (on ? { [key]: true as const } : {}));

/** Any condition; the operators that take no value get none. */
export const anyCondition: fc.Arbitrary<Condition> = fc
  .tuple(
    field,
    fc.constantFrom(...OPERATORS),
    fc.array(value, { maxLength: 4 }),
    flag("exact"),
    flag("disabled"),
  )
  .map(([path, op, values, exact, disabled]) => ({
    field: path,
    op,
    values: VALUELESS.includes(op) ? [] : values,
    ...exact,
    ...disabled,
  }));

/** Any group up to `levels` deep, empty, single and disabled ones among them, with leaves from `leaf`. */
export function groupOf(leaf: fc.Arbitrary<Condition>, levels: number): fc.Arbitrary<Group> {
  const item =
    levels > 1
      ? fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 2, arbitrary: groupOf(leaf, levels - 1) })
      : leaf;
  return fc
    .tuple(
      fc.constantFrom("and" as const, "or" as const, "not" as const),
      fc.array(item, { maxLength: 3 }),
      fc.integer({ max: 9, min: 0 }),
    )
    .map(([op, items, dice]) => ({ op, items, ...(dice === 0 && { disabled: true as const }) }));
}

/** Any group within the schema's limits. */
export const anyGroup: fc.Arbitrary<Group> = groupOf(anyCondition, 4);

const instant = fc
  .date({ min: new Date("1990-01-01T00:00:00Z"), max: new Date("2100-01-01T00:00:00Z"), noInvalidDate: true })
  .chain((date) =>
    fc.constantFrom(
      date.toISOString(),
      date.toISOString().replace("Z", "+05:45"),
      date.toISOString().replace("Z", "999Z"),
    ),
  );

const range = fc.oneof(
  fc
    .constantFrom("24h", "15m", "007d", "0h", "today", "yesterday", "this_week", "last_week", "99999w")
    .map((last) => ({ last })),
  fc.record({ from: instant, to: instant }),
);

/** Any search that the schema accepts. */
export const anySearch: fc.Arbitrary<Search> = fc.record(
  {
    v: fc.constant(1 as const),
    services: fc.array(fc.constantFrom("all", "directory", "sso", "radius", "alerts", "x_1"), {
      minLength: 1,
      maxLength: 4,
    }),
    range,
    where: anyGroup,
    sort: fc.constantFrom("asc" as const, "desc" as const),
    text: value,
    columns: fc.array(field, { maxLength: 5 }),
    breakdown: field,
  },
  { requiredKeys: ["v", "services", "range", "where", "sort"] },
);
