import { describe, expect, it } from "vitest";
import { DEFAULT_SEARCH } from "./defaults";
import { countConditions, depthOf } from "./group";
import { Group, Search, Window } from "./schema";

const condition = { field: "a", op: "is", values: ["x"] };
const nested = (levels: number): unknown =>
  levels === 0 ? condition : { op: "and", items: [nested(levels - 1)] };
const issuesOf = (where: unknown) => {
  const result = Search.safeParse({ ...DEFAULT_SEARCH, where });
  return result.success ? [] : result.error.issues.map(({ path, message }) => [path.join("."), message]);
};

describe("Search", () => {
  it("takes the default", () => {
    expect(Search.parse(DEFAULT_SEARCH)).toEqual(DEFAULT_SEARCH);
  });

  it.each<[string, object]>([
    ["an unknown key", { extra: 1 }],
    ["another version", { v: 2 }],
    ["no services", { services: [] }],
    ["a service in capitals", { services: ["SSO"] }],
    ["a range without sense", { range: { last: "soon" } }],
    [
      "both kinds of range",
      { range: { last: "1h", from: "2026-11-20T00:00:00Z", to: "2026-11-21T00:00:00Z" } },
    ],
    ["a range without a zone", { range: { from: "2026-11-20T00:00:00", to: "2026-11-21T00:00:00Z" } }],
    ["a field with a space", { columns: ["a b"] }],
    ["a text without end", { text: "x".repeat(1_001) }],
  ])("refuses %s", (_name, part) => {
    expect(Search.safeParse({ ...DEFAULT_SEARCH, ...part }).success).toBe(false);
  });

  it("names the place of a fault below groups", () => {
    expect(issuesOf({ op: "and", items: [{ op: "or", items: [{ ...condition, field: "a b" }] }] })).toEqual([
      ["where.items.0.items.0.field", "A field is a dotted path such as initiated_by.email"],
    ]);
    expect(issuesOf({ op: "and", items: [{ ...condition, op: "like" }] })).toEqual([
      ["where.items.0.op", expect.stringContaining("op is not known")],
    ]);
  });

  it("holds depth and number of conditions, whatever comes", () => {
    expect(issuesOf(nested(5))).toEqual([]);
    expect(issuesOf(nested(6)).map(([, message]) => message)).toEqual(["Groups nest at most 5 deep"]);
    const many = (count: number) => ({
      op: "or",
      items: Array.from({ length: 10 }, () => ({
        op: "and",
        items: Array.from({ length: count }, () => condition),
      })),
    });
    expect(issuesOf(many(10))).toEqual([]);
    expect(issuesOf(many(11))).toEqual([["where", "A search has at most 100 conditions"]]);
    let endless: unknown = condition;
    for (let i = 0; i < 20_000; i++) endless = { op: "and", items: [endless] };
    expect(issuesOf(endless).length).toBeGreaterThan(0);
  });
});

describe("Window", () => {
  it("is in UTC", () => {
    expect(
      Window.safeParse({ start: "2026-11-20T00:00:00.000Z", end: "2026-11-21T00:00:00.000Z" }).success,
    ).toBe(true);
    expect(
      Window.safeParse({ start: "2026-11-20T00:00:00+01:00", end: "2026-11-21T00:00:00.000Z" }).success,
    ).toBe(false);
  });
});

describe("countConditions and depthOf", () => {
  it("count at every level", () => {
    const group = Group.parse({
      op: "and",
      items: [condition, { op: "or", items: [condition, { op: "not", items: [] }] }],
    });
    expect([countConditions(group), depthOf(group)]).toEqual([2, 3]);
  });
});
