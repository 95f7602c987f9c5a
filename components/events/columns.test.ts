import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FIELDS } from "@/lib/insights/fields";
import {
  addColumn,
  clampWidth,
  columnLabel,
  DEFAULT_COLUMNS,
  isFlexible,
  isMonospace,
  MAX_WIDTH_PX,
  MIN_WIDTH_PX,
  moveColumn,
  readWidths,
  removeColumn,
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
    expect(widthOf("time", {})).toBe(148);
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
