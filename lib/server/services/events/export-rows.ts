/** Every event of a run, page by page: no more than a page of each key is held at once. */
import "server-only";
import { groupTest } from "@/lib/search/match";
import { createPageFetcher } from "./fetch-page";
import { mergeRows } from "./merge";
import { distinctNotes, type EventNote, eventsText, isLoss } from "./notes";
import { startPosition } from "./position";
import type { RowList } from "./row-list";
import type { Run } from "./run";
import { EventStream } from "./stream";

/** Large pages mean few calls; those of many keys are smaller, as each is held until its rows are due. */
const PAGE_ROWS = 5_000;
const HELD_ROWS = 20_000;
/** A search that is checked here may read much to find little. */
const READ_PER_ROW = 5;

/** What came of reading all of it; `missing` is empty when nothing is. */
export interface ReadEnd {
  missing: string[];
}

/**
 * Gives the rows of `run` in its order, and at the end what is missing. Stops at `most` rows. Before each page but
 * the first, `mayGoOn` is asked, and throws when it may not. Throws what the gateway throws, save for one of
 * several keys that fails: that one is left out and told.
 */
export async function* readRows(
  run: Run,
  most: number,
  mayGoOn: () => Promise<void>,
): AsyncGenerator<RowList, ReadEnd> {
  const streams = streamsOf(run);
  const { residual, exclusions } = run.compiled;
  const { now } = run.ctx.server;
  const told: EventNote[] = [...run.notes];
  let { sort } = run.search;
  let tail = new Set<string>();
  let rows = 0;
  let read = 0;
  const isOver = () => streams.every((stream) => stream.state === "over");
  while (!isOver() && rows < most && read < most * READ_PER_ROW) {
    if (streams.some(({ pages }) => pages > 0)) await mayGoOn();
    const merged = await mergeRows(streams, {
      ...{ limit: most - rows, sort, pages: 1, until: Number.POSITIVE_INFINITY, now, tail, goesOn: true },
      residual: residual && groupTest(residual),
      exclusions: exclusions && groupTest(exclusions),
    });
    told.push(...merged.notes);
    sort = merged.sort;
    rows += merged.rows.length;
    read += merged.read;
    if (merged.rows.length === 0) continue;
    tail = new Set(merged.tail);
    yield merged.rows;
  }
  return { missing: missingOf(streams, told, isOver() ? null : { rows, read, most }) };
}

function streamsOf(run: Run): EventStream[] {
  const limit = Math.min(PAGE_ROWS, Math.ceil(HELD_ROWS / run.targets.length));
  const fetchPage = createPageFetcher(run);
  const asked = { limit, sort: run.search.sort };
  return run.targets.map((target) => new EventStream(target, fetchPage, asked, startPosition(limit)));
}

interface Stop {
  rows: number;
  read: number;
  most: number;
}

function missingOf(streams: readonly EventStream[], told: readonly EventNote[], stop: Stop | null): string[] {
  const losses = distinctNotes(told.filter(isLoss)).map(({ message }) => message);
  if (stop !== null) losses.push(stopText(stop));
  else if (losses.length === 0 && !streams.every(({ isComplete }) => isComplete))
    losses.push("JumpCloud ended the list without saying that it was whole.");
  return losses;
}

function stopText({ rows, read, most }: Stop): string {
  return rows >= most
    ? `One file holds ${eventsText(most)} at most, and there are more. Choose a shorter time range for the rest.`
    : `${eventsText(read)} were read to find these, and there are more to read. Choose a shorter time range.`;
}
