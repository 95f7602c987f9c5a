/** Rows of several streams as one list in the order of time, filtered, up to a limit. */
import "server-only";
import { AppError } from "@/lib/core/errors";
import { type Instant, parseInstant } from "@/lib/core/time";
import { type PageNote, rowNote } from "@/lib/insights/page";
import { type EventSource, eventAt } from "@/lib/insights/scan-events";
import type { EventTest } from "@/lib/search/match";
import { type Failure, failureNotes, maySkip } from "./across";
import type { EventNote } from "./notes";
import { RowList } from "./row-list";
import { rowMark } from "./row-mark";
import { SeenRows } from "./seen-rows";
import type { EventStream } from "./stream";

export interface MergeOptions {
  limit: number;
  sort: "asc" | "desc";
  /** Pages that each stream may fetch in this call, and when to stop fetching, in ms of `now`. */
  pages: number;
  until: number;
  now(): number;
  /** Marks of the last rows given before. */
  tail: ReadonlySet<string>;
  /** What the API could not evaluate. */
  residual: EventTest | null;
  /** What the API was asked to exclude: a row that fails it should not have come. */
  exclusions: EventTest | null;
  /** The streams were read by a call before: a lone one that fails throws, and what was told then is not told again. */
  goesOn?: boolean;
}

export interface Merged {
  rows: RowList;
  /** Marks of the last rows. */
  tail: string[];
  /** Order of the rows as they really come. */
  sort: "asc" | "desc";
  /** Rows looked at, given or not. */
  read: number;
  notes: EventNote[];
}

/** Enough for the events that share the last millisecond of a page, save in a flood. */
const TAIL_ROWS = 20;
/** Rows of a new page that may repeat the tail: at a page's edge, so at its start. */
const EDGE_ROWS = 100;

interface Work extends Merged {
  options: MergeOptions;
  streams: readonly EventStream[];
  /** Pages that each stream had fetched before this call. */
  before: ReadonlyMap<EventStream, number>;
  failures: Failure[];
  /** This request's rows. */
  seen: SeenRows;
  duplicates: number;
  excluded: number;
}

/**
 * Takes rows until `limit`, until the streams are over, or until one is dry that may fetch no more. Rows of
 * one stream keep their order, so none is missed or given twice, however many share a time. With several
 * streams, one that fails is named and left out; a lone one throws unless it gave rows before.
 */
export async function mergeRows(streams: readonly EventStream[], options: MergeOptions): Promise<Merged> {
  const work: Work = {
    ...{ rows: new RowList(), tail: [], read: 0, notes: [], sort: options.sort },
    ...{ options, streams, failures: [], seen: new SeenRows(), duplicates: 0, excluded: 0 },
    before: new Map(streams.map((stream) => [stream, stream.pages])),
  };
  while (await fillDry(work)) {
    settleSort(work);
    if (takeRows(work)) break;
  }
  const { rows, read, sort, notes } = work;
  return {
    rows,
    read,
    sort,
    tail: rows.last(TAIL_ROWS).map(({ source, row }) => rowMark(source, row)),
    notes: [
      ...failureNotes([...work.failures, ...(options.goesOn ? [] : earlierFailures(work))]),
      ...notes,
      ...droppedNotes(work),
      ...streams.flatMap((stream) => stream.notes),
    ],
  };
}

/** Fetches the next page of each stream that is dry. Returns false when there is nothing left to take. */
async function fillDry({ streams, before, options, failures, notes, rows }: Work): Promise<boolean> {
  const dry = streams.filter((stream) => stream.state === "dry");
  if (dry.some((stream) => stream.pages - (before.get(stream) ?? 0) >= options.pages)) return false;
  if (dry.some((stream) => stream.pages > 0) && options.now() >= options.until) return false;
  const settled = await Promise.allSettled(dry.map((stream) => stream.fill()));
  for (const [index, result] of settled.entries()) {
    const stream = dry[index];
    if (result.status === "fulfilled" || !stream) continue;
    const error: unknown = result.reason;
    if (!maySkip(error) || (streams.length === 1 && (options.goesOn || stream.pages === 0))) throw error;
    if (streams.length === 1) {
      // What was found stays, and the cursor goes on from here.
      notes.push({ code: "incomplete", message: `Reading stopped early: ${error.message}` });
      return false;
    }
    stream.fail();
    failures.push({ orgs: stream.target.orgs, error });
  }
  if (failures[0] && rows.length === 0 && streams.every(({ hasFailed }) => hasFailed))
    throw failures[0].error;
  return streams.some((stream) => stream.state !== "over");
}

