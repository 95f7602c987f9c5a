/**
 * The events of one target as a stream that can stop between any two rows and go on there in a later
 * request. Pages are fetched when the one before is used up, never ahead.
 */
import "server-only";
import type { EventsAnswer } from "@/lib/insights/client";
import { endOfPage, type PageEnd, type PageNote, rowNote } from "@/lib/insights/page";
import { bytesAt, type EventSource, timeAt } from "@/lib/insights/scan-events";
import type { Target } from "../../gateway/gateway";
import { markOf, type Position } from "./position";
import { rowMark } from "./row-mark";

/** How many earlier pages a circle is looked for in; each costs two marks in the cursor. */
const TRAIL_MAX = 24;

/** Asks for the page after `after`. */
export type FetchPage = (target: Target, after: string | null, limit: number) => Promise<EventsAnswer>;

export class EventStream {
  readonly target: Target;
  readonly notes: PageNote[] = [];
  readonly requestIds: string[] = [];
  /** Pages fetched by this request. */
  pages = 0;
  /** Real limit and order of the last page. */
  limit: number;
  sort: "asc" | "desc";

  private position: Position;
  private page: { answer: EventsAnswer; end: PageEnd; next: number } | null = null;
  private readonly fetch: FetchPage;
  private readonly asked: { limit: number; sort: "asc" | "desc" };

  constructor(
    target: Target,
    fetch: FetchPage,
    asked: { limit: number; sort: "asc" | "desc" },
    position: Position,
  ) {
    this.target = target;
    this.fetch = fetch;
    this.asked = asked;
    this.position = position;
    this.limit = asked.limit;
    this.sort = asked.sort;
  }

  /** `ready`: a row can be taken. `dry`: the next page must be fetched first. `over`: there are no more. */
  get state(): "ready" | "dry" | "over" {
    if (this.page && this.page.next < this.page.answer.rows.length) return "ready";
    return this.position.state === "open" ? "dry" : "over";
  }

  /** True when the stream is over because the result is. */
  get isComplete(): boolean {
    return this.position.state === "ended";
  }

  /** True when the stream was given up, now or on an earlier page. */
  get hasFailed(): boolean {
    return this.position.state === "failed";
  }

  /** Fetches the next page when the stream is dry. Throws what the gateway throws. */
  async fill(): Promise<void> {
    if (this.state !== "dry") return;
    const { after, skip } = this.position;
    // A page that was begun is asked for as it was, so that it has the same rows.
    const limit = skip > 0 ? this.position.limit : this.asked.limit;
    const answer = await this.fetch(this.target, after, limit);
    this.pages++;
    const { requestId } = answer.headers;
    if (requestId !== null) this.requestIds.push(requestId);
    this.open(answer, limit);
  }

  /** The page that the stream stands in; null when it must be filled first, or is over. */
  get source(): EventSource | null {
    return this.page?.answer ?? null;
  }

  /** Number of the row of `source` that comes next. */
  get row(): number {
    return this.page?.next ?? 0;
  }

  /** The next row's `timestamp`. */
  get time(): string | null {
    return this.page ? timeAt(this.page.answer, this.page.next) : null;
  }

  /** Takes the next row. */
  take(): void {
    if (!this.page) return;
    this.page.next++;
    if (this.page.next >= this.page.answer.rows.length) this.leavePage();
  }

  /** No more of this stream in this run. */
  fail(): void {
    this.page = null;
    this.position = { ...this.position, state: "failed" };
  }

  /** Where a later request goes on. */
  get place(): Position {
    const { page, position } = this;
    if (!page || page.next === 0) return position;
    return { ...position, skip: page.next, anchor: rowMark(page.answer, page.next - 1) };
  }

  private open(answer: EventsAnswer, limit: number): void {
    const { position } = this;
    const { rows, headers } = answer;
    const repeated = this.repeats(answer);
    const count = rows.length + answer.unreadable;
    const end = endOfPage({ headers, rows: count, asked: { limit, sort: this.asked.sort }, repeated });
    this.limit = end.limit;
    this.sort = end.sort;
    this.notes.push(
      ...end.notes,
      ...rowNote(
        "unreadable_rows",
        answer.unreadable,
        "could not be read and is left out.",
        "could not be read and are left out.",
      ),
      ...rowNote(
        "organization_missing",
        this.target.providerId === null ? answer.unattributed : 0,
        "names no organisation, as JumpCloud allows for some.",
        "name no organisation, as JumpCloud allows for some.",
      ),
    );
    this.position = { ...position, limit };
    const next = repeated === "page" ? rows.length : startOf(answer, position);
    this.page = { answer, end, next };
    if (next >= rows.length) this.leavePage();
  }

  /** Whether the page, or only its cursor, was given before. A short page's cursor leads nowhere anyway. */
  private repeats(answer: EventsAnswer): "page" | "cursor" | null {
    const { after, trail } = this.position;
    if (answer.rows.length === 0) return null;
    if (trail.includes(pageMark(answer))) return "page";
    const { cursor } = answer.headers;
    return cursor !== null && (cursor === after || trail.includes(markOf(cursor))) ? "cursor" : null;
  }

  private leavePage(): void {
    const { page, position } = this;
    if (!page) return;
    const { answer, end } = page;
    const marks = answer.rows.length > 0 ? [pageMark(answer)] : [];
    const cursorMarks = end.next === null ? [] : [markOf(end.next)];
    this.page = null;
    this.position = {
      after: end.next,
      skip: 0,
      anchor: null,
      limit: position.limit,
      trail: [...position.trail, ...marks, ...cursorMarks].slice(-2 * TRAIL_MAX),
      state: end.next !== null ? "open" : end.ended ? "ended" : "stopped",
    };
  }
}

/** The row at which to go on: after the anchor, wherever late events have moved it to. */
function startOf(source: EventSource, { skip, anchor }: Position): number {
  const { length } = source.rows;
  if (skip === 0 || anchor === null) return skip;
  const isAnchor = (row: number) => row < length && rowMark(source, row) === anchor;
  if (isAnchor(skip - 1)) return skip;
  for (let row = 0; row < length; row++) if (isAnchor(row)) return row + 1;
  return Math.min(skip, length);
}

/** Stands for a page: first and last event and their number are enough to know it again. */
function pageMark(source: EventSource): string {
  const { length } = source.rows;
  return markOf(String(length), bytesAt(source, 0), bytesAt(source, length - 1));
}
