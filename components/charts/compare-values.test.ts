import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareWithRest, shareText } from "./compare-values";

const answer = (counts: Record<string, number>, other = 0, errorBound = 0) => ({
  values: Object.entries(counts).map(([value, count]) => ({ value, count })),
  other,
  errorBound,
});
const row = (rows: ReturnType<typeof compareWithRest>, value: string) =>
  rows.find((one) => one.value === value);

describe("compareWithRest", () => {
  it("puts what differs most first, with the shares of both sides", () => {
    const rows = compareWithRest(answer({ a: 8, b: 2 }), answer({ a: 10, b: 92, c: 8 }));
    expect(rows.map(({ value }) => value)).toEqual(["a", "b", "c"]);
    expect(row(rows, "a")).toEqual({
      value: "a",
      inside: 8,
      rest: 2,
      insideShare: 0.8,
      restShare: 0.02,
      mark: null,
    });
  });

  it("marks what is only here and what is not here at all", () => {
    const rows = compareWithRest(answer({ fresh: 5, usual: 5 }), answer({ fresh: 5, usual: 50, quiet: 9 }));
    expect(rows.map(({ value, mark }) => [value, mark]).sort()).toEqual([
      ["fresh", "new"],
      ["quiet", "gone"],
      ["usual", null],
    ]);
  });

  it("guesses nothing where values are left out", () => {
    const whole = compareWithRest(answer({ fresh: 5 }), answer({ usual: 50 }, 7));
    expect(row(whole, "fresh")).toMatchObject({ rest: null, restShare: null, mark: null });
    const inside = compareWithRest(answer({ usual: 5 }, 3), answer({ usual: 50, quiet: 9 }));
    expect(row(inside, "quiet")).toBeUndefined();
    const bounded = compareWithRest(answer({ fresh: 5 }), answer({ fresh: 5, usual: 1 }, 0, 2));
    expect(row(bounded, "fresh")?.mark).toBeNull();
  });

  it("adds up, whatever the numbers", () => {
    const counts = fc.dictionary(fc.constantFrom("a", "b", "c", "d"), fc.integer({ min: 1, max: 1_000 }));
    fc.assert(
      fc.property(counts, counts, (inside, rest) => {
        const keys = new Set([...Object.keys(inside), ...Object.keys(rest)]);
        const whole = Object.fromEntries(
          [...keys].map((key) => [key, (inside[key] ?? 0) + (rest[key] ?? 0)]),
        );
        const rows = compareWithRest(answer(inside), answer(whole));
        expect(rows).toHaveLength(keys.size);
        for (const { value, inside: own, rest: other, mark } of rows) {
          expect([own, other]).toEqual([inside[value] ?? 0, rest[value] ?? 0]);
          expect(mark).toBe(rest[value] === undefined ? "new" : inside[value] === undefined ? "gone" : null);
        }
        const sum = rows.reduce((all, { insideShare }) => all + insideShare, 0);
        if (Object.keys(inside).length > 0) expect(sum).toBeCloseTo(1);
      }),
    );
  });
});

it.each([
  [0, "0 %"],
  [0.0004, "< 0.1 %"],
  [0.124, "12.4 %"],
  [0.5, "50 %"],
  [1, "100 %"],
])("%d reads %s", (part, text) => expect(shareText(part)).toBe(text));
