import { describe, expect, it } from "vitest";
import { distanceText, relatedRows } from "./related-rows";

const at = (second: number) => ({
  id: `e${second}`,
  timestamp: `2026-11-21T10:00:${String(second).padStart(2, "0")}Z`,
});
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => at(from + i));
const ids = (rows: readonly { id?: unknown }[]) => rows.map(({ id }) => id);

describe("rows around an event", () => {
  it("are those nearest to it, newest first", () => {
    const sides = [
      { events: range(31, 50), isAll: false },
      { events: range(10, 30).reverse(), isAll: false },
    ];
    const { rows, total } = relatedRows(at(30), sides, 20);
    expect(ids(rows)).toEqual(ids(range(21, 40).reverse()));
    expect(total).toBeNull();
  });

  it("are more of one side where the other has few", () => {
    const sides = [
      { events: range(31, 33), isAll: true },
      { events: range(10, 30).reverse(), isAll: false },
    ];
    const { rows } = relatedRows(at(30), sides, 20);
    expect(ids(rows)).toEqual(ids(range(14, 33).reverse()));
  });

  it("hold the event itself once, also when neither page does or both do", () => {
    const sides = [
      { events: [at(30), at(31)], isAll: true },
      { events: [at(30), at(29)], isAll: true },
    ];
    expect(relatedRows(at(30), sides, 20)).toEqual({ rows: [at(31), at(30), at(29)], total: 3 });
    const without = [
      { events: [at(31)], isAll: true },
      { events: [at(29)], isAll: true },
    ];
    expect(relatedRows(at(30), without, 20)).toEqual({ rows: [at(31), at(30), at(29)], total: 3 });
  });

  it("keep events without an id", () => {
    const bare = { timestamp: "2026-11-21T10:00:29Z" };
    expect(relatedRows(at(30), [{ events: [bare, bare], isAll: true }], 20).total).toBe(3);
  });
});

describe("a distance in time", () => {
  it.each([
    [0, "at the same time"],
    [340, "340 ms later"],
    [-5_900, "5 s earlier"],
    [125_000, "2 min 5 s later"],
    [-3_600_000, "1 h earlier"],
    [90_060_000, "1 d 1 h later"],
  ])("%d ms", (ms, text) => expect(distanceText(1_000_000_000, 1_000_000_000 + ms)).toBe(text));
});
