/** One page of a search's events. */
import "server-only";
import { PAGE_LIMIT_MAX, type Page, type SearchRequest } from "@/lib/contract/events";
import { SCAN_PAGE_ROWS } from "@/lib/contract/limits";
import { isAppError } from "@/lib/core/errors";
import { groupTest } from "@/lib/search/match";
import { audit, entryOf } from "../../audit";
import type { ServiceContext } from "../context";
import { openCursor, orgsWithout, type Place, sealCursor } from "./cursor";
import { createPageFetcher } from "./fetch-page";
import { type Merged, mergeRows } from "./merge";
import { distinctNotes, type EventNote, eventsText, isLoss } from "./notes";
import { sliceRows } from "./page-body";
import { startPosition } from "./position";
import { outcomeWord, searchRecord } from "./recorded";
import { askReadable, type Run, startRun } from "./run";
import { EventStream } from "./stream";

const DEFAULT_LIMIT = 200;
/** A scan reads larger pages than it gives, and stops after a while: the cursor goes on from there. */
const SCAN = { limit: SCAN_PAGE_ROWS, pages: 8, ms: 10_000 } as const;
/** Streams that are merged may each need a second page when their rows lie unevenly. */
const MERGE_PAGES = 2;

export interface EventsPage {
  /** Pieces of the JSON array of events, as bytes. */
  events: Uint8Array[];
  page: Page;
}

/**
 * Runs `body.search` in its window and gives the page after `body.cursor`, or the first. The first page of
 * a search is audited before it is asked for, and once more with what came of it. Throws INVALID_REQUEST,
 * STORE_DOWN, and what the gateway throws.
 */
export async function searchEvents(
  ctx: ServiceContext,
  body: SearchRequest,
  { signal }: { signal: AbortSignal },
): Promise<EventsPage> {
  const limit = body.limit ?? DEFAULT_LIMIT;
  const { cursor } = body;
  const answer = await (cursor === undefined
    ? firstPage(startRun(ctx, body, signal), limit)
    : nextPage(startRun(ctx, body, signal, orgsWithout(cursor)), cursor, limit));
  const { count, requestIds } = answer.page;
  Object.assign(ctx.line, { rows: count, upstreamRequestIds: requestIds });
  return answer;
}

function firstPage(start: Run, limit: number): Promise<EventsPage> {
  return audited(start, () => askReadable(start, (run) => readPage(run, startPlace(run, limit), limit)));
}

function nextPage(run: Run, cursor: string, limit: number): Promise<EventsPage> {
  return readPage(run, openCursor(run, cursor), limit);
}

function startPlace(run: Run, limit: number): Place {
  const pageLimit = fetchLimit(run, limit);
  return {
    positions: run.targets.map(() => startPosition(pageLimit)),
    pageLimit,
    sort: run.search.sort,
    tail: [],
  };
}

/** The rows to ask a page with: those wanted, or a scan's larger step. */
function fetchLimit(run: Run, limit: number): number {
  return run.compiled.residual ? SCAN.limit : Math.min(limit, PAGE_LIMIT_MAX);
}

async function readPage(run: Run, place: Place, limit: number): Promise<EventsPage> {
  const { residual, exclusions } = run.compiled;
  const { now } = run.ctx.server;
  const fetchPage = createPageFetcher(run);
  const asked = { limit: place.pageLimit, sort: run.search.sort };
  const streams = run.targets.map(
    (target, index) =>
      new EventStream(target, fetchPage, asked, place.positions[index] ?? startPosition(asked.limit)),
  );
  const merged = await mergeRows(streams, {
    limit,
    sort: place.sort,
    pages: residual ? SCAN.pages : streams.length > 1 ? MERGE_PAGES : 1,
    until: now() + SCAN.ms,
    now,
    tail: new Set(place.tail),
    residual: residual && groupTest(residual),
    exclusions: exclusions && groupTest(exclusions),
  });
  return { events: sliceRows(merged.rows), page: pageOf(run, streams, merged, place, limit) };
}

function pageOf(
  run: Run,
  streams: readonly EventStream[],
  merged: Merged,
  place: Place,
  limit: number,
): Page {
  const [only, ...others] = streams;
  const { sort } = merged;
  const isOver = streams.every((stream) => stream.state === "over");
  const cursor = isOver
    ? null
    : sealCursor(run, {
        positions: streams.map((stream) => stream.place),
        pageLimit: place.pageLimit,
        sort,
        tail: merged.tail.length > 0 ? merged.tail : place.tail,
      });
  const notes = distinctNotes([
    ...run.notes,
    ...run.compiled.notes,
    ...merged.notes,
    ...scanNotes(run, merged),
    ...(isOver || cursor !== null ? [] : [TOO_LONG]),
  ]);
  return {
    count: merged.rows.length,
    limit: run.compiled.residual || others.length > 0 ? limit : (only?.limit ?? limit),
    sort,
    cursor,
    complete: streams.every((stream) => stream.isComplete) && !notes.some(isLoss),
    requestIds: streams.flatMap((stream) => stream.requestIds),
    notes,
  };
}

const TOO_LONG: EventNote = {
  code: "cursor_unusable",
  message: "JumpCloud's mark for the next page is too long to carry, so no more events can be loaded.",
};

function scanNotes(run: Run, { read, rows }: Merged): EventNote[] {
  if (!run.compiled.residual) return [];
  const message = `${eventsText(read)} read here to find ${rows.length === 0 ? "none" : `these ${rows.length}`}.`;
  return [{ code: "residual_scanned", message }];
}

/** Records the search before it runs, so that none runs unrecorded, and then its outcome and number of rows. */
async function audited(run: Run, work: () => Promise<EventsPage>): Promise<EventsPage> {
  const { ctx, window } = run;
  const { search, hash } = searchRecord(run);
  await audit(ctx.server, entryOf(ctx, "search", "started", { search, hash, window }));
  try {
    const result = await work();
    const { count: rows, complete } = result.page;
    await audit(ctx.server, entryOf(ctx, "search", "ok", { hash, window, rows, complete }));
    return result;
  } catch (error) {
    if (isAppError(error) && error.code === "STORE_DOWN") throw error;
    await audit(ctx.server, entryOf(ctx, "search", outcomeWord(error), { hash, window, rows: 0 }));
    throw error;
  }
}
