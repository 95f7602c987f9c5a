import { describe, expect, it } from "vitest";
import { formatAtOffset, formatTime, offsetMs, parseTime } from "./rfc3339";

describe("parseTime", () => {
  it.each([
    ["2026-11-21T08:00:00Z", "2026-11-21T08:00:00.000Z"],
    ["2026-11-21t08:00:00z", "2026-11-21T08:00:00.000Z"],
    ["2023-06-15T14:21:10.34334445Z", "2023-06-15T14:21:10.343Z"],
    ["2023-06-15T14:21:10.9999Z", "2023-06-15T14:21:10.999Z"],
    ["2026-11-21T13:45:00+05:45", "2026-11-21T08:00:00.000Z"],
    ["2024-02-29T00:00:00.5-08:00", "2024-02-29T08:00:00.500Z"],
  ])("reads %s", (text, wanted) =>
    expect(new Date(parseTime(text) ?? Number.NaN).toISOString()).toBe(wanted),
  );

  it.each([
    "2026-11-21",
    "2026-11-21T08:00:00",
    "2026-11-21 08:00:00Z",
    "2026-02-30T08:00:00Z",
    "2026-11-21T24:00:00Z",
    "2026-11-21T08:00:00.Z",
    "2026-11-21T08:00:00+0545",
    "2026-11-21T08:00:00+99:00",
    1795176000,
    null,
  ])("refuses %s", (text) => expect(parseTime(text)).toBeNull());
});

describe("offsets", () => {
  it.each([
    ["+0545", 20_700_000],
    ["-05:00", -18_000_000],
    ["Z", 0],
    ["0500", null],
    ["+1600", null],
  ])("reads %s", (text, wanted) => expect(offsetMs(text)).toBe(wanted));

  it("writes local time with its offset", () => {
    expect(formatAtOffset(Date.parse("2021-07-14T23:00:00Z"), -18_000_000)).toBe(
      "2021-07-14T18:00:00.000-05:00",
    );
    expect(formatAtOffset(Date.parse("2021-07-14T23:00:00Z"), 0)).toBe("2021-07-14T23:00:00.000Z");
  });

  it("leaves a zero fraction out", () => {
    expect(formatTime(Date.parse("2026-01-26T09:13:52Z"))).toBe("2026-01-26T09:13:52Z");
    expect(formatTime(Date.parse("2026-01-26T09:13:52.250Z"))).toBe("2026-01-26T09:13:52.250Z");
  });
});
