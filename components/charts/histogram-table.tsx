"use client";

import type { Chart } from "./chart-data";
import { countText } from "./chart-words";
import { spanText } from "./time-axis";

interface HistogramTableProps {
  chart: Chart;
  zone: string;
  onZoom: (startMs: number, endMs: number) => void;
}

/** The same numbers as text; each span is also the way into it without a pointer. */
export function HistogramTable({ chart, zone, onZoom }: HistogramTableProps) {
  const cell = "border-line border-b px-2 py-1 text-right font-mono text-sm";
  const head = "sticky top-0 border-line border-b bg-panel px-2 py-1 font-semibold text-ink3 text-sm";
  return (
    <section
      aria-label="Events over time, as a table"
      className="max-h-64 overflow-auto rounded-md border border-line"
    >
      <table className="w-full border-collapse">
        <thead>
          <tr>
            <th scope="col" className={`${head} text-left`}>
              Time
            </th>
            <th scope="col" className={`${head} text-right`}>
              Events
            </th>
            {chart.series.map(({ value, name }) => (
              <th key={value} scope="col" className={`${head} text-right`}>
                {name === "" ? "(no value)" : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {chart.bars.map((bar) => (
            <tr key={bar.startMs}>
              <th scope="row" className="border-line border-b px-2 text-left font-normal">
                <button
                  type="button"
                  className="min-h-6 whitespace-nowrap font-mono text-sm underline decoration-line2 decoration-dotted underline-offset-3 hover:text-accent"
                  aria-label={`Zoom to ${spanText(bar.startMs, bar.endMs, zone)}`}
                  onClick={() => onZoom(bar.startMs, bar.endMs)}
                >
                  {spanText(bar.startMs, bar.endMs, zone)}
                </button>
              </th>
              <td className={cell}>{countText(bar.count)}</td>
              {chart.series.map(({ value }) => (
                <td key={value} className={cell}>
                  {countText(bar.parts.find((part) => part.value === value)?.count ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
