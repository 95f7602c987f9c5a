import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wildText } from "@/lib/testing/search/arbitrary";
import { parseRangeText } from "./range-text";
import { Range, Window } from "./schema";
import {
  clampWindow,
  presetsWithin,
  RANGE_PRESETS,
  rangeWithin,
  resolveRange,
  validateWindow,
  windowAround,
} from "./window";

const NOW = Date.parse("2026-11-21T04:12:07.921Z");
const ZONE = "Asia/Kathmandu"; // UTC+05:45: the local time is Saturday 2026-11-21 09:57:07
const window = (start: string, end: string): Window => ({ start, end });

describe("resolveRange", () => {
  it.each<[Range, string, string]>([
    [{ last: "15m" }, "2026-11-21T03:57:07.921Z", "2026-11-21T04:12:07.921Z"],
    [{ last: "2d" }, "2026-11-19T04:12:07.921Z", "2026-11-21T04:12:07.921Z"],
    [{ last: "today" }, "2026-11-20T18:15:00.000Z", "2026-11-21T04:12:07.921Z"],
    [{ last: "yesterday" }, "2026-11-19T18:15:00.000Z", "2026-11-20T18:15:00.000Z"],
    [{ last: "this_week" }, "2026-11-15T18:15:00.000Z", "2026-11-21T04:12:07.921Z"],
    [{ last: "last_week" }, "2026-11-08T18:15:00.000Z", "2026-11-15T18:15:00.000Z"],
    [
      { from: "2026-11-20T00:00:00Z", to: "2026-11-20T01:00:00+01:00" },
      "2026-11-20T00:00:00.000Z",
      "2026-11-20T00:00:00.000Z",
    ],
    [
      { from: "2026-11-20T00:00:00Z", to: "2027-01-01T00:00:00Z" },
      "2026-11-20T00:00:00.000Z",
      "2026-11-21T04:12:07.921Z",
    ],
  ])("fixes %o", (range, start, end) => {
    expect(resolveRange(range, NOW, ZONE)).toEqual({ start, end });
  });

  it("follows the calendar over a clock change", () => {
    const sunday = Date.parse("2026-10-25T12:00:00Z");
    expect(resolveRange({ last: "today" }, sunday, "Europe/Paris").start).toBe("2026-10-24T22:00:00.000Z");
    expect(resolveRange({ last: "yesterday" }, sunday + 86_400_000, "Europe/Paris")).toEqual(
      window("2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z"),
    );
  });

  it("gives a window that may be run, for every preset", () => {
    for (const { last } of RANGE_PRESETS) {
      const fixed = resolveRange(Range.parse({ last }), NOW, ZONE);
      expect(Window.safeParse(fixed).success).toBe(true);
      expect(validateWindow(fixed, NOW)).toEqual([]);
      expect(validateWindow(fixed, NOW + 3_600_000)).toEqual([]);
    }
  });
});

describe("validateWindow", () => {
  it.each<[Window, string[]]>([
    [window("2026-11-20T00:00:00.000Z", "2026-11-21T04:12:07.921Z"), []],
    [window("2026-11-20T00:00:00.000Z", "2026-11-20T00:00:00.000Z"), ["window.end"]],
    [window("2026-11-21T00:00:00.000Z", "2026-11-20T00:00:00.000Z"), ["window.end"]],
    [window("2026-11-22T00:00:00.000Z", "2026-11-23T00:00:00.000Z"), ["window.start"]],
    [window("2026-01-01T00:00:00.000Z", "2026-11-20T00:00:00.000Z"), ["window.start"]],
    [window("2026-11-20T00:00:00.000Z", "2026-12-20T00:00:00.000Z"), []],
  ])("checks %o", (input, paths) => {
    expect(validateWindow(input, NOW).map(({ path }) => path)).toEqual(paths);
  });

  it("takes the retention of a licence", () => {
    expect(validateWindow(window("2026-10-21T00:00:00.000Z", "2026-11-20T00:00:00.000Z"), NOW, 15)).toEqual([
      { path: "window.start", message: "Events are kept for 15 days: choose a later start" },
    ]);
  });
});

describe("presetsWithin", () => {
  it.each([15, 30, 60, 90])("offers nothing beyond %i days, and all that is within", (days) => {
    const offered = presetsWithin(days);
    for (const preset of RANGE_PRESETS) {
      const isKept = validateWindow(resolveRange({ last: preset.last }, NOW, ZONE), NOW, days).length === 0;
      expect([preset.last, offered.includes(preset)]).toEqual([preset.last, isKept]);
    }
  });
});

