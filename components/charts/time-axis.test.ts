import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisTicks, dayLabel, intervalText, roomyLabels, spanText } from "./time-axis";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const utc = (iso: string): number => Date.parse(iso);

describe("axisTicks", () => {
  it("names the day at the first tick and where it changes", () => {
    const labels = axisTicks(utc("2026-11-20T13:10:00Z"), utc("2026-11-21T13:10:00Z"), "Europe/Paris").map(
      ({ label }) => label,
    );
    expect(labels).toEqual(["Fri 20 Nov · 16:00", "20:00", "Sat 21 Nov · 00:00", "04:00", "08:00", "12:00"]);
  });

  it("follows a zone with an odd offset", () => {
    const ticks = axisTicks(utc("2026-11-20T00:00:00Z"), utc("2026-11-20T01:00:00Z"), "Asia/Kathmandu");
    expect(ticks.map(({ label }) => label)).toEqual([
      "Fri 20 Nov · 05:50",
      "06:00",
      "06:10",
      "06:20",
      "06:30",
      "06:40",
    ]);
  });

  it("writes seconds only where the steps need them", () => {
    const ticks = axisTicks(utc("2026-11-20T00:00:00Z"), utc("2026-11-20T00:00:30Z"), "UTC");
    expect(ticks[1]?.label).toBe("00:00:05");
  });

  it("uses midnights for long spans", () => {
    const ticks = axisTicks(utc("2026-11-01T04:00:00Z"), utc("2026-11-29T06:00:00Z"), "America/New_York");
    expect(ticks.map(({ label }) => label)).toEqual([
      "Sun 1 Nov",
      "Sun 8 Nov",
      "Sun 15 Nov",
      "Sun 22 Nov",
      "Sun 29 Nov",
    ]);
  });

  it("stays on full hours after the clock goes back", () => {
    const ticks = axisTicks(utc("2026-10-24T22:00:00Z"), utc("2026-10-26T22:00:00Z"), "Europe/Paris", 9);
    const full = ["00:00", "06:00", "12:00", "18:00"];
    expect(ticks.map(({ label }) => label.slice(-5))).toEqual([...full, ...full]);
  });

  it("gives increasing ticks inside the span, never very many", () => {
    const zone = fc.constantFrom(
      "UTC",
      "Europe/Paris",
      "Asia/Kathmandu",
      "America/Santiago",
      "Australia/Lord_Howe",
    );
    const start = fc.integer({ min: utc("2026-01-01T00:00:00Z"), max: utc("2026-12-31T00:00:00Z") });
    fc.assert(
      fc.property(zone, start, fc.integer({ min: 1_000, max: 90 * DAY }), (name, from, span) => {
        const ticks = axisTicks(from, from + span, name);
        expect(ticks.length).toBeLessThanOrEqual(10);
        expect(
          ticks.every(({ ms }, index) => ms >= from && ms < from + span && ms > (ticks[index - 1]?.ms ?? 0)),
        ).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it("has none for an empty span", () => {
    expect(axisTicks(5, 5, "UTC")).toEqual([]);
  });
});

describe("roomyLabels", () => {
  const day = ["Fri 20 Nov · 16:00", "20:00", "Sat 21 Nov · 00:00", "04:00", "08:00", "12:00"];
  const ticks = day.map((label, index) => ({ label, at: 0.05 + index / 6 }));

  it.each([
    [1_400, day],
    [700, ["Fri 20 Nov · 16:00", null, "Sat 21 Nov · 00:00", null, "08:00", "12:00"]],
    [290, ["16:00", "20:00", "Sat 21 Nov · 00:00", null, null, null]],
    [100, ["16:00", null, null, "04:00", null, null]],
    [20, day.map(() => null)],
  ])("gives what fits into %d px", (width, expected) => {
    expect(roomyLabels(ticks, width, 7)).toEqual(expected);
  });

  it("leaves out every other day where they are too close", () => {
    const days = ["Sun 1 Nov", "Sun 8 Nov", "Sun 15 Nov", "Sun 22 Nov"];
    const close = days.map((label, index) => ({ label, at: index / 4 }));
    expect(roomyLabels(close, 320, 7)).toEqual(days);
    expect(roomyLabels(close, 240, 7)).toEqual(["Sun 1 Nov", null, "Sun 15 Nov", null]);
  });

  it("never lets two run into each other or out of the row", () => {
    const tick = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      label: fc.constantFrom(...day),
    });
    fc.assert(
      fc.property(fc.array(tick), fc.integer({ min: 50, max: 3_000 }), (found, width) => {
        const sorted = found.toSorted((a, b) => a.at - b.at);
        const kept = roomyLabels(sorted, width, 7).flatMap((label, index) => {
          const start = (sorted[index]?.at ?? 0) * width;
          return label === null ? [] : [[start, start + label.length * 7] as const];
        });
        expect(kept.every(([start], index) => start > (kept[index - 1]?.[1] ?? -1))).toBe(true);
        expect(kept.every(([, end]) => end <= width)).toBe(true);
      }),
    );
  });
});

describe("words", () => {
  it.each([
    ["2026-11-20T13:00:00Z", "2026-11-20T14:00:00Z", "Fri 20 Nov 14:00 to 15:00"],
    ["2026-11-20T22:00:00Z", "2026-11-20T23:30:00Z", "Fri 20 Nov 23:00 to Sat 21 Nov 00:30"],
    ["2026-11-20T13:00:05Z", "2026-11-20T14:00:00Z", "Fri 20 Nov 14:00:05 to 15:00:00"],
  ])("%s to %s", (from, to, text) => {
    expect(spanText(utc(from), utc(to), "Europe/Paris")).toBe(text);
  });

  it("names days in the zone", () => {
    expect(dayLabel(utc("2026-11-20T20:00:00Z"), "Asia/Kathmandu")).toBe("Sat 21 Nov");
  });

  it("names intervals", () => {
    expect(intervalText({ unit: "m", value: 30 })).toBe("30 min");
    expect(intervalText({ unit: "d", value: 1 }, true)).toBe("1 day");
    expect(intervalText({ unit: "h", value: 6 }, true)).toBe("6 hours");
  });
});
