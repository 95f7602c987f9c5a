import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OVERSCAN, rowsInView, rowsToDraw, topToShow, withinList } from "./row-window";

const rowPx = fc.constantFrom(30, 37.5, 45, 60);
const height = fc.integer({ min: 100, max: 2_200 });
const count = fc.integer({ min: 1, max: 100_000 });

/** A view somewhere over the list, as a browser allows it: no further than to the last row. */
const view = fc
  .record({ rowPx, height, count, part: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map((is) => ({
    ...is,
    top: is.part * Math.max(0, is.count * is.rowPx - is.height),
  }));

describe("rowsToDraw", () => {
  it("draws every row in view, the kept one, each once and in order, and few others", () => {
    fc.assert(
      fc.property(view, fc.nat({ max: 120_000 }), (at, kept) => {
        const drawn = rowsToDraw(rowsInView(at.top, at.height, at.rowPx), at.count, kept);
        const seen = new Set(drawn);
        for (let index = Math.max(0, Math.floor(at.top / at.rowPx) - 1); index < at.count; index++) {
          if (index * at.rowPx >= at.top + at.height) break;
          if ((index + 1) * at.rowPx > at.top) expect(seen.has(index)).toBe(true);
        }
        expect(drawn).toEqual([...seen].sort((a, b) => a - b));
        expect(drawn.every((index) => Number.isInteger(index) && index >= 0 && index < at.count)).toBe(true);
        if (kept < at.count) expect(seen.has(kept)).toBe(true);
        expect(drawn.length).toBeLessThanOrEqual(Math.ceil(at.height / at.rowPx) + 1 + 2 * OVERSCAN + 1);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ["no view yet", null, 10, 0, []],
    ["no rows", { first: 0, last: 9 }, 0, 0, []],
    ["a list that fits", { first: 0, last: 9 }, 3, 0, [0, 1, 2]],
    ["a kept row above", { first: 50, last: 51 }, 100, 3, [3, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55]],
    ["a kept row below", { first: 0, last: 1 }, 100, 99, [0, 1, 2, 3, 4, 5, 99]],
    ["a kept row that is gone", { first: 0, last: 0 }, 3, 7, [0, 1, 2]],
    ["a view beyond a list that became shorter", { first: 900, last: 902 }, 6, 0, [0, 1, 2, 3, 4, 5]],
  ])("%s", (_name, span, rows, kept, drawn) => {
    expect(rowsToDraw(span, rows, kept)).toEqual(drawn);
  });
});

describe("withinList", () => {
  it("shows as many rows at the end of the list as in its middle", () => {
    expect(withinList({ first: 900, last: 909 }, 50)).toEqual({ first: 40, last: 49 });
    expect(withinList({ first: 5, last: 9 }, 50)).toEqual({ first: 5, last: 9 });
    expect(withinList({ first: 0, last: 9 }, 3)).toEqual({ first: 0, last: 2 });
  });
});

describe("topToShow", () => {
  it("shows the row whole, with as little scrolling as does it, and none when it is in view", () => {
    fc.assert(
      fc.property(view, fc.nat({ max: 99_999 }), (at, index) => {
        const start = index * at.rowPx;
        const isIn = (top: number) => start >= top && start + at.rowPx <= top + at.height;
        const top = topToShow(index, at.top, at.height, at.rowPx);
        expect(isIn(at.top)).toBe(top === null);
        if (top === null) return;
        expect(start).toBeGreaterThanOrEqual(top);
        expect(start + at.rowPx).toBeLessThanOrEqual(top + at.height + 1e-6);
        expect([start, start + at.rowPx - at.height]).toContain(top);
        expect(Math.sign(top - at.top)).toBe(start < at.top ? -1 : 1);
      }),
      { numRuns: 500 },
    );
  });

  it("shows the start of a row that is higher than the view", () => {
    expect(topToShow(4, 0, 10, 30)).toBe(120);
  });
});
