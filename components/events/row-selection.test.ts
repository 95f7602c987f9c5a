import { describe, expect, it } from "vitest";
import { extendTo, inNewList, NO_SELECTION, type RowSelection, toggleRow } from "./row-selection";

const keyOf = (index: number) => `e${index}`;
const rows = ({ keys }: RowSelection) => [...keys].sort();
const toggle = (selection: RowSelection, index: number) => toggleRow(selection, index, keyOf);
const between = (a: number, b: number) =>
  Array.from({ length: Math.abs(a - b) + 1 }, (_, n) => keyOf(Math.min(a, b) + n));
const extend = (selection: RowSelection, from: number, to: number) => extendTo(selection, from, to, between);

describe("a selection", () => {
  it("takes rows one by one, and lets them go", () => {
    const two = toggle(toggle(NO_SELECTION, 3), 5);
    expect(rows(two)).toEqual(["e3", "e5"]);
    expect(rows(toggle(two, 3))).toEqual(["e5"]);
  });

  it("grows from the row that has the focus", () => {
    expect(rows(extend(NO_SELECTION, 2, 3))).toEqual(["e2", "e3"]);
  });

  it("grows and shrinks around the row where it began", () => {
    let selection = toggle(NO_SELECTION, 5);
    selection = extend(extend(selection, 5, 6), 6, 7);
    expect(rows(selection)).toEqual(["e5", "e6", "e7"]);
    selection = extend(selection, 7, 6);
    expect(rows(selection)).toEqual(["e5", "e6"]);
    selection = extend(extend(selection, 6, 5), 5, 4);
    expect(rows(selection)).toEqual(["e4", "e5"]);
  });

  it("keeps what was selected before it grew", () => {
    const selection = extend(toggle(toggle(NO_SELECTION, 1), 5), 5, 6);
    expect(rows(extend(selection, 6, 5))).toEqual(["e1", "e5"]);
  });

  it("grows from a row that was taken out without that row's old range", () => {
    const selection = toggle(extend(toggle(NO_SELECTION, 1), 1, 3), 2);
    expect(rows(selection)).toEqual(["e1", "e3"]);
    expect(rows(extend(selection, 2, 3))).toEqual(["e1", "e2", "e3"]);
  });

  it("goes on in a new list by id, not by place", () => {
    const selection = { keys: new Set(["e1", "@3"]), anchor: 3, base: new Set(["e1"]) };
    expect(inNewList(selection)).toEqual({ keys: new Set(["e1"]), anchor: null, base: new Set() });
  });
});
