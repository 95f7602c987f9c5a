/** Reads every event of a run, page by page, for what the API cannot count itself. Bounded by rows and time. */
import "server-only";
import { parseInstant } from "@/lib/core/time";
import { eventAt } from "@/lib/insights/scan-events";
import type { RawEvent } from "@/lib/insights/wire";
import { groupTest } from "@/lib/search/match";
import { across } from "./across";
import { createPageFetcher } from "./fetch-page";
import { mergeRows } from "./merge";
import type { EventNote } from "./notes";
import { startPosition } from "./position";
import type { Run } from "./run";
import { EventStream } from "./stream";

const PAGE_ROWS = 10_000;
const PAGES_MAX = 10;
const TIME_MS = 30_000;

export interface Scanned {
  /** Events looked at. */
  read: number;
  /** True when they were all there are. */
  isWhole: boolean;
  notes: EventNote[];
}

interface ScanOptions {
  /** Attributes to ask for; all when absent. Only for runs without a residual, which may need any. */
  fields?: readonly string[];
  /** Pages of 10,000 events to read at most, per key and address; 10 when absent. */
  pages?: number;
}

/** Needed to know an event again and whose it is, whatever else is asked for. */
const ALWAYS = ["id", "organization", "timestamp"];

/** Calls `visit` with each event that meets the search, in no particular order. Throws what the gateway throws. */
export async function scanEvents(
  run: Run,
  options: ScanOptions,
  visit: (event: RawEvent) => void,
): Promise<Scanned> {
  const { residual, exclusions } = run.compiled;
  const fields = options.fields && !residual && !exclusions ? [...ALWAYS, ...options.fields] : undefined;
  const { now } = run.ctx.server;
  const sort = run.search.sort;
  const { values, notes } = await across(run.targets, async (target) => {
    const fetchPage = createPageFetcher(run, fields);
    const asked = { limit: PAGE_ROWS, sort };
    const stream = new EventStream(target, fetchPage, asked, startPosition(PAGE_ROWS));
    const pages = options.pages ?? PAGES_MAX;
    const until = now() + TIME_MS;
    const marks = { tail: new Set<string>(), read: 0, notes: [] as EventNote[] };
    // One page at a time, so that no more than one is held.
    while (stream.state !== "over" && stream.pages < pages && now() < until) {
      const before = stream.pages;
      const merged = await mergeRows([stream], {
        ...{ limit: Number.POSITIVE_INFINITY, sort, pages: 1, until, now, tail: marks.tail },
        residual: residual && groupTest(residual),
        exclusions: exclusions && groupTest(exclusions),
      });
      for (const { source, row } of merged.rows) visit(eventAt(source, row));
      marks.read += merged.read;
      marks.tail = new Set(merged.tail);
      marks.notes.push(...merged.notes);
      if (stream.pages === before) break;
    }
    return { ...marks, isWhole: stream.isComplete };
  });
  return {
    read: values.reduce((sum, { read }) => sum + read, 0),
    isWhole: values.every(({ isWhole }) => isWhole) && values.length === run.targets.length,
    notes: [...notes, ...values.flatMap((value) => value.notes)],
  };
}

/** The event's time in ms, or null. */
export function eventMs(event: RawEvent): number | null {
  return parseInstant(typeof event.timestamp === "string" ? event.timestamp : null)?.ms ?? null;
}