/** Orgs that an earlier page had to leave out stay left out: their rows would come out of order. */
function earlierFailures({ streams, failures }: Work): Failure[] {
  const known = new Set(failures.map(({ orgs }) => orgs));
  const error = new AppError("UPSTREAM_ERROR", { message: "It failed on an earlier page. Search again." });
  return streams
    .filter(({ hasFailed, target }) => hasFailed && !known.has(target.orgs))
    .map(({ target }) => ({ orgs: target.orgs, error }));
}

/** Streams of two orders cannot be merged: the odd ones are left out. All in the other order is only told. */
function settleSort(work: Work): void {
  const fetched = work.streams.filter((stream) => stream.pages > 0 && stream.state === "ready");
  if (fetched[0] && fetched.every((stream) => stream.sort === fetched[0]?.sort)) {
    work.sort = fetched[0].sort;
    return;
  }
  for (const stream of fetched.filter(({ sort }) => sort !== work.sort)) {
    stream.fail();
    const error = new AppError("BAD_SHAPE", { message: "JumpCloud sorted its events in another order." });
    work.failures.push({ orgs: stream.target.orgs, error });
  }
}

/** Takes rows while no stream is dry. Returns true when the limit is reached. */
function takeRows(work: Work): boolean {
  const { limit } = work.options;
  const next = nextStream(work.streams, work.sort);
  for (let stream = next(); stream && work.rows.length < limit; stream = next()) {
    const { source, row } = stream;
    stream.take();
    if (source) takeRow(work, source, row);
    if (stream.state === "dry") break;
  }
  return work.rows.length >= limit;
}

function takeRow(work: Work, source: EventSource, row: number): void {
  work.read++;
  const isSeen = work.seen.add(source, row);
  const isEdge = work.read <= EDGE_ROWS && work.options.tail.size > 0;
  if (isSeen || (isEdge && work.options.tail.has(rowMark(source, row)))) work.duplicates++;
  else if (isWanted(work, source, row)) work.rows.push(source, row);
}

function isWanted(work: Work, source: EventSource, row: number): boolean {
  const { residual, exclusions } = work.options;
  if (!residual && !exclusions) return true;
  const event = eventAt(source, row);
  if (exclusions && !exclusions(event)) {
    work.excluded++;
    return false;
  }
  return residual?.(event) ?? true;
}

/** Gives the stream whose next row comes first; null when none has a row. One stream needs no comparing. */
function nextStream(streams: readonly EventStream[], sort: "asc" | "desc"): () => EventStream | null {
  const [only, ...others] = streams;
  if (only && others.length === 0) return () => (only.state === "ready" ? only : null);
  const heads = new Map<EventStream, Head>();
  const sign = sort === "asc" ? 1 : -1;
  return () => {
    let best: EventStream | null = null;
    for (const stream of streams) {
      if (stream.state !== "ready") continue;
      const time = timeOf(stream, heads);
      const bestTime = best && heads.get(best)?.time;
      if (!bestTime || sign * compare(time, bestTime) < 0) best = stream;
    }
    if (best) heads.set(best, { taken: true, time: heads.get(best)?.time ?? EPOCH });
    return best;
  };
}

const EPOCH: Instant = { ms: 0, nanos: 0 };

/** The time of a stream's next row, or of its last once that is taken. */
interface Head {
  taken: boolean;
  time: Instant;
}

/** The time of a stream's next row; of one without a time, that of the row before it. */
function timeOf(stream: EventStream, heads: Map<EventStream, Head>): Instant {
  const known = heads.get(stream);
  if (known && !known.taken) return known.time;
  const time = parseInstant(stream.time) ?? known?.time ?? EPOCH;
  heads.set(stream, { taken: false, time });
  return time;
}

function compare(a: Instant, b: Instant): number {
  return a.ms - b.ms || a.nanos - b.nanos;
}

function droppedNotes({ duplicates, excluded }: { duplicates: number; excluded: number }): PageNote[] {
  return [
    ...rowNote(
      "duplicates_dropped",
      duplicates,
      "came twice and is shown once.",
      "came twice and are shown once.",
    ),
    ...rowNote(
      "excluded_dropped",
      excluded,
      "that the search excludes came all the same and is left out. Counts may include it.",
      "that the search excludes came all the same and are left out. Counts may include them.",
    ),
  ];
}
