/** One page of `/events`: rows, cursor and headers. */
import { refuse } from "./answer";
import { DOCUMENTED_FIELDS, hasPath, project } from "./fields";
import type { KeyOptions } from "./options";
import { type Position, positionOf, type Row, type Selection, takeRows } from "./select";
import type { EventsQuery } from "./validate";

/** Cursors handed out, each with the query that it belongs to; the oldest are forgotten. */
export interface CursorBook {
  issue(cursor: string, query: string): void;
  knows(cursor: string, query: string): boolean;
  clear(): void;
}

/** Takes how many cursors to remember. */
export function createCursorBook(capacity = 20_000): CursorBook {
  const issued = new Set<string>();
  return {
    issue(cursor, query) {
      const entry = `${query}\n${cursor}`;
      issued.delete(entry);
      issued.add(entry);
      for (const oldest of issued) {
        if (issued.size <= capacity) break;
        issued.delete(oldest);
      }
    },
    knows: (cursor, query) => issued.has(`${query}\n${cursor}`),
    clear: () => issued.clear(),
  };
}

export interface Page {
  rows: Row[];
  /** JSON text of the array of events. */
  body: string;
  /** JSON text of the cursor, as the header carries it. */
  cursor: string;
}

/**
 * Reads `search_after`. The two items may be a number or text: JumpCloud's own clients send either. In
 * the strict binding a cursor that this query never gave out is refused.
 */
export function readCursor(
  after: unknown[],
  digest: string,
  book: CursorBook,
  binding: KeyOptions["cursorBinding"],
): Position {
  const [time, document] = after;
  const ms = Number(time);
  if (
    after.length !== 2 ||
    typeof document !== "string" ||
    !Number.isSafeInteger(ms) ||
    (typeof time !== "number" && typeof time !== "string")
  ) {
    refuse(400, "search_after is not a value of the X-Search_after header");
  }
  if (binding !== "none" && !book.knows(cursorText({ ms, document }), digest)) {
    refuse(400, "search_after does not belong to this query");
  }
  return { ms, document };
}

/** The cursor as the header writes it, e.g. `[1576181718000,"DZrPyW8BNsa9iKWoOm7h"]`. */
export function cursorText({ ms, document }: Position): string {
  return JSON.stringify([ms, document]);
}

/** The page at `after`. There is a cursor on the last page too; on an empty one it is the asked one again. */
export function readPage(selection: Selection, query: EventsQuery, after: Position | null): Page {
  const taken = takeRows(selection, query.sort, after, query.limit + query.skip);
  const rows = query.skip > 0 ? taken.slice(query.skip) : taken;
  const last = rows.at(-1);
  const cursor = last ? positionOf(last) : after;
  return { rows, body: pageBody(rows, selection, query.fields), cursor: cursor ? cursorText(cursor) : "[]" };
}

function pageBody(rows: readonly Row[], selection: Selection, fields: readonly string[] | null): string {
  if (!fields) return `[${rows.map(({ store, index }) => store.text(index)).join(",")}]`;
  if (!fields.some((field) => isKnownField(field, selection))) refuse(400, "fields has no known field");
  const paths = fields.map((field) => field.split("."));
  return JSON.stringify(rows.map(({ store, index }) => project(store.events[index], paths) ?? {}));
}

function isKnownField(field: string, { stores }: Selection): boolean {
  const keys = field.split(".");
  if (DOCUMENTED_FIELDS.has(keys[0] ?? "")) return true;
  return stores.some((store) => store.events.some((event) => hasPath(event, keys)));
}
