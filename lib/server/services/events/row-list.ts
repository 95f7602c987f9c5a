/** Rows of one or more pages, in an order of their own. */
import "server-only";
import type { EventSource } from "@/lib/insights/scan-events";

/** Rows that follow each other in their page and in the array that it came as. */
export interface RowRun {
  source: EventSource;
  first: number;
  last: number;
}

/** Kept as runs: nearly always a page is taken whole, and then it is one. */
export class RowList {
  length = 0;
  readonly runs: RowRun[] = [];

  push(source: EventSource, row: number): void {
    const run = this.runs.at(-1);
    if (run && follows(run, source, row)) run.last = row;
    else this.runs.push({ source, first: row, last: row });
    this.length++;
  }

  /** The last rows, at most `count`, in order. */
  last(count: number): { source: EventSource; row: number }[] {
    const rows: { source: EventSource; row: number }[] = [];
    for (const { source, first, last } of this.runs.toReversed())
      for (let row = last; row >= first && rows.length < count; row--) rows.push({ source, row });
    return rows.reverse();
  }

  *[Symbol.iterator](): Generator<{ source: EventSource; row: number }> {
    for (const { source, first, last } of this.runs)
      for (let row = first; row <= last; row++) yield { source, row };
  }
}

function follows(run: RowRun, source: EventSource, row: number): boolean {
  if (run.source !== source || run.last + 1 !== row) return false;
  return source.rows.index(run.last) + 1 === source.rows.index(row);
}
