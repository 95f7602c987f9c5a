import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, formatInstant, startOfDay } from "@/lib/core/zone";
import { barAt, chooseInterval, fill, intervalMs, layOut, layOutHours, total, wireInterval } from "./buckets";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (iso: string) => Date.parse(iso);
const zones = [
  "UTC",
  "Europe/Paris",
  "America/New_York",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "America/St_Johns",
];

const windows = fc.record({
  start: fc.integer({ min: at("2026-01-01T00:00:00Z"), max: at("2026-12-31T00:00:00Z") }),
  length: fc.oneof(
    fc.integer({ min: 1, max: HOUR }),
    fc.integer({ min: HOUR, max: 7 * DAY }),
    fc.integer({ min: 7 * DAY, max: 91 * DAY }),
  ),
  zone: fc.constantFrom(...zones),
});

describe("chooseInterval", () => {
  test.each([
    ["15 minutes", 15 * 60_000, "15 s"],
    ["an hour", HOUR, "1 m"],
    ["four hours", 4 * HOUR, "5 m"],
    ["a day", DAY, "30 m"],
    ["a week", 7 * DAY, "3 h"],
    ["30 days", 30 * DAY, "12 h"],
    ["90 days", 90 * DAY, "2 d"],
    ["two years", 730 * DAY, "2 w"],
    ["a second", 1_000, "1 s"],
  ])("%s", (_name, length, expected) => {
    const { unit, value } = chooseInterval(0, length);
    expect(`${value} ${unit}`).toBe(expected);
  });
});

