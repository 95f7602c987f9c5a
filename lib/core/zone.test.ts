import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  formatInstant,
  isZone,
  offsetLabel,
  offsetMs,
  startOfDay,
  startOfWeek,
  wireOffset,
} from "./zone";

const at = (iso: string) => Date.parse(iso);
const iso = (ms: number) => new Date(ms).toISOString();
const HOUR = 3_600_000;

describe("offsets", () => {
  it.each([
    ["UTC", "2026-07-01T00:00:00Z", "UTC", "+0000"],
    ["Europe/Paris", "2026-03-29T00:59:59.999Z", "UTC+01:00", "+0100"],
    ["Europe/Paris", "2026-03-29T01:00:00Z", "UTC+02:00", "+0200"],
    ["Europe/Paris", "2026-10-25T00:59:59.999Z", "UTC+02:00", "+0200"],
    ["Europe/Paris", "2026-10-25T01:00:00Z", "UTC+01:00", "+0100"],
    ["Asia/Kathmandu", "2026-11-21T00:00:00Z", "UTC+05:45", "+0545"],
    ["America/St_Johns", "2026-01-15T00:00:00Z", "UTC-03:30", "-0330"],
    ["America/St_Johns", "2026-07-15T00:00:00Z", "UTC-02:30", "-0230"],
    ["Australia/Lord_Howe", "2026-01-15T00:00:00Z", "UTC+11:00", "+1100"],
    ["Australia/Lord_Howe", "2026-07-15T00:00:00Z", "UTC+10:30", "+1030"],
    ["Pacific/Kiritimati", "2026-07-15T00:00:00Z", "UTC+14:00", "+1400"],
  ])("%s at %s", (zone, when, label, wire) => {
    expect(offsetLabel(at(when), zone)).toBe(label);
    expect(wireOffset(at(when), zone)).toBe(wire);
  });

  it("is right between whole seconds, before the epoch too", () => {
    expect(offsetMs(at("1960-01-01T00:00:00.123Z"), "Asia/Kathmandu")).toBe(5.5 * HOUR);
  });

  it("throws for an unknown zone", () => {
    expect(() => offsetMs(0, "Mars/Olympus")).toThrow(RangeError);
  });
});

describe("isZone", () => {
  it.each(["UTC", "Europe/Paris", "Asia/Kathmandu", "america/st_johns"])("%s is one", (name) => {
    expect(isZone(name)).toBe(true);
  });
  it.each(["", "Mars/Olympus", "Europe/Paris ", "../etc/passwd", "CEST+99"])("%j is none", (name) => {
    expect(isZone(name)).toBe(false);
  });
});

