import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import type { Condition, Search } from "@/lib/search/schema";
import { countLoaded, ignoredBy, loadedRemarks } from "./facet-loaded";

const searchOf = (...items: Condition[]): Search => ({ ...DEFAULT_SEARCH, where: { op: "and", items } });

describe("ignoredBy", () => {
  it.each<[string, Search, string, string[]]>([
    ["nothing of a plain search", searchOf({ field: "a", op: "is", values: ["b"] }), "client_ip", []],
    ["the text", { ...DEFAULT_SEARCH, text: "jane" }, "client_ip", ["text"]],
    ["what only a scan can check", searchOf({ field: "a", op: "contains", values: ["b"] }), "a", ["a"]],
    ["nothing of outcomes", { ...DEFAULT_SEARCH, text: "jane" }, "outcome", []],
  ])("names %s", (_name, search, field, ignored) => {
    expect(ignoredBy(search, field)).toEqual(ignored);
  });
});

describe("countLoaded", () => {
  it("counts events, not values, whatever lies at the path", () => {
    const rows = [
      { a: { b: "One" } },
      { a: [{ b: "one" }, { b: "ONE" }, { b: "two" }] },
      { a: { b: 7 } },
      { a: null },
      "no event",
    ];
    expect(countLoaded("a.b", rows).values).toEqual([
      { value: "One", count: 2 },
      { value: "7", count: 1 },
      { value: "two", count: 1 },
    ]);
  });

  it("loses no event that has one value", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "b", "c")), (values) => {
        const counted = countLoaded(
          "x",
          values.map((x) => ({ x })),
        ).values;
        expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
        expect(counted.map(({ count }) => count)).toEqual(
          counted.map(({ count }) => count).sort((a, b) => b - a),
        );
      }),
    );
  });
});

describe("loadedRemarks", () => {
  it.each([
    [1, true, "Counted in the 1 event there is: JumpCloud's own counts ignore text."],
    [1_200, true, "Counted in all 1,200 events: JumpCloud's own counts ignore text."],
    [500, false, "Counted in the first 500 events, which are loaded: JumpCloud's own counts ignore text."],
    [0, false, "No event is loaded that could be counted: JumpCloud's own counts ignore text."],
  ])("of %i events, all of them: %s", (length, isWhole, text) => {
    const rows = Array.from({ length }, () => ({}));
    expect(loadedRemarks({ rows, isWhole, isStale: false }, ["text"])).toEqual([text]);
  });

  it("say nothing where there is nothing to count", () => {
    expect(loadedRemarks({ rows: [], isWhole: true, isStale: false }, ["text"])).toEqual([]);
  });
});
