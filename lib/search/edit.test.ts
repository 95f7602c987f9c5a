import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyCondition, anySearch } from "@/lib/testing/search/arbitrary";
import { DEFAULT_SEARCH } from "./defaults";
import * as edit from "./edit";
import { matchesGroup } from "./match";
import { normaliseSearch } from "./normalise";
import { Search } from "./schema";
import { parseWhere, printWhere } from "./text";
import { itemAt } from "./tree";

const where = (text: string): Search => ({ ...DEFAULT_SEARCH, where: parseWhere(text).where });
const text = (search: Search) => printWhere(search.where);

describe("include, exclude and only", () => {
  it.each([
    ["", "a:x"],
    ["b:1", "b:1 and a:x"],
    ["a:y", "a:(y,x)"],
    ["a:y and b:1", "a:(y,x) and b:1"],
    ["off a:y", "off a:y and a:x"],
    ["exact a:y", "exact a:(y,x)"],
    ["not a:x", "a:x"],
    ["not a:(x,y) and b:1", "not a:y and b:1 and a:x"],
    ["a contains y", "a contains y and a:x"],
    ["a:1 or b:2", "(a:1 or b:2) and a:x"],
    ["*any()", "a:x"],
    ["*not (b:1)", "not (b:1) and a:x"],
    ["*off (b:1 and c:2)", "off (b:1 and c:2) and a:x"],
  ])("include makes %s into %s", (before, after) => {
    expect(text(edit.include(where(before), "a", "x"))).toBe(after);
  });

  it.each([
    ["", "not a:x"],
    ["not a:y", "not a:(y,x)"],
    ["a:x", "not a:x"],
    ["a:(x,y) and b:1", "a:y and b:1"],
    ["a:y", "a:y and not a:x"],
    ["a:1 or b:2", "(a:1 or b:2) and not a:x"],
  ])("exclude makes %s into %s", (before, after) => {
    expect(text(edit.exclude(where(before), "a", "x"))).toBe(after);
  });

  it.each([
    ["a:x and b:1", "b:1"],
    ["a:(x,y)", "a:y"],
    ["not a:(X,y)", "not a:y"],
    ["a:x and not a:x and off a:x", "off a:x"],
  ])("release makes %s into %s", (before, after) => {
    expect(text(edit.release(where(before), "a", "x"))).toBe(after);
  });

  it.each([
    ["", "a missing"],
    ["a:x and b:1 and not a:y", "b:1 and a missing"],
    ["a contains x", "a contains x and a missing"],
    ["b:1 and a missing", "b:1"],
    ["off a missing", "off a missing and a missing"],
  ])("the wish for events without a makes %s into %s", (before, after) => {
    const wished = edit.toggleMissing(where(before), "a");
    expect(text(wished)).toBe(after);
    expect(edit.isMissingAsked(wished, "a")).toBe(!edit.isMissingAsked(where(before), "a"));
  });

  it("a value takes that wish back, an exclusion does not", () => {
    expect(text(edit.include(where("a missing and b:1"), "a", "x"))).toBe("b:1 and a:x");
    expect(text(edit.exclude(where("a missing"), "a", "x"))).toBe("a missing and not a:x");
  });

  it.each([
    ["", "a:x and b:y"],
    ["c:1", "c:1 and a:x and b:y"],
    ["off b:y and c:1", "off b:y and c:1 and a:x"],
    ["c:1 or d:2", "(c:1 or d:2) and a:x and b:y"],
  ])("conditions that shall hold too make %s into %s", (before, after) => {
    const conditions = (["a", "b"] as const).map((field, at) => ({
      field,
      op: "is" as const,
      values: ["xy".charAt(at)],
    }));
    const more = edit.withConditions(where(before), conditions);
    expect(text(more)).toBe(after);
    expect(edit.withConditions(more, conditions)).toBe(more);
  });

  it("only leaves one condition, and the rest of the search", () => {
    const before: Search = { ...where("a:1 or b:2"), text: "q", range: { last: "7d" } };
    expect(edit.only(before, "a", "x")).toEqual({ ...before, where: where("a:x").where });
  });

  it.each<[string, (search: Search) => Search]>([
    ["a:x", (s) => edit.include(s, "a", "x")],
    ["a:X", (s) => edit.include(s, "a", "x")],
    ["not a:(x,y)", (s) => edit.exclude(s, "a", "x")],
    ["a:x", (s) => edit.only(s, "a", "x")],
    ["a:x or b:1", (s) => edit.release(s, "a", "x")],
    ["a:y", (s) => edit.release(s, "a", "x")],
    ["a:x", (s) => edit.include(s, "a key with spaces", "x")],
    ["a:x", (s) => edit.only(s, "a", "x".repeat(1_001))],
    [`a:(${Array.from({ length: 200 }, (_, n) => n).join(",")})`, (s) => edit.include(s, "a", "x")],
    ["a:1 and ".repeat(99).concat("a:1"), (s) => edit.exclude(s, "b", "x")],
  ])("%s is left as it is, by reference, when nothing changes", (before, change) => {
    const search = where(before);
    expect(change(search)).toBe(search);
  });

  it("knows what cannot become a condition", () => {
    expect(edit.canFilter("initiated_by.email", "x")).toBe(true);
    expect(edit.canFilter("a key", "x")).toBe(false);
    expect(edit.canFilter("a", "x".repeat(1_001))).toBe(false);
  });

  it("select as they say, whatever the search was", () => {
    const field = fc.constantFrom("client_ip", "event_type", "success");
    const value = fc.constantFrom("a", "B", "10.0.0.8");
    fc.assert(
      fc.property(anySearch, field, value, (search, path, chosen) => {
        const event = { [path]: chosen };
        const included = edit.include(search, path, chosen);
        const excluded = edit.exclude(search, path, chosen);
        if (excluded !== search) expect(matchesGroup(event, excluded.where)).toBe(false);
        if (included !== search)
          expect(matchesGroup({ [path]: "another" }, included.where)).toBe(matchesAnother(included, path));
        expect(Search.safeParse(included).success && Search.safeParse(excluded).success).toBe(true);
        expect(edit.include(included, path, chosen)).toBe(included);
        expect(edit.exclude(excluded, path, chosen)).toBe(excluded);
      }),
      { numRuns: 300 },
    );
  });
});