describe("days", () => {
  it.each([
    // The day of the change to summer time has 23 hours, the day back 25.
    ["Europe/Paris", "2026-03-29T12:00:00Z", "2026-03-28T23:00:00.000Z", 23],
    ["Europe/Paris", "2026-10-25T12:00:00Z", "2026-10-24T22:00:00.000Z", 25],
    ["Asia/Kathmandu", "2026-11-21T00:00:00Z", "2026-11-20T18:15:00.000Z", 24],
    ["America/St_Johns", "2026-03-08T12:00:00Z", "2026-03-08T03:30:00.000Z", 23],
    ["America/St_Johns", "2026-11-01T12:00:00Z", "2026-11-01T02:30:00.000Z", 25],
    ["Australia/Lord_Howe", "2026-04-05T00:00:00Z", "2026-04-04T13:00:00.000Z", 24.5],
    ["Australia/Lord_Howe", "2026-10-04T00:00:00Z", "2026-10-03T13:30:00.000Z", 23.5],
    // Beirut's clock jumps from midnight to 01:00, Havana's falls back to midnight.
    ["Asia/Beirut", "2026-03-29T12:00:00Z", "2026-03-28T22:00:00.000Z", 23],
    ["America/Havana", "2026-11-01T12:00:00Z", "2026-11-01T04:00:00.000Z", 25],
  ])("%s: the day that holds %s", (zone, when, start, hours) => {
    const first = startOfDay(at(when), zone);
    expect(iso(first)).toBe(start);
    expect((startOfDay(addDays(first, 1, zone), zone) - first) / HOUR).toBe(hours);
  });

  it("finds the day's first instant where midnight is skipped", () => {
    const first = startOfDay(at("2026-03-29T12:00:00Z"), "Asia/Beirut");
    expect(formatInstant(first, "Asia/Beirut", "date-time")).toBe("2026-03-29 01:00:00");
    expect(formatInstant(first - 1, "Asia/Beirut", "date-time-ms")).toBe("2026-03-28 23:59:59.999");
  });

  it("steps over a day that a country left out", () => {
    const before = startOfDay(at("2011-12-29T20:00:00Z"), "Pacific/Apia");
    expect(formatInstant(addDays(before, 1, "Pacific/Apia"), "Pacific/Apia", "day")).toBe("2011-12-31");
  });

  it("moves a wall time that is skipped to the change, and takes the first of two", () => {
    expect(iso(addDays(at("2026-03-28T01:30:00Z"), 1, "Europe/Paris"))).toBe("2026-03-29T01:00:00.000Z");
    expect(iso(addDays(at("2026-10-24T00:30:00Z"), 1, "Europe/Paris"))).toBe("2026-10-25T00:30:00.000Z");
  });

  it("keeps the instant for 0 days, even the second of a repeated hour", () => {
    expect(addDays(at("2026-10-25T01:30:00Z"), 0, "Europe/Paris")).toBe(at("2026-10-25T01:30:00Z"));
  });

  it("starts weeks on Monday", () => {
    expect(iso(startOfWeek(at("2026-03-29T12:00:00Z"), "Europe/Paris"))).toBe("2026-03-22T23:00:00.000Z");
    expect(iso(startOfWeek(at("2026-03-30T12:00:00Z"), "Europe/Paris"))).toBe("2026-03-29T22:00:00.000Z");
    expect(iso(startOfWeek(at("2026-11-22T18:14:59Z"), "Asia/Kathmandu"))).toBe("2026-11-15T18:15:00.000Z");
    expect(iso(startOfWeek(at("2026-11-22T18:15:00Z"), "Asia/Kathmandu"))).toBe("2026-11-22T18:15:00.000Z");
  });

  const zones = fc.constantFrom(
    "UTC",
    "Europe/Paris",
    "Asia/Kathmandu",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Asia/Beirut",
    "America/Havana",
  );
  const anyInstant = fc.integer({ min: at("2024-01-01T00:00:00Z"), max: at("2028-01-01T00:00:00Z") });
  const nearChange = fc
    .tuple(
      fc.constantFrom("2026-03-29", "2026-10-25", "2026-03-08", "2026-11-01", "2026-04-05", "2026-10-04"),
      fc.integer({ min: -48 * HOUR, max: 48 * HOUR }),
    )
    .map(([day, shift]) => at(`${day}T00:00:00Z`) + shift);
  const instants = fc.oneof(anyInstant, nearChange);

  it("tiles time: each instant lies in its day, and days follow one another", () => {
    fc.assert(
      fc.property(instants, zones, (ms, zone) => {
        const first = startOfDay(ms, zone);
        const next = startOfDay(addDays(first, 1, zone), zone);
        expect(first).toBeLessThanOrEqual(ms);
        expect(next).toBeGreaterThan(ms);
        expect(startOfDay(first, zone)).toBe(first);
        expect(startOfDay(next, zone)).toBe(next);
        expect(formatInstant(first, zone, "day")).toBe(formatInstant(ms, zone, "day"));
        expect(formatInstant(next - 1, zone, "day")).toBe(formatInstant(ms, zone, "day"));
      }),
    );
  });
});

describe("formatInstant", () => {
  const ms = at("2026-11-20T22:27:07.921Z");
  it.each([
    ["time", "04:12:07"],
    ["time-ms", "04:12:07.921"],
    ["date-time", "2026-11-21 04:12:07"],
    ["date-time-ms", "2026-11-21 04:12:07.921"],
    ["day", "2026-11-21"],
    ["day-time", "2026-11-21 04:12"],
  ] as const)("%s", (style, text) => {
    expect(formatInstant(ms, "Asia/Kathmandu", style)).toBe(text);
  });

  it("is empty for what is no instant", () => {
    expect(formatInstant(Number.NaN, "UTC", "time")).toBe("");
    expect(formatInstant(8.65e15, "UTC", "time")).toBe("");
    expect(formatInstant(8.64e15, "Asia/Kathmandu", "time")).toBe("");
  });
});
