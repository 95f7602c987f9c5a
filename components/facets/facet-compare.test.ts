import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { equalWindowBefore, withBefore } from "./facet-compare";
import { facetRows } from "./facet-model";

const answer = (counts: Record<string, number>, other = 0, errorBound = 0) => ({
  values: Object.entries(counts).map(([value, count]) => ({ value, count })),
  other,
  errorBound,
});
const NOTHING = { marks: new Map(), pins: [] };
const compare = (now: ReturnType<typeof answer>, before: ReturnType<typeof answer>) =>
  withBefore(facetRows(now, NOTHING), now, before).map(({ value, count, before: was, trend }) => [
    value,
    count,
    was,
    trend,
  ]);

describe("withBefore", () => {
  it("says what is new, gone and grown, with the counts before", () => {
    const now = answer({ many: 40, same: 12, few: 3, fresh: 1, less: 1 });
    expect(compare(now, answer({ many: 20, same: 10, few: 1, less: 90, lost: 7 }))).toEqual([
      ["many", 40, 20, "grown"],
      ["same", 12, 10, null],
      ["few", 3, 1, null],
      ["fresh", 1, 0, "new"],
      ["less", 1, 90, null],
      ["lost", 0, 7, "gone"],
    ]);
  });

  it("does not care how a value is written", () => {
    expect(compare(answer({ US: 3 }), answer({ us: 3 }))).toEqual([["US", 3, 3, null]]);
  });

  it("calls nothing new where there was nothing at all", () => {
    expect(compare(answer({ a: 3 }), answer({}))).toEqual([["a", 3, 0, null]]);
  });

  it("guesses nothing where values are left out", () => {
    expect(compare(answer({ a: 3 }), answer({ b: 3 }, 4))).toEqual([
      ["a", 3, null, null],
      ["b", 0, 3, "gone"],
    ]);
    expect(compare(answer({ a: 3 }, 4), answer({ b: 3 }))).toEqual([["a", 3, 0, "new"]]);
    expect(compare(answer({ a: 3 }, 0, 1), answer({ b: 3 }, 0, 1))).toEqual([["a", 3, null, null]]);
  });

  it("loses no value and lists none twice", () => {
    const counts = fc.dictionary(fc.constantFrom("a", "b", "c", "d", "e"), fc.integer({ min: 1, max: 99 }));
    fc.assert(
      fc.property(counts, counts, (now, before) => {
        const rows = compare(answer(now), answer(before));
        const values = rows.map(([value]) => value);
        expect(new Set(values)).toEqual(new Set([...Object.keys(now), ...Object.keys(before)]));
        expect(new Set(values).size).toBe(values.length);
      }),
    );
  });
});

describe("equalWindowBefore", () => {
  it("is as long, and ends before the other begins", () => {
    expect(equalWindowBefore({ start: "2026-11-20T14:00:00.000Z", end: "2026-11-21T14:00:00.000Z" })).toEqual(
      {
        start: "2026-11-19T14:00:00.000Z",
        end: "2026-11-20T13:59:59.999Z",
      },
    );
  });
});