describe("rangeWithin", () => {
  const day = (from: string, to: string) => ({
    from: `2026-${from}T00:00:00.000Z`,
    to: `2026-${to}T00:00:00.000Z`,
  });

  it.each<[string, Range, Range | null]>([
    ["a length that is kept", { last: "15d" }, { last: "15d" }],
    ["a length that is not", { last: "6w" }, { last: "15d" }],
    ["a named range", { last: "last_week" }, { last: "last_week" }],
    ["days that are kept", day("11-10", "11-12"), day("11-10", "11-12")],
    [
      "days kept in part",
      day("10-01", "11-12"),
      { ...day("10-01", "11-12"), from: "2026-11-06T04:12:07.921Z" },
    ],
    ["days before all that is kept", day("10-01", "10-12"), null],
  ])("of %s", (_name, range, kept) => expect(rangeWithin(range, NOW, ZONE, 15)).toEqual(kept));

  it("gives the same range when nothing is cut, so that one can tell", () => {
    const range = { last: "7d" };
    expect(rangeWithin(range, NOW, ZONE, 15)).toBe(range);
  });
});

describe("clampWindow", () => {
  it("leaves five minutes of the future and no more", () => {
    const near = window("2026-11-20T00:00:00.000Z", "2026-11-21T04:16:00.000Z");
    expect(clampWindow(near, NOW)).toBe(near);
    expect(clampWindow({ ...near, end: "2027-01-01T00:00:00.000Z" }, NOW).end).toBe(
      "2026-11-21T04:17:07.921Z",
    );
  });
});

