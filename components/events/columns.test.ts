import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FIELDS } from "@/lib/insights/fields";
import { DEFAULT_COLUMNS } from "@/lib/search/scope-columns";
import {
  addColumn,
  type ColumnSize,
  clampWidth,
  columnLabel,
  columnSizes,
  isFlexible,
  isMonospace,
  MAX_WIDTH_PX,
  MIN_WIDTH_PX,
  moveColumn,
  moveColumnTo,
  readWidths,
  removeColumn,
  tableLeastPx,
  type Widths,
  widthOf,
} from "./columns";

describe("order", () => {
  test("moves one place and stops at the ends", () => {
    const columns = ["time", "actor", "geoip.country_code"];
    expect(moveColumn(columns, "actor", -1)).toEqual(["actor", "time", "geoip.country_code"]);
    expect(moveColumn(columns, "actor", 1)).toEqual(["time", "geoip.country_code", "actor"]);
    expect(moveColumn(columns, "time", -1)).toBe(columns);
    expect(moveColumn(columns, "geoip.country_code", 1)).toBe(columns);
    expect(moveColumn(columns, "absent", 1)).toBe(columns);
  });

  test("there and back is where it was, whatever the order", () => {
    const list = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e"), { minLength: 2 });
    fc.assert(
      fc.property(list, fc.nat(), (columns, n) => {
        const id = columns[n % (columns.length - 1)] ?? "";
        expect(moveColumn(moveColumn(columns, id, 1), id, -1)).toEqual(columns);
      }),
    );
  });

  test.each([
    ["a", 0, "abcd"],
    ["a", 1, "abcd"],
    ["a", 2, "bacd"],
    ["a", 4, "bcda"],
    ["c", 0, "cabd"],
    ["c", 1, "acbd"],
    ["d", 4, "abcd"],
    ["absent", 2, "abcd"],
  ])("moves %s to the gap %d", (id, gap, order) => {
    expect(moveColumnTo(["a", "b", "c", "d"], id, gap).join("")).toBe(order);
  });

  test("never removes the last column, never adds one twice", () => {
    expect(removeColumn(["time", "actor"], "actor")).toEqual(["time"]);
    expect(removeColumn(["time"], "time")).toEqual(["time"]);
    expect(addColumn(DEFAULT_COLUMNS, "time")).toBe(DEFAULT_COLUMNS);
    expect(addColumn(["time"], "auth_method")).toEqual(["time", "auth_method"]);
  });
});

describe("widths", () => {
  test("stay within bounds", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (px) => {
        expect(clampWidth(px)).toBeGreaterThanOrEqual(MIN_WIDTH_PX);
        expect(clampWidth(px)).toBeLessThanOrEqual(MAX_WIDTH_PX);
      }),
    );
    expect(widthOf("time", {})).toBe(168);
    expect(widthOf("time", { time: 200 })).toBe(200);
    expect(widthOf("some.path", {})).toBe(160);
  });

  test("the sentence stretches until it is given a width", () => {
    expect(isFlexible("sentence", {})).toBe(true);
    expect(isFlexible("sentence", { sentence: 300 })).toBe(false);
    expect(isFlexible("actor", {})).toBe(false);
  });

  test.each([
    [null, {}],
    ["wide", {}],
    [
      { time: "x", actor: 10, device: 200.4, target: Number.NaN },
      { actor: MIN_WIDTH_PX, device: 200 },
    ],
  ])("stored %j reads as %j", (stored, widths) => {
    expect(readWidths(stored)).toEqual(widths);
  });
});

describe("sizes", () => {
  /** What the style sheet makes of a size in a table of `roomPx`. */
  const drawn = ({ leastPx, share, fromPx, mostPx }: ColumnSize, roomPx: number) =>
    Math.max(leastPx, Math.min(mostPx, leastPx + (roomPx - fromPx) * share));
  const inRoom = (columns: readonly string[], widths: Widths, roomPx: number) => {
    const given = columnSizes(columns, widths).map((size) => size && drawn(size, roomPx));
    const left = roomPx - given.reduce<number>((sum, px) => sum + (px ?? 0), 0);
    return given.map((px) => Math.round(px ?? left));
  };

  test.each([
    [788, [168, 104, 196, 136, 128, 56]],
    [1028, [168, 104, 436, 136, 128, 56]],
    [1228, [168, 104, 536, 186, 178, 56]],
    [2300, [168, 104, 1332, 320, 320, 56]],
  ])("in %i px: %j", (roomPx, sizes) => {
    expect(inRoom(DEFAULT_COLUMNS, {}, roomPx)).toEqual(sizes);
  });

  test("keep a width that somebody chose; then the end takes what is left", () => {
    expect(inRoom(["time", "sentence", "actor"], { sentence: 300, actor: 100 }, 2300)).toEqual([
      168, 300, 100, 1732,
    ]);
    expect(inRoom(["time", "actor"], {}, 2300)).toEqual([168, 320, 1812]);
  });

  test("never ask for more than there is, and leave the rest column its own least", () => {
    const ids = fc.uniqueArray(fc.constantFrom(...DEFAULT_COLUMNS, "target", "device", "a.b", "c.d"), {
      minLength: 1,
    });
    const chosen = fc.dictionary(
      fc.constantFrom("actor", "sentence", "a.b"),
      fc.integer({ min: 64, max: 960 }),
    );
    fc.assert(
      fc.property(ids, chosen, fc.nat(4_000), (columns, widths, spare) => {
        const room = tableLeastPx(columns, widths) + spare;
        const sizes = inRoom(columns, widths, room);
        const rest = columnSizes(columns, widths).indexOf(null);
        expect(sizes[rest]).toBeGreaterThanOrEqual(
          rest === columns.length ? 56 : widthOf("sentence", widths),
        );
      }),
    );
  });
});

test("headings and faces", () => {
  expect(columnLabel("sentence")).toBe("What happened");
  expect(columnLabel("initiated_by.email")).toBe("initiated_by.email");
  expect(isMonospace("client_ip")).toBe(true);
  expect(isMonospace("outcome")).toBe(false);
});

test("a field's face is what the catalogue says of it", () => {
  const fixed = FIELDS.filter(({ type }) => ["ip", "id", "time"].includes(type)).map(({ path }) => path);
  expect(FIELDS.map(({ path }) => path).filter(isMonospace)).toEqual(fixed);
  expect(["vendor.request_id", "vendor.name"].map(isMonospace)).toEqual([true, false]);
});
