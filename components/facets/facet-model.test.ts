import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import { exclude, include, release } from "@/lib/search/edit";
import type { Condition, Group, Search } from "@/lib/search/schema";
import { facetRows, marksOf, sectionsOf, shownRows, trustOf, withoutField } from "./facet-model";

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

  const placed = (marks: Group["items"], ...pins: string[]) => ({
    marks: marksOf(searchOf({ op: "and", items: marks }), "x"),
    pins,
  });
  const namesOf = (rows: { value: string }[]) => rows.map(({ value }) => value);

  test("keep the answer's order and list what is chosen or pinned but absent", () => {
    const placing = placed([is("x", "C", "gone")], "B", "away", "GONE");
    expect(facetRows({ values, other: 0 }, placing)).toEqual([
      { value: "a", count: 40, mark: null, isPinned: false },
      { value: "b", count: 39, mark: null, isPinned: true },
      { value: "c", count: 38, mark: "included", isPinned: false },
      { value: "d", count: 37, mark: null, isPinned: false },
      { value: "away", count: 0, mark: null, isPinned: true },
      { value: "gone", count: 0, mark: "included", isPinned: true },
    ]);
    expect(facetRows({ values, other: 7 }, placing).at(-1)?.count).toBeNull();
  });

  test("list what stood there before too", () => {
    const rows = facetRows({ values: [], other: 0 }, placed([]), placed([is("x", "gone")], "away"));
    expect(rows).toEqual(["away", "gone"].map((value) => ({ value, count: 0, mark: null, isPinned: false })));
  });

  test("are cut at the limit, but never the chosen, the pinned and those that were", () => {
    const rows = facetRows({ values, other: 0 }, placed([isNot("x", "d")]));
    expect(namesOf(shownRows(rows, "", 2))).toEqual(["a", "b", "d"]);
    expect(namesOf(shownRows(rows, " B ", 2))).toEqual(["b"]);
    expect(namesOf(shownRows(rows, "", 1, placed([is("x", "B")])))).toEqual(["a", "b", "d"]);
    expect(namesOf(shownRows(facetRows({ values, other: 0 }, placed([], "C")), "", 1))).toEqual(["a", "c"]);
  });

  test("stand in sections: chosen, pinned as they were pinned, others", () => {
    const placing = placed([is("x", "c"), isNot("x", "B")], "D", "a", "b");
    const sections = sectionsOf(
      facetRows({ values: [...values, { value: "e", count: 1 }], other: 0 }, placing),
      placing,
    );
    expect(sections.map(({ name, rows }) => [name, namesOf(rows)])).toEqual([
      ["chosen", ["b", "c"]],
      ["pinned", ["d", "a"]],
      ["other", ["e"]],
    ]);
    expect(sectionsOf(facetRows({ values, other: 0 }, placed([])), placed([]))).toHaveLength(1);
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