/** Whether a top-level `is` of `path` names the value "another" itself. */
function matchesAnother(search: Search, path: string): boolean {
  return search.where.items.some(
    (item) => "field" in item && item.op === "is" && item.field === path && item.values.includes("another"),
  );
}

describe("conditions by path", () => {
  const condition = { field: "c", op: "is" as const, values: ["3"] };
  it.each<[string, (search: Search) => Search, string]>([
    ["a:1", (s) => edit.addCondition(s, condition), "a:1 and c:3"],
    ["a:1 and (b:2 or d:4)", (s) => edit.addCondition(s, condition, [1]), "a:1 and (b:2 or d:4 or c:3)"],
    ["a:1 and (b:2 or d:4)", (s) => edit.setCondition(s, [1, 0], condition), "a:1 and (c:3 or d:4)"],
    ["a:1 and (b:2 or d:4)", (s) => edit.setCondition(s, [1], condition), "a:1 and c:3"],
    ["a:1 and (b:2 or d:4)", (s) => edit.removeAt(s, [1, 1]), "a:1 and any(b:2)"],
    ["a:1 and any(b:2)", (s) => edit.removeAt(s, [1, 0]), "a:1"],
    ["a:1 and any(all(b:2))", (s) => edit.removeAt(s, [1, 0, 0]), "a:1"],
    ["a:1 or b:2", (s) => edit.removeAt(s, []), ""],
    ["a:1 and b:2", (s) => edit.toggleDisabled(s, [1]), "a:1 and off b:2"],
    ["a:1 and off (b:2 or c:3)", (s) => edit.toggleDisabled(s, [1]), "a:1 and (b:2 or c:3)"],
    ["a:1 and b:2", (s) => edit.wrap(s, [1]), "a:1 and any(b:2)"],
    ["a:1 and b:2", (s) => edit.wrap(s, [], "not"), "*not (a:1 and b:2)"],
    ["a:1 and b:2", (s) => edit.setGroupOp(s, [], "or"), "a:1 or b:2"],
    ["a:1 and b:2 and c:3", (s) => edit.move(s, [0], [2]), "b:2 and c:3 and a:1"],
    ["a:1 and b:2 and c:3", (s) => edit.move(s, [2], [0]), "c:3 and a:1 and b:2"],
    ["a:1 and (b:2 or c:3)", (s) => edit.move(s, [0], [0, 1]), "*all(b:2 or a:1 or c:3)"],
    ["a:1 and (b:2 or c:3)", (s) => edit.move(s, [1, 0], [0]), "b:2 and a:1 and any(c:3)"],
  ])("%s", (before, change, after) => {
    expect(text(change(where(before)))).toBe(after.replace("*all(b:2 or a:1 or c:3)", "(b:2 or a:1 or c:3)"));
  });

  it.each<[string, (search: Search) => Search]>([
    ["an item that is there", (s) => edit.addCondition(s, { field: "a", op: "is", values: ["1"] })],
    ["a group that is not there", (s) => edit.addCondition(s, condition, [7])],
    ["a condition as a group", (s) => edit.addCondition(s, condition, [0])],
    ["the same condition", (s) => edit.setCondition(s, [0], { field: "a", op: "is", values: ["1"] })],
    ["a path beyond the end", (s) => edit.setCondition(s, [9], condition)],
    ["a path through a condition", (s) => edit.removeAt(s, [0, 0])],
    ["the root as a condition", (s) => edit.setCondition(s, [], condition)],
    ["a move to where it is", (s) => edit.move(s, [1], [1])],
    ["a move out of bounds", (s) => edit.move(s, [0], [9])],
    ["a move of everything", (s) => edit.move(s, [], [0])],
    ["the op that it has", (s) => edit.setGroupOp(s, [1], "or")],
    ["the op of a condition", (s) => edit.setGroupOp(s, [0], "or")],
    ["the same range", (s) => edit.setRange(s, { last: "024h" })],
    ["the same services", (s) => edit.setServices(s, [])],
    ["blank text", (s) => edit.setText(s, "  ")],
    ["the same order", (s) => edit.setSort(s, "desc")],
    ["no columns", (s) => edit.setColumns(s, [])],
    ["no breakdown", (s) => edit.setBreakdown(s, undefined)],
  ])("gives the same reference back for %s", (_name, change) => {
    const search = where("a:1 and (b:2 or c:3)");
    expect(change(search)).toBe(search);
  });

  it("refuses to nest deeper than the limit", () => {
    const deep = where("*any(any(any(any(any(a:1)))))");
    expect(edit.wrap(deep, [0])).toBe(deep);
  });

  it("undoes itself", () => {
    fc.assert(
      fc.property(anySearch, anyCondition, (search, added) => {
        const path = [search.where.items.length];
        const more = edit.addCondition(search, added);
        if (more !== search) expect(edit.removeAt(more, path).where).toEqual(search.where);
        expect(itemAt(more.where, [])).toBe(more.where);
        const off = edit.toggleDisabled(search, [0]);
        if (off !== search)
          expect(normaliseSearch(edit.toggleDisabled(off, [0]))).toEqual(normaliseSearch(search));
      }),
      { numRuns: 300 },
    );
  });
});

describe("the other parts", () => {
  it("are set and removed", () => {
    const search = edit.setBreakdown(
      edit.setColumns(edit.setText(DEFAULT_SEARCH, "x"), ["time", "time", "a.b"]),
      "outcome",
    );
    expect(search).toEqual({ ...DEFAULT_SEARCH, text: "x", columns: ["time", "a.b"], breakdown: "outcome" });
    expect(edit.setBreakdown(edit.setColumns(edit.setText(search, ""), undefined), undefined)).toEqual(
      DEFAULT_SEARCH,
    );
    expect(edit.setServices(DEFAULT_SEARCH, ["sso", "directory", "sso"]).services).toEqual([
      "directory",
      "sso",
    ]);
    expect(edit.setSort(DEFAULT_SEARCH, "asc").sort).toBe("asc");
    expect(
      edit.setRange(DEFAULT_SEARCH, { from: "2026-11-20T00:00:00.000Z", to: "2026-11-21T00:00:00Z" }).range,
    ).toEqual({ from: "2026-11-20T00:00:00Z", to: "2026-11-21T00:00:00Z" });
    expect(edit.setText(DEFAULT_SEARCH, "x".repeat(2_000)).text).toHaveLength(1_000);
  });
});
