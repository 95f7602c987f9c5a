import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import { exclude, include, release } from "@/lib/search/edit";
import type { Condition, Group, Search } from "@/lib/search/schema";
import { facetRows, marksOf, shownRows, trustOf, withoutField } from "./facet-model";

const searchOf = (where: Group): Search => ({ ...DEFAULT_SEARCH, where });
const is = (field: string, ...values: string[]): Condition => ({ field, op: "is", values });
const isNot = (field: string, ...values: string[]): Condition => ({ field, op: "is_not", values });

describe("marks", () => {
  test("come from the bar's plain conditions, without regard to case", () => {
    const search = searchOf({
      op: "and",
      items: [is("service", "SSO", "radius"), isNot("service", "ldap"), is("client_ip", "1.2.3.4")],
    });
    expect([...marksOf(search, "service")]).toEqual([
      ["sso", { value: "SSO", mark: "included" }],
      ["radius", { value: "radius", mark: "included" }],
      ["ldap", { value: "ldap", mark: "excluded" }],
    ]);
  });

  test.each<[string, Group]>([
    ["switched off", { op: "and", items: [{ ...is("service", "sso"), disabled: true }] }],
    ["inside a group", { op: "and", items: [{ op: "or", items: [is("service", "sso")] }] }],
    ["in an outermost or", { op: "or", items: [is("service", "sso")] }],
    ["another operator", { op: "and", items: [{ field: "service", op: "contains", values: ["sso"] }] }],
  ])("not from a condition %s", (_name, where) => {
    expect(marksOf(searchOf(where), "service").size).toBe(0);
    expect(withoutField(searchOf(where), "service").where).toEqual(where);
  });

  test("follow include, exclude and release, and a facet's own search never changes by them", () => {
    const value = fc.constantFrom("sso", "LDAP", "radius");
    const step = fc.tuple(fc.constantFrom(include, exclude, release), value);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), value, (steps, last) => {
        const start = searchOf({ op: "and", items: [is("client_ip", "1.2.3.4")] });
        const search = steps.reduce((now, [edit, v]) => edit(now, "service", v), start);
        expect(withoutField(search, "service")).toEqual(start);
        const key = last.toLowerCase();
        expect(marksOf(include(search, "service", last), "service").get(key)?.mark).toBe("included");
        expect(marksOf(release(search, "service", last), "service").has(key)).toBe(false);
      }),
    );
  });
});

describe("rows", () => {
  const values = ["a", "b", "c", "d"].map((value, n) => ({ value, count: 40 - n }));

  test("keep the answer's order and list what is chosen but absent", () => {
    const marks = marksOf(searchOf({ op: "and", items: [is("x", "C", "gone")] }), "x");
    expect(facetRows({ values, other: 0 }, marks)).toEqual([
      { value: "a", count: 40, mark: null },
      { value: "b", count: 39, mark: null },
      { value: "c", count: 38, mark: "included" },
      { value: "d", count: 37, mark: null },
      { value: "gone", count: 0, mark: "included" },
    ]);
    expect(facetRows({ values, other: 7 }, marks).at(-1)?.count).toBeNull();
  });

  test("are cut at the limit, but never the chosen ones", () => {
    const marks = marksOf(searchOf({ op: "and", items: [isNot("x", "d")] }), "x");
    const rows = facetRows({ values, other: 0 }, marks);
    expect(shownRows(rows, "", 2).map(({ value }) => value)).toEqual(["a", "b", "d"]);
    expect(shownRows(rows, " B ", 2).map(({ value }) => value)).toEqual(["b"]);
  });
});

test.each([
  [{ errorBound: 0, ignores: [] }, ["exact"]],
  [{ errorBound: 0, ignores: ["text"] }, ["ignores text"]],
  [
    { errorBound: 1_200, ignores: ["text", "useragent.name"] },
    ["ignores text", "ignores useragent.name", "± 1,200"],
  ],
])("%j is said as %j", (answer, words) => {
  expect(trustOf(answer)).toEqual(words);
});
