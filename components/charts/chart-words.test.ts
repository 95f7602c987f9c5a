import { describe, expect, it } from "vitest";
import type { HistogramResponse } from "@/lib/contract/events";
import { toChart } from "./chart-data";
import { partText, selectionText, sourceText, summaryText } from "./chart-words";

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 20, 13);
const chartOf = (counts: number[], failed: number[]) => {
  const response: HistogramResponse = {
    interval: { unit: "h", value: 1 },
    buckets: counts.map((count, index) => ({
      start: START + index * HOUR,
      end: START + (index + 1) * HOUR,
      count,
    })),
    series: [{ value: "failure", counts: failed, exact: true }],
    source: "interval",
    exact: true,
  };
  return { chart: toChart(response), interval: response.interval };
};

describe("summaryText", () => {
  it.each([
    [
      [100, 1200],
      [0, 117],
      "2 bars of 1 hour, Fri 20 Nov 14:00 to 16:00. Peak: 1,200 events, Fri 20 Nov 15:00 to 16:00. 9 % failed.",
    ],
    [[0, 0], [0, 0], "2 bars of 1 hour, Fri 20 Nov 14:00 to 16:00. No events."],
    [
      [5],
      [0],
      "1 bars of 1 hour, Fri 20 Nov 14:00 to 15:00. Peak: 5 events, Fri 20 Nov 14:00 to 15:00. None failed.",
    ],
    [[1000], [2], "Less than 1 % failed."],
    [[1000], [999], "More than 99 % failed."],
    [[7], [7], "100 % failed."],
    [[], [], "The time range has no bars."],
  ])("%j with %j failed", (counts, failed, text) => {
    const { chart, interval } = chartOf(counts, failed);
    expect(summaryText(chart, interval, "Europe/Paris")).toContain(text);
  });
});

it("says a selection in one line", () => {
  const { chart } = chartOf([300, 12], [11, 1]);
  expect(selectionText(chart, { first: 0, last: 1 }, "Europe/Paris")).toBe(
    "Fri 20 Nov 14:00 to 16:00, 312 events, 12 failed",
  );
});

it.each([
  ["failure", 2, "2 failed"],
  ["success", 1, "1 succeeded"],
  ["sso", 1284, "1,284 sso"],
  ["", 3, "3 (no value)"],
])("names the part %j", (value, count, text) => {
  expect(partText(value, count)).toBe(text);
});

it.each([
  ["interval", true, "exact"],
  ["counts", true, "summed from counts"],
  ["scan", true, "from a scan"],
  ["interval", false, "approximate"],
  ["counts", false, "approximate"],
] as const)("marks %s, exact %s, as %s", (source, exact, mark) => {
  expect(sourceText({ source, exact }).mark).toBe(mark);
});

it("says when only the split of the bars is an estimate", () => {
  const series = [{ value: "failure", counts: [1], exact: false }];
  expect(sourceText({ source: "interval", exact: true, series }).mark).toBe("split approximate");
});