describe("parseRangeText", () => {
  const absolute = (from: string, to: string): Range => ({ from, to });
  it.each<[string, Range]>([
    ["3h", { last: "3h" }],
    ["15 min", { last: "15m" }],
    ["last 90 minutes", { last: "90m" }],
    ["1h 30m", { last: "90m" }],
    ["1.5 hours", { last: "90m" }],
    ["24h", { last: "24h" }],
    ["1 day", { last: "24h" }],
    ["7 days", { last: "7d" }],
    ["2 weeks", { last: "14d" }],
    ["past week", { last: "7d" }],
    ["an hour", { last: "1h" }],
    ["a month", { last: "30d" }],
    ["90 s", { last: "90s" }],
    [" Yesterday ", { last: "yesterday" }],
    ["this week", { last: "this_week" }],
    ["LAST WEEK", { last: "last_week" }],
    ["3 hours ago", { last: "3h" }],
    ["2 days ago", absolute("2026-11-18T18:15:00Z", "2026-11-19T18:15:00Z")],
    ["1 week ago", absolute("2026-11-08T18:15:00Z", "2026-11-15T18:15:00Z")],
    ["2026-11-20", absolute("2026-11-19T18:15:00Z", "2026-11-20T18:15:00Z")],
    ["20 Nov", absolute("2026-11-19T18:15:00Z", "2026-11-20T18:15:00Z")],
    ["Nov 20, 2026", absolute("2026-11-19T18:15:00Z", "2026-11-20T18:15:00Z")],
    ["24 December", absolute("2025-12-23T18:15:00Z", "2025-12-24T18:15:00Z")],
    ["2026-11-20 14:00 to 15:30", absolute("2026-11-20T08:15:00Z", "2026-11-20T09:45:00Z")],
    ["2026-11-20 14:00-15:30", absolute("2026-11-20T08:15:00Z", "2026-11-20T09:45:00Z")],
    ["2026-11-20 2pm - 2026-11-20 3:30 pm", absolute("2026-11-20T08:15:00Z", "2026-11-20T09:45:00Z")],
    ["20 Nov at 14:00:07.5 – 20 Nov 15:30", absolute("2026-11-20T08:15:07.500Z", "2026-11-20T09:45:00Z")],
    ["from 2026-11-18 to 2026-11-20", absolute("2026-11-17T18:15:00Z", "2026-11-20T18:15:00Z")],
    ["2026-11-20T08:15:00Z..2026-11-20T09:45:00Z", absolute("2026-11-20T08:15:00Z", "2026-11-20T09:45:00Z")],
    ["2026-11-20T08:15Z to 2026-11-20 09:45 UTC", absolute("2026-11-20T08:15:00Z", "2026-11-20T09:45:00Z")],
    ["2026-11-20T03:15:00-05:00 to now", absolute("2026-11-20T08:15:00Z", "2026-11-21T04:12:07.921Z")],
    ["1795162500 to 1795167900000", absolute("2026-11-20T08:15:00Z", "2026-11-20T09:45:00Z")],
    ["1795162500", absolute("2026-11-20T08:15:00Z", "2026-11-21T04:12:07.921Z")],
    ["since yesterday 14:00", absolute("2026-11-20T08:15:00Z", "2026-11-21T04:12:07.921Z")],
    ["yesterday to 2 hours ago", absolute("2026-11-19T18:15:00Z", "2026-11-21T02:12:07.921Z")],
    ["-4h to -2h", absolute("2026-11-21T00:12:07.921Z", "2026-11-21T02:12:07.921Z")],
    ["9:00 to 9:30", absolute("2026-11-21T03:15:00Z", "2026-11-21T03:45:00Z")],
    ["14:00 to 15:30", absolute("2026-11-20T08:15:00Z", "2026-11-20T09:45:00Z")],
    ["23:00 to 1:00", absolute("2026-11-20T17:15:00Z", "2026-11-20T19:15:00Z")],
    ["around 14:00", absolute("2026-11-20T08:00:00Z", "2026-11-20T08:30:00Z")],
    ["around 2026-11-20 14:00 ± 1h", absolute("2026-11-20T07:15:00Z", "2026-11-20T09:15:00Z")],
    ["2026-11-20T08:15:00Z +-90 s", absolute("2026-11-20T08:13:30Z", "2026-11-20T08:16:30Z")],
    ["around 1795162500 +/- 5m", absolute("2026-11-20T08:10:00Z", "2026-11-20T08:20:00Z")],
  ])("reads %s", (text, range) => {
    expect(parseRangeText(text, NOW, ZONE)).toEqual({ range });
  });

  it.each([
    ["", /^Write a length/],
    ["soon", /^Write a length/],
    ["24", /^Write a length/],
    ["2026-13-01", /^Write a length/],
    ["2026-02-30", /^Write a length/],
    ["11/20/2026", /^Write a length/],
    ["2026-11-20 25:00", /^Write a length/],
    ["2026-11-20 to whenever", /^"whenever" is not a time/],
    ["2026-11-20 15:30 to 2026-11-20 14:00", /^The end must come after/],
    ["2027-01-01", /^The start is in the future/],
    ["around yesterday", /^"yesterday" is not a moment/],
    ["14:00 ± soon", /^"soon" is not a length/],
    ["around 2027-01-01 12:00", /^The start is in the future/],
    ["0m", /longer than nothing/],
    ["9999999 seconds", /too long/],
  ])("says how to write it instead of %s", (text, error) => {
    expect(parseRangeText(text, NOW, ZONE)).toEqual({ error: expect.stringMatching(error) });
  });

  it("never throws, and gives only ranges that can be run", () => {
    const words = fc.constantFrom(
      "3",
      "h",
      "days",
      "ago",
      "to",
      "-",
      "..",
      "2026-11-20",
      "14:00",
      "now",
      "yesterday",
      "nov",
      "20",
      "1795162500",
      "am",
      "z",
      "99999",
      "-1h",
      "around",
      "±",
    );
    const text = fc.oneof(
      wildText(),
      fc.array(words, { maxLength: 6 }).map((parts) => parts.join(" ")),
    );
    fc.assert(
      fc.property(text, fc.constantFrom("UTC", "America/New_York", ZONE), (typed, zone) => {
        const answer = parseRangeText(typed, NOW, zone);
        if ("error" in answer) return;
        expect(Range.safeParse(answer.range).success).toBe(true);
        const { start, end } = resolveRange(answer.range, NOW, zone);
        expect(start < end).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("windowAround", () => {
  const NOW = Date.parse("2026-11-21T12:00:00Z");
  const MINUTE = 60_000;
  const DAY = 86_400_000;
  const either = (halfMs: number) => ({ beforeMs: halfMs, afterMs: halfMs });

  it.each([
    ["in the middle", NOW - DAY, 15, ["2026-11-20T11:45:00.000Z", "2026-11-20T12:15:00.000Z"]],
    ["close to now", NOW - 5 * MINUTE, 15, ["2026-11-21T11:40:00.000Z", "2026-11-21T12:00:00.000Z"]],
    ["a little ahead of now", NOW + MINUTE, 15, ["2026-11-21T11:46:00.000Z", "2026-11-21T12:01:00.001Z"]],
    [
      "close to the end of what is kept",
      NOW - 90 * DAY + MINUTE,
      5,
      ["2026-08-23T12:00:00.000Z", "2026-08-23T12:06:00.000Z"],
    ],
  ])("%s", (_name, ms, minutes, [start, end]) => {
    expect(windowAround(ms, either(minutes * MINUTE), NOW)).toEqual({ start, end });
  });

  it.each([
    ["too old", NOW - 91 * DAY],
    ["far ahead", NOW + 10 * MINUTE],
  ])("is none when the event is %s", (_name, ms) => expect(windowAround(ms, either(MINUTE), NOW)).toBeNull());

  it("holds the event, and starts before it ends", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -90 * DAY, max: 4 * MINUTE }),
        fc.integer({ min: 1, max: DAY }),
        (ago, half) => {
          const window = windowAround(NOW + ago, either(half), NOW);
          expect(Date.parse(window?.start ?? "")).toBeLessThanOrEqual(NOW + ago);
          expect(Date.parse(window?.end ?? "")).toBeGreaterThan(NOW + ago);
        },
      ),
    );
  });
});
