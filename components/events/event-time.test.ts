import { describe, expect, test } from "vitest";
import { parseInstant } from "@/lib/core/time";
import { dayPart, fullTime, relativeTime, timeLayoutOf, timeText } from "./event-time";

const at = (timestamp: string) => ({ timestamp });
const NOW = Date.UTC(2026, 10, 21, 12);

describe("the layout of a list", () => {
  const midnight = [at("2026-11-21T00:30:00Z"), at("2026-11-20T23:30:00Z")];

  test.each([
    ["one day", [at("2026-11-21T10:00:00Z"), at("2026-11-21T04:00:00Z")], "UTC", "time"],
    ["across midnight in UTC", midnight, "UTC", "day"],
    ["the same events on one day elsewhere", midnight, "Europe/Paris", "time"],
    ["across years", [at("2027-01-01T10:00:00Z"), at("2026-12-31T04:00:00Z")], "UTC", "date"],
    ["no rows", [], "UTC", "time"],
    ["no time to read", [at("soon"), "nonsense"], "UTC", "time"],
  ])("%s", (_name, rows, zone, layout) => {
    expect(timeLayoutOf(rows, zone)).toBe(layout);
  });

  test.each([
    ["time", ""],
    ["day", "11-21"],
    ["date", "2026-11-21"],
  ] as const)("%s shows %j of the date", (layout, part) => {
    expect(dayPart("2026-11-21", layout)).toBe(part);
  });
});

test.each([
  ["2026-11-21T03:12:07.92134445Z", "2026-11-21 04:12:07.921 UTC+01:00"],
  ["2026-11-21T03:12:07Z", "2026-11-21 04:12:07 UTC+01:00"],
  ["2026-07-01T22:30:00Z", "2026-07-02 00:30:00 UTC+02:00"],
  ["", null],
  ["yesterday", null],
])("%j in Paris is %j", (timestamp, text) => {
  const instant = parseInstant(timestamp);
  expect(fullTime(instant, timestamp, "Europe/Paris")).toBe(text);
  expect(timeText(instant, timestamp, "Europe/Paris") === null).toBe(text === null);
});

test.each([
  [NOW - 3 * 3_600_000 - 5, "3 hours ago"],
  [NOW - 59_999, "59 seconds ago"],
  [NOW + 120_000, "in 2 minutes"],
  [NOW - 90 * 86_400_000, "90 days ago"],
  [NOW, "just now"],
])("%d is %s", (ms, words) => {
  expect(relativeTime(ms, NOW)).toBe(words);
});
