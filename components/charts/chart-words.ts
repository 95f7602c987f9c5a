/** What the chart says to those who do not see it, and in its tooltip. */
import type { HistogramResponse } from "@/lib/contract/events";
import { type Chart, type Selection, sumOf } from "./chart-data";
import { intervalText, spanText } from "./time-axis";

const NUMBER = new Intl.NumberFormat("en-US");

/** `1,284`. */
export function countText(count: number): string {
  return NUMBER.format(count);
}

/** `1 event`, `1,284 events`. */
export function eventsText(count: number): string {
  return `${countText(count)} ${count === 1 ? "event" : "events"}`;
}

/** Values of the outcome breakdown read as words; others as they are. */
export function partText(value: string, count: number): string {
  if (value === "failure") return `${countText(count)} failed`;
  if (value === "success") return `${countText(count)} succeeded`;
  return `${countText(count)} ${value === "" ? "(no value)" : value}`;
}

/** A selection as one line: `Fri 20 Nov 14:00 to 15:00, 312 events, 12 failed`. */
export function selectionText(chart: Chart, selection: Selection, zone: string): string {
  const sum = sumOf(chart, selection);
  if (sum === null) return "Nothing";
  const parts = sum.parts.map(({ name, count }) => partText(name, count));
  return [spanText(sum.startMs, sum.endMs, zone), eventsText(sum.count), ...parts].join(", ");
}

/** The chart in a sentence or two. */
export function summaryText(chart: Chart, interval: HistogramResponse["interval"], zone: string): string {
  if (chart.bars.length === 0) return "The time range has no bars.";
  const bars = `${chart.bars.length} bars of ${intervalText(interval, true)}, ${spanText(chart.startMs, chart.endMs, zone)}.`;
  if (chart.peak === null) return `${bars} No events.`;
  const peak = `Peak: ${eventsText(chart.peak.count)}, ${spanText(chart.peak.startMs, chart.peak.endMs, zone)}.`;
  const failed = chart.series.find(({ value }) => value === "failure");
  const share = failed === undefined ? "" : ` ${shareText(failed.total, chart.total)} failed.`;
  return `${bars} ${peak}${share}`;
}

/** A share in per cent; a few of very many are not called none. */
function shareText(part: number, whole: number): string {
  if (part === 0) return "None";
  const percent = (100 * part) / Math.max(1, whole);
  if (percent < 1) return "Less than 1 %";
  return part < whole && percent > 99 ? "More than 99 %" : `${Math.round(percent)} %`;
}

const COUNTED: Record<HistogramResponse["source"], { mark: string; meaning: string }> = {
  interval: { mark: "exact", meaning: "Counted by JumpCloud per interval." },
  counts: { mark: "summed from counts", meaning: "Exact: one count was asked for each bar." },
  scan: { mark: "from a scan", meaning: "Exact: every matching event was read and counted here." },
};

/** How far the numbers can be trusted: a short mark and its explanation. */
export function sourceText(response: Pick<HistogramResponse, "source" | "exact" | "series">): {
  mark: string;
  meaning: string;
} {
  if (!response.exact) {
    return { mark: "approximate", meaning: "Some of these numbers are estimates; the notes say which." };
  }
  if (response.series?.some(({ exact }) => !exact)) {
    return { mark: "split approximate", meaning: "The bars are exact; how they are split is an estimate." };
  }
  return COUNTED[response.source];
}
