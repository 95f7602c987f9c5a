/**
 * The stop rule of paging and what must be told about a page. A page is the last when it holds fewer rows
 * than its limit; the cursor header says nothing about that, since the API sends it on the last page too
 * (API documentation, Getting All the Pages of Data).
 */
import type { PageHeaders } from "./parse";

/** Something the reader of a page must know. `code` is stable, `message` is plain English. */
export interface PageNote {
  code: PageNoteCode;
  message: string;
}

export type PageNoteCode =
  | "sort_changed"
  | "incomplete"
  | "inconsistent"
  | "cursor_unusable"
  | "repeated_page"
  | "duplicates_dropped"
  | "excluded_dropped"
  | "unreadable_rows"
  | "organization_missing"
  | "residual_scanned"
  | "org_failed";

/** What one upstream page was asked with, and what came. */
export interface PageFacts {
  headers: PageHeaders;
  /** Elements of the array that came, readable or not. */
  rows: number;
  asked: { limit: number; sort: "asc" | "desc" };
  /** What was given before in the same run: the page's rows, or only its cursor. */
  repeated: "page" | "cursor" | null;
}

export interface PageEnd {
  /** Verbatim cursor of the next page; null at the end, or where going on would not be safe. */
  next: string | null;
  /** True when the result ends here for certain. */
  ended: boolean;
  /** The page's real limit and order, which may differ from those asked for. */
  limit: number;
  sort: "asc" | "desc";
  notes: PageNote[];
}

const REPEATED = "JumpCloud sent the same page again, so loading stopped here. There may be more events.";

/** Decides whether another page follows `page`, and says what is odd about it. */
export function endOfPage(page: PageFacts): PageEnd {
  const { headers, rows, asked } = page;
  const limit = headers.limit || asked.limit;
  const sort = headers.sort ?? asked.sort;
  const base = { limit, sort, notes: sort === asked.sort ? [] : [sortNote(sort)] };
  const stop = (code: PageNoteCode, message: string): PageEnd => ({
    ...base,
    next: null,
    ended: false,
    notes: [...base.notes, { code, message }],
  });

  if (page.repeated === "page") return stop("repeated_page", REPEATED);
  if (headers.resultCount !== null && headers.resultCount !== rows) {
    return stop(
      "inconsistent",
      `JumpCloud announced ${headers.resultCount} events and sent ${rows}, so loading stopped here.`,
    );
  }
  if (rows < limit) return { ...base, next: null, ended: true };
  if (page.repeated === "cursor") return stop("repeated_page", REPEATED);
  if (headers.cursor !== null) return { ...base, next: headers.cursor, ended: false };
  if (headers.cursorUnusable) {
    return stop(
      "cursor_unusable",
      "JumpCloud's mark for the next page cannot be used, so no more events can be loaded.",
    );
  }
  return stop("incomplete", "JumpCloud gave no mark for the next page, so the list may be incomplete.");
}

function sortNote(sort: "asc" | "desc"): PageNote {
  const order = sort === "asc" ? "oldest" : "newest";
  return { code: "sort_changed", message: `JumpCloud sorted the events itself: shown ${order} first.` };
}

/** The text of a note about rows, with the number in words that fit it. */
export function rowNote(code: PageNoteCode, count: number, one: string, many: string): PageNote[] {
  if (count === 0) return [];
  return [{ code, message: count === 1 ? `1 event ${one}` : `${count} events ${many}` }];
}
