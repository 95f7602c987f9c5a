import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HistogramResponse } from "@/lib/contract/events";
import { barAt, segmentsOf, selectionOf, sumOf, toChart } from "./chart-data";

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 20, 14);

function response(counts: number[], series?: HistogramResponse["series"]): HistogramResponse {
  return {
    interval: { unit: "h", value: 1 },
    buckets: counts.map((count, index) => ({
      start: START + index * HOUR,
      end: START + (index + 1) * HOUR,
      count,
    })),
    ...(series && { series }),
    source: "interval",
    exact: true,
  };
}

const outcomes = (failure: number[], step: number[]): HistogramResponse["series"] => [
  { value: "step", counts: step, exact: true },
  { value: "failure", counts: failure, exact: true },
];

describe("toChart", () => {
  it("puts failures at the bottom, whatever the order of the answer", () => {
    const chart = toChart(response([10, 4], outcomes([2, 0], [1, 4])));
    expect(chart.bars[0]?.parts).toEqual([
      { value: "failure", name: "failure", count: 2 },
      { value: "step", name: "step", count: 1 },
    ]);
    expect(chart.bars[1]?.parts).toEqual([{ value: "step", name: "step", count: 4 }]);
    expect(chart.series.map(({ value, total }) => [value, total])).toEqual([
      ["failure", 2],
      ["step", 5],
    ]);
  });

  it("gives a clipped first bucket its share of the width", () => {
    const answer = response([1, 1, 1]);
    answer.buckets[0] = { start: START + HOUR / 2, end: START + HOUR, count: 1 };
    const [first, second] = toChart(answer).bars;
    expect(first?.width).toBeCloseTo(0.2);
    expect(second?.left).toBeCloseTo(0.2);
    expect(second?.width).toBeCloseTo(0.4);
  });

  it("knows the total and the first of the tallest bars", () => {
    const chart = toChart(response([1, 7, 7, 0]));
    expect(chart.total).toBe(15);
    expect(chart.peak?.index).toBe(1);
    expect(toChart(response([0, 0])).peak).toBeNull();
  });

  it("takes an answer without buckets", () => {
    expect(toChart(response([]))).toMatchObject({ bars: [], total: 0, peak: null });
  });
});

describe("segmentsOf", () => {
  it("stacks without gaps up to the share of the peak", () => {
    const chart = toChart(response([100, 50], outcomes([20, 0], [0, 0])));
    expect(segmentsOf(chart.bars[0] as never, 100, 64)).toEqual([
      { value: "failure", bottom: 0, height: 12.8 },
      { value: null, bottom: 12.8, height: 51.2 },
    ]);
    expect(segmentsOf(chart.bars[1] as never, 100, 64)).toEqual([{ value: null, bottom: 0, height: 32 }]);
  });

  it("stays within the chart, shows everything that happened, and nothing that did not", () => {
    const part = fc.nat({ max: 100_000 });
    fc.assert(
      fc.property(part, part, part, fc.nat({ max: 200_000 }), (failed, step, rest, more) => {
        const count = failed + step + rest;
        const chart = toChart(response([count], outcomes([failed], [step])));
        const bar = chart.bars[0];
        if (!bar) throw new Error("no bar");
        const drawn = segmentsOf(bar, count + more, 64);
        expect(drawn.map(({ value }) => value)).toEqual(
          [
            { value: "failure", n: failed },
            { value: "step", n: step },
            { value: null, n: rest },
          ].flatMap(({ value, n }) => (n > 0 ? value : [])),
        );
        let top = 0;
        for (const segment of drawn) {
          expect(segment.bottom).toBeCloseTo(top, 6);
          top = segment.bottom + segment.height;
        }
        expect(top).toBeLessThanOrEqual(64.000001);
      }),
    );
  });

  it("keeps series that overlap, as of a list field, within the height", () => {
    const chart = toChart(response([10], outcomes([9], [9])));
    const drawn = segmentsOf(chart.bars[0] as never, 10, 64);
    expect(Math.max(...drawn.map(({ bottom, height }) => bottom + height))).toBeLessThanOrEqual(64);
  });
});

describe("selection", () => {
  const chart = toChart(response([1, 2, 4, 8], outcomes([1, 0, 2, 0], [0, 0, 0, 0])));

  it.each([
    [-0.5, 0],
    [0, 0],
    [0.25, 1],
    [0.74, 2],
    [1, 3],
    [7, 3],
  ])("finds the bar at %f", (fraction, index) => {
    expect(barAt(chart, fraction)).toBe(index);
  });

  it("reads a drag in both directions", () => {
    expect(selectionOf(3, 1)).toEqual({ first: 1, last: 3 });
    expect(selectionOf(1, 3)).toEqual({ first: 1, last: 3 });
  });

  it("sums bars and their parts from edge to edge", () => {
    expect(sumOf(chart, { first: 1, last: 2 })).toEqual({
      startMs: START + HOUR,
      endMs: START + 3 * HOUR,
      count: 6,
      parts: [{ value: "failure", name: "failure", count: 2 }],
    });
    expect(sumOf(chart, { first: 9, last: 9 })).toBeNull();
  });
});
