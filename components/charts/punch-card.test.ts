import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatInstant } from "@/lib/core/zone";
import { layOutHours } from "@/lib/insights/buckets";
import { cellText, DAYS, hoursBehind, shadeOf, toPunchCard } from "./punch-card";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (iso: string) => Date.parse(iso);

describe("toPunchCard", () => {
  it("puts every event into its hour of the local week, across clock changes and in zones with half hours", () => {
    const windows = fc.record({
      start: fc.integer({ min: at("2026-03-01T00:00:00Z"), max: at("2026-11-10T00:00:00Z") }),
      length: fc.integer({ min: HOUR, max: 21 * DAY }),
      zone: fc.constantFrom(
        "UTC",
        "Europe/Paris",
        "America/New_York",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
      ),
      spots: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { maxLength: 30 }),
    });
    fc.assert(
      fc.property(windows, ({ start, length, zone, spots }) => {
        const times = spots.map((spot) => Math.floor(start + spot * length));
        const buckets = layOutHours(start, start + length, zone).map((bar) => ({
          ...bar,
          count: times.filter((ms) => ms >= bar.start && ms < bar.end).length,
        }));
        const { cells, total } = toPunchCard(buckets, zone);
        expect(total).toBe(times.length);
        const placed = times.map((ms) => {
          const text = formatInstant(ms, zone, "date-time");
          const day = (new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7;
          return { ms, day, hour: Number(text.slice(11, 13)) };
        });
        for (const [index, cell] of cells.entries()) {
          const expected = placed
            .filter(({ day, hour }) => day === cell.day && hour === cell.hour)
            .map(({ ms }) => ms);
          expect(cell.count).toBe(expected.length);
          // Looking behind an empty cell walks all hours of the range: a few of them are enough.
          if (expected.length === 0 && index % 24 !== 0) continue;
          const spans = hoursBehind(buckets, cell, zone);
          const within = spans.map(
            ({ startMs, endMs }) => expected.filter((ms) => ms >= startMs && ms < endMs).length,
          );
          expect(spans.map(({ count }) => count)).toEqual(within);
          expect(spans.reduce((sum, { count }) => sum + count, 0)).toBe(expected.length);
          expect(spans.toSorted((a, b) => b.startMs - a.startMs)).toEqual(spans);
        }
        const hours = cells.reduce((sum, cell) => sum + cell.hours, 0);
        expect(hours).toBeCloseTo(length / HOUR, 6);
      }),
      { numRuns: 40 },
    );
  });

  it("compares hours by how often they come", () => {
    // Ten days from a Monday: Monday to Wednesday come twice.
    const buckets = layOutHours(at("2026-11-02T00:00:00Z"), at("2026-11-12T00:00:00Z"), "UTC").map((bar) => {
      const wall = new Date(bar.start);
      const count = wall.getUTCHours() === 9 ? ({ 1: 6, 4: 9 }[wall.getUTCDay()] ?? 0) : 0;
      return { ...bar, count };
    });
    const { peak, cells } = toPunchCard(buckets, "UTC");
    expect(peak).toMatchObject({ day: 3, hour: 9, count: 9, hours: 1 });
    expect(cells[9]).toEqual({ day: 0, hour: 9, count: 12, hours: 2 });
    expect(cellText(cells[9] as (typeof cells)[number])).toBe("Mon 09:00 to 10:00: 12 events, 6.0 each time");
  });

  it("says which hours the time range does not have", () => {
    const { cells, peak } = toPunchCard(
      layOutHours(at("2026-11-02T00:00:00Z"), at("2026-11-03T00:00:00Z"), "UTC"),
      "UTC",
    );
    expect(peak).toBeNull();
    expect(cellText(cells[23] as (typeof cells)[number])).toBe("Mon 23:00 to 00:00: 0 events");
    expect(cellText(cells[24] as (typeof cells)[number])).toBe("Tue 00:00 to 01:00: not in this time range");
    expect(DAYS).toHaveLength(7);
  });
});

describe("hoursBehind", () => {
  const hour = (iso: string, count: number) => ({ start: at(iso), end: at(iso) + HOUR, count });
  it("is one stretch for the hour that comes twice, and none without events", () => {
    const buckets = [
      hour("2026-10-18T00:00:00Z", 2),
      hour("2026-10-25T00:00:00Z", 1),
      hour("2026-10-25T01:00:00Z", 3),
      hour("2026-11-01T01:00:00Z", 0),
    ];
    const cell = { day: 6, hour: 2, count: 6, hours: 4 };
    expect(hoursBehind(buckets, cell, "Europe/Paris")).toEqual([
      { startMs: at("2026-10-25T00:00:00Z"), endMs: at("2026-10-25T02:00:00Z"), count: 4 },
      { startMs: at("2026-10-18T00:00:00Z"), endMs: at("2026-10-18T01:00:00Z"), count: 2 },
    ]);
  });
});

describe("shadeOf", () => {
  const cell = (count: number) => ({ day: 0, hour: 0, count, hours: 1 });
  it.each([
    [0, 0],
    [1, 0.08],
    [2_500, 0.5],
    [10_000, 1],
  ])("%i of ten thousand", (count, shade) => expect(shadeOf(cell(count), cell(10_000))).toBe(shade));
  it("is nothing without events", () => expect(shadeOf(cell(0), null)).toBe(0));
});
