import { describe, expect, it } from "vitest";
import { DEFAULT_SEARCH } from "./defaults";
import { describeCondition, describeGroup, describeRange, describeSearch, groupLabel } from "./describe";
import type { Operator } from "./limits";
import type { Condition, Group, Range } from "./schema";

const condition = (op: Operator, values: string[], extra: Partial<Condition> = {}): Condition => ({
  field: "client_ip",
  op,
  values,
  ...extra,
});

describe("describeCondition", () => {
  it.each<[Condition, string, string]>([
    [condition("is", ["10.0.0.8"]), "is", "10.0.0.8"],
    [condition("is_not", ["10.0.0.8"]), "is not", "10.0.0.8"],
    [condition("is", ["a", "b"]), "is any of", "a, b"],
    [condition("is_not", ["a", "b"]), "is none of", "a, b"],
    [condition("is", ["a", "b", "c", "d"]), "is", "any of 4"],
    [condition("is_not", ["a", "b", "c", "d"]), "is", "none of 4"],
    [condition("is", ["x".repeat(40), "y".repeat(40)]), "is", "any of 2"],
    [condition("is", ["A"], { exact: true }), "is exactly", "A"],
    [condition("is_not", ["A", "B"], { exact: true }), "is exactly none of", "A, B"],
    [condition("contains", ["a", "b"]), "contains any of", "a, b"],
    [condition("exists", []), "exists", ""],
    [condition("missing", []), "is missing", ""],
    [condition("is", []), "is", "…"],
    [condition("is", [""]), "is", '""'],
    [condition("is", [" a"]), "is", '" a"'],
    [condition("is", ["a\nb"]), "is", '"a\\nb"'],
    [condition("is", ['say "hi" \\']), "is", 'say "hi" \\'],
    [condition("is", ["\u202egnp.exe"]), "is", '"\\u{202e}gnp.exe"'],
    [condition("is", ["a,b", "c"]), "is any of", '"a,b", c'],
  ])("says %o", (input, op, value) => {
    expect(describeCondition(input)).toEqual({ field: "client_ip", op, value });
  });
});

describe("describeGroup", () => {
  const inner: Group = {
    op: "or",
    items: [condition("is", ["a"]), condition("is", ["b"], { disabled: true })],
  };
  it.each<[Group, string]>([
    [{ op: "and", items: [] }, ""],
    [
      { op: "and", items: [condition("is", ["a"]), inner] },
      "client_ip is a and (client_ip is a or off: client_ip is b)",
    ],
    [
      { op: "and", items: [{ op: "not", items: [condition("is", ["a"]), condition("is", ["b"])] }] },
      "not (client_ip is a or client_ip is b)",
    ],
    [{ op: "and", items: [{ op: "or", items: [] }] }, "(nothing chosen)"],
  ])("says %o", (group, text) => {
    expect(describeGroup(group)).toBe(text);
  });

  it("labels a group by what it asks", () => {
    expect([groupLabel(inner), groupLabel({ op: "not", items: [] })]).toEqual(["any of 2", "none of 0"]);
  });
});

describe("describeRange", () => {
  it.each<[Range, string]>([
    [{ last: "24h" }, "Last 24 hours"],
    [{ last: "1h" }, "Last hour"],
    [{ last: "1w" }, "Last week"],
    [{ last: "90m" }, "Last 90 minutes"],
    [{ last: "yesterday" }, "Yesterday"],
    [{ from: "2026-11-19T18:15:00Z", to: "2026-11-20T18:15:00Z" }, "2026-11-20"],
    [{ from: "2026-11-17T18:15:00Z", to: "2026-11-20T18:15:00Z" }, "2026-11-18 to 2026-11-20"],
    [{ from: "2026-11-20T08:15:00Z", to: "2026-11-20T09:45:07Z" }, "2026-11-20 14:00 to 2026-11-20 15:30:07"],
    [
      { from: "2026-11-20T08:15:00.250Z", to: "2026-11-20T09:45:00Z" },
      "2026-11-20 14:00:00.250 to 2026-11-20 15:30",
    ],
  ])("says %o", (range, text) => {
    expect(describeRange(range, "Asia/Kathmandu")).toBe(text);
  });
});

it("names values by the words that they go by, in groups too", () => {
  const is = (value: string): Condition => ({ field: "organization", op: "is", values: [value] });
  const where: Group = { op: "and", items: [is("1"), { op: "or", items: [is("2"), is("3")] }] };
  const wordsOf = (field: string, value: string) => (field === "organization" ? `Org ${value}` : value);
  const text = "organization is Org 1 and (organization is Org 2 or organization is Org 3)";
  expect(describeGroup(where, wordsOf)).toBe(text);
  expect(describeSearch({ ...DEFAULT_SEARCH, where }, "UTC", wordsOf)).toBe(
    `Last 24 hours · all services · ${text}`,
  );
});

describe("describeSearch", () => {
  it("says the whole search in a line", () => {
    expect(describeSearch(DEFAULT_SEARCH, "UTC")).toBe("Last 24 hours · all services");
    const full = {
      ...DEFAULT_SEARCH,
      services: ["directory", "sso"],
      text: 'a "b"',
      where: { op: "and" as const, items: [condition("is", ["x"])] },
    };
    expect(describeSearch(full, "UTC")).toBe(
      'Last 24 hours · directory, sso · text "a \\"b\\"" · client_ip is x',
    );
  });
});
