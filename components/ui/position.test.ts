import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { place } from "./position";

const viewport = { width: 1000, height: 800 };
const menu = { width: 200, height: 300 };
const below = { side: "bottom", align: "start", gap: 4 } as const;

describe("place", () => {
  it("lies under the anchor's left edge", () => {
    expect(place({ left: 100, top: 100, width: 80, height: 30 }, menu, viewport, below)).toEqual({
      left: 100,
      top: 134,
      maxHeight: 658,
      side: "bottom",
    });
  });

  it("lies over the anchor when there is too little room below", () => {
    const at = place({ left: 100, top: 700, width: 80, height: 30 }, menu, viewport, below);
    expect(at).toMatchObject({ side: "top", top: 700 - 4 - 300 });
  });

  it("stays below when there is even less room above", () => {
    const at = place(
      { left: 0, top: 100, width: 80, height: 30 },
      { width: 200, height: 900 },
      viewport,
      below,
    );
    expect(at).toMatchObject({ side: "bottom", top: 134, maxHeight: 658 });
  });

  it.each([
    ["start", 300],
    ["end", 300 + 80 - 200],
    ["center", 300 + 40 - 100],
  ] as const)("aligns at the %s", (align, left) => {
    expect(
      place({ left: 300, top: 10, width: 80, height: 30 }, menu, viewport, { ...below, align }).left,
    ).toBe(left);
  });

  it("stays within the viewport, whatever it is given", () => {
    const pixels = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(
        fc.record({ left: pixels(1400), top: pixels(900), width: pixels(400), height: pixels(60) }),
        fc.record({ width: pixels(304), height: pixels(2000) }),
        fc.record({
          width: fc.integer({ min: 320, max: 4000 }),
          height: fc.integer({ min: 256, max: 2200 }),
        }),
        fc.constantFrom("top" as const, "bottom" as const),
        fc.constantFrom("start" as const, "end" as const, "center" as const),
        (anchor, size, view, side, align) => {
          const at = place(anchor, size, view, { side, align, gap: 4 });
          const height = Math.min(size.height, at.maxHeight);
          expect(at.left).toBeGreaterThanOrEqual(8);
          expect(at.left + size.width).toBeLessThanOrEqual(view.width - 8);
          expect(at.top).toBeGreaterThanOrEqual(8);
          expect(at.top + height <= view.height - 8 || at.top === 8).toBe(true);
        },
      ),
    );
  });
});