describe("layOutHours", () => {
  test("each bar lies within one hour of the local clock, and none is left out", () => {
    fc.assert(
      fc.property(windows, ({ start, length, zone }) => {
        const end = start + Math.min(length, 30 * DAY);
        const bars = layOutHours(start, end, zone);
        expect(bars[0]?.start).toBe(start);
        expect(bars.at(-1)?.end).toBe(end);
        for (const [index, bar] of bars.entries()) {
          if (index > 0) expect(bar.start).toBe(bars[index - 1]?.end);
          const hourOf = (ms: number) => formatInstant(ms, zone, "day-time").slice(0, 13);
          expect(hourOf(bar.end - 1)).toBe(hourOf(bar.start));
        }
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    ["Europe/Paris", "2026-03-28T23:00:00Z", 23],
    ["Europe/Paris", "2026-10-24T22:00:00Z", 25],
    ["Asia/Kathmandu", "2026-03-28T18:15:00Z", 24],
    // Half an hour back at 02:00, so that one hour of the clock is cut in two.
    ["Australia/Lord_Howe", "2026-04-04T13:00:00Z", 25],
  ])("a day of %s from %s has %i", (zone, start, count) => {
    const from = at(start);
    const bars = layOutHours(from, startOfDay(addDays(from, 1, zone), zone), zone);
    expect(bars).toHaveLength(count);
  });
});

describe("layOut", () => {
  test("covers the window without a gap or an overlap, in 61 bars or fewer", () => {
    fc.assert(
      fc.property(windows, ({ start, length, zone }) => {
        const end = start + length;
        const bars = layOut(start, end, chooseInterval(start, end), zone);
        expect(bars[0]?.start).toBe(start);
        expect(bars.at(-1)?.end).toBe(end);
        for (const [index, bar] of bars.entries()) {
          expect(bar.end).toBeGreaterThan(bar.start);
          if (index > 0) expect(bar.start).toBe(bars[index - 1]?.end);
        }
        // A clock change can cut one more edge into sub-day bars.
        expect(bars.length).toBeLessThanOrEqual(chooseInterval(start, end).unit === "h" ? 65 : 61);
      }),
    );
  });

  test("days end at local midnight on both sides of a clock change", () => {
    const bars = layOut(
      at("2026-10-23T10:00:00Z"),
      at("2026-10-28T10:00:00Z"),
      { unit: "d", value: 1 },
      "Europe/Paris",
    );
    expect(bars.slice(1).map((bar) => formatInstant(bar.start, "Europe/Paris", "date-time"))).toEqual([
      "2026-10-24 00:00:00",
      "2026-10-25 00:00:00",
      "2026-10-26 00:00:00",
      "2026-10-27 00:00:00",
      "2026-10-28 00:00:00",
    ]);
    expect(bars.map((bar) => (bar.end - bar.start) / HOUR)).toEqual([12, 24, 25, 24, 24, 11]);
  });

  test("six-hour bars are back on the hour the day after a change", () => {
    const zone = "America/New_York";
    const bars = layOut(
      at("2026-03-07T05:00:00Z"),
      at("2026-03-10T04:00:00Z"),
      { unit: "h", value: 6 },
      zone,
    );
    expect(bars.map((bar) => formatInstant(bar.start, zone, "day-time").slice(8))).toEqual([
      "07 00:00",
      "07 06:00",
      "07 12:00",
      "07 18:00",
      "08 00:00",
      "08 07:00",
      "08 13:00",
      "08 19:00",
      "09 00:00",
      "09 06:00",
      "09 12:00",
      "09 18:00",
    ]);
  });

  test("weeks begin on Monday", () => {
    const bars = layOut(
      at("2026-11-18T12:00:00Z"),
      at("2026-12-02T00:00:00Z"),
      { unit: "w", value: 1 },
      "UTC",
    );
    expect(bars.map((bar) => formatInstant(bar.start, "UTC", "day"))).toEqual([
      "2026-11-18",
      "2026-11-23",
      "2026-11-30",
    ]);
  });
});

describe("wireInterval", () => {
  const ask = (zone: string, unit: "m" | "h" | "d", value: number, start = "2026-06-01T00:00:00Z") => {
    const interval = { unit, value };
    const bars = layOut(at(start), at(start) + 5 * DAY, interval, zone);
    const { unit: wireUnit, value: wireValue } = wireInterval(bars, interval, zone);
    return `${wireValue} ${wireUnit}`;
  };
  test.each([
    ["UTC", "d", 1, "1 h"],
    ["UTC", "h", 3, "1 h"],
    ["UTC", "m", 30, "30 m"],
    ["UTC", "m", 20, "20 m"],
    ["Europe/Paris", "d", 2, "1 h"],
    ["America/St_Johns", "d", 1, "30 m"],
    ["America/St_Johns", "m", 30, "30 m"],
    ["Asia/Kathmandu", "d", 1, "15 m"],
    ["Asia/Kathmandu", "m", 10, "5 m"],
    ["Asia/Kathmandu", "m", 5, "5 m"],
  ] as const)("%s, bars of %s %i", (zone, unit, value, expected) => {
    expect(ask(zone, unit, value)).toBe(expected);
  });

  test("a half-hour clock change counts too", () => {
    expect(ask("Australia/Lord_Howe", "d", 1, "2026-10-02T00:00:00Z")).toBe("30 m");
  });

  test("every bar is made of whole steps, whatever the zone", () => {
    fc.assert(
      fc.property(windows, ({ start, length, zone }) => {
        const end = start + length;
        const interval = chooseInterval(start, end);
        const bars = layOut(start, end, interval, zone);
        const step = intervalMs(wireInterval(bars, interval, zone));
        for (const bar of bars.slice(1)) expect(bar.start % step).toBe(0);
      }),
    );
  });
});

describe("fill", () => {
  test("no event is lost or counted twice, and each lies in the bar of its local time", () => {
    fc.assert(
      fc.property(
        windows,
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        ({ start, length, zone }, shares) => {
          const end = start + length;
          const interval = chooseInterval(start, end);
          const bars = layOut(start, end, interval, zone);
          const step = intervalMs(wireInterval(bars, interval, zone));
          const times = shares.map((share) => start + Math.floor(share * length));
          const filled = fill(
            bars,
            times.map((time) => ({ start: Math.floor(time / step) * step, count: 1 })),
          );
          expect(total(filled)).toBe(times.length);
          for (const bar of filled) {
            expect(bar.count).toBe(times.filter((time) => time >= bar.start && time < bar.end).length);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test("points outside the window stay in its first and last bar", () => {
    const bars = layOut(1_000, 4_000, { unit: "s", value: 1 }, "UTC");
    const filled = fill(bars, [
      { start: 0, count: 1 },
      { start: 9_000, count: 2 },
    ]);
    expect(filled.map((bar) => bar.count)).toEqual([1, 0, 2]);
  });
});

test("barAt finds the bar by its start", () => {
  const bars = layOut(0, 5_000, { unit: "s", value: 1 }, "UTC");
  expect([-1, 0, 999, 1_000, 4_999, 99_999].map((ms) => barAt(bars, ms))).toEqual([0, 0, 0, 1, 4, 4]);
});
