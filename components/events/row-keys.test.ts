import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rowAct } from "./row-keys";

const base = { key: "", shift: false, isChord: false, isInCell: false, index: 5, count: 100, page: 20 };

describe("on a row", () => {
  test.each([
    ["ArrowDown", { do: "go", to: 6 }],
    ["j", { do: "go", to: 6 }],
    ["ArrowUp", { do: "go", to: 4 }],
    ["k", { do: "go", to: 4 }],
    ["Home", { do: "go", to: 0 }],
    ["End", { do: "go", to: 99 }],
    ["PageDown", { do: "go", to: 25 }],
    ["PageUp", { do: "go", to: 0 }],
    ["Enter", { do: "open" }],
    ["Escape", { do: "close" }],
    ["ArrowRight", { do: "enter" }],
    [".", { do: "menu" }],
    ["c", { do: "columns" }],
    ["ArrowLeft", { do: "outer" }],
    ["x", null],
    ["Tab", null],
    ["toString", null],
  ])("%s", (key, act) => {
    expect(rowAct({ ...base, key })).toEqual(act);
  });

  test("Space selects, Shift with an arrow selects on the way and stays in the list", () => {
    expect(rowAct({ ...base, key: " " })).toEqual({ do: "select" });
    expect(rowAct({ ...base, key: "ArrowDown", shift: true })).toEqual({ do: "extend", to: base.index + 1 });
    expect(rowAct({ ...base, key: "ArrowUp", shift: true, index: 0 })).toEqual({ do: "extend", to: 0 });
    for (const press of [{ key: " " }, { key: "ArrowDown", shift: true }]) {
      expect(rowAct({ ...base, ...press, isInCell: true })).toBeNull();
    }
  });

  test("Shift+F10 opens the menu; other shifted keys and chords are left alone", () => {
    expect(rowAct({ ...base, key: "F10", shift: true })).toEqual({ do: "menu" });
    expect(rowAct({ ...base, key: "F10" })).toBeNull();
    expect(rowAct({ ...base, key: "End", shift: true })).toBeNull();
    expect(rowAct({ ...base, key: "j", isChord: true })).toBeNull();
  });
});

test.each([
  ["ArrowRight", { do: "next" }],
  ["ArrowLeft", { do: "previous" }],
  ["Escape", { do: "leave" }],
  ["Enter", null],
  ["ArrowDown", { do: "go", to: 6 }],
])("inside a row: %s", (key, act) => {
  expect(rowAct({ ...base, isInCell: true, key })).toEqual(act);
});

test("no key leads outside the list", () => {
  const keys = fc.constantFrom("ArrowDown", "ArrowUp", "j", "k", "Home", "End", "PageDown", "PageUp");
  fc.assert(
    fc.property(keys, fc.nat(50), fc.integer({ min: 1, max: 51 }), fc.nat(60), (key, index, count, page) => {
      const act = rowAct({ ...base, key, index: Math.min(index, count - 1), count, page });
      expect(act?.do).toBe("go");
      if (act?.do !== "go") return;
      expect(act.to).toBeGreaterThanOrEqual(0);
      expect(act.to).toBeLessThan(count);
    }),
  );
  expect(rowAct({ ...base, key: "ArrowDown", count: 0 })).toBeNull();
});
