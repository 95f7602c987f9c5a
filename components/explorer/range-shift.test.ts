import { describe, expect, it } from "vitest";
import { shiftRange, zoomOut } from "./range-shift";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const window = (start: string, end: string) => ({
  start: `2026-${start}:00.000Z`,
  end: `2026-${end}:00.000Z`,
});
const range = (from: string, to: string) => ({ from: `2026-${from}:00.000Z`, to: `2026-${to}:00.000Z` });

describe("shiftRange", () => {
  it("moves by half the length", () => {
    expect(shiftRange(window("11-21T08:00", "11-21T10:00"), -1, NOW, 90)).toEqual(
      range("11-21T07:00", "11-21T09:00"),
    );
    expect(shiftRange(window("11-21T08:00", "11-21T10:00"), 1, NOW, 90)).toEqual(
      range("11-21T09:00", "11-21T11:00"),
    );
  });

  it("stops at now, and goes nowhere from there", () => {
    expect(shiftRange(window("11-21T07:00", "11-21T11:30"), 1, NOW, 90)).toEqual(
      range("11-21T07:30", "11-21T12:00"),
    );
    expect(shiftRange(window("11-21T08:00", "11-21T12:00"), 1, NOW, 90)).toBeNull();
  });

  it("stops at what is kept", () => {
    expect(shiftRange(window("08-23T13:00", "08-25T13:00"), -1, NOW, 90)).toEqual(
      range("08-23T12:00", "08-25T12:00"),
    );
    expect(shiftRange(window("08-23T12:00", "08-25T12:00"), -1, NOW, 90)).toBeNull();
  });
});

it("goes no further than the licence of the org", () => {
  expect(shiftRange(window("11-07T12:00", "11-09T12:00"), -1, NOW, 15)).toEqual(
    range("11-06T12:00", "11-08T12:00"),
  );
  expect(zoomOut(window("11-07T12:00", "11-21T12:00"), NOW, 15)).toEqual(range("11-06T12:00", "11-21T12:00"));
});

describe("zoomOut", () => {
  it("doubles around the middle", () => {
    expect(zoomOut(window("11-20T08:00", "11-20T10:00"), NOW, 90)).toEqual(
      range("11-20T07:00", "11-20T11:00"),
    );
  });

  it("grows into the past where the future ends it", () => {
    expect(zoomOut(window("11-21T10:00", "11-21T12:00"), NOW, 90)).toEqual(
      range("11-21T08:00", "11-21T12:00"),
    );
  });

  it("cannot grow past what is kept", () => {
    expect(zoomOut(window("08-23T12:00", "11-21T12:00"), NOW, 90)).toBeNull();
  });
});
