/** The four documented calls, from a checked request to an answer. */

import type { CallScope } from "./access";
import { count, distinct, interval } from "./aggregate";
import type { EmulatedAnswer, EmulatedRequest, QueryOperation } from "./answer";
import type { Fault } from "./faults";
import type { KeyState } from "./keys";
import { matcher, withoutNot } from "./match";
import { type Page, readCursor, readPage } from "./paginate";
import type { Position, Selection } from "./select";
import {
  type BaseQuery,
  type EventsQuery,
  readBase,
  readBody,
  readEvents,
  readField,
  readInterval,
} from "./validate";

/** Runs one call. Throws a refusal for all that the API would refuse. `now` is epoch milliseconds. */
export function runCall(
  operation: QueryOperation,
  request: EmulatedRequest,
  state: KeyState,
  scope: CallScope,
  fault: Fault | null,
  now: number,
): EmulatedAnswer {
  const { options } = state;
  const body = readBody(request.body, operation, options);
  const base = readBase(body, options, now);
  const term = base.term && fault?.kind === "not-ignored" ? withoutNot(base.term) : base.term;
  const query: BaseQuery = { ...base, term };
  const selection: Selection = { stores: scope.stores, query, test: matcher(query, options), options, now };
  switch (operation) {
    case "events": {
      const { digest, wanted } = identify(body, scope, state, readEvents(body, query, options));
      return eventsAnswer(selection, wanted, digest, state, fault);
    }
    case "count":
      readEvents(body, query, options);
      return json(count(selection));
    case "distinct":
      return json(distinct(selection, readField(body, options), options));
    case "interval":
      return json(interval(selection, readInterval(body, query), options));
  }
}

/** What a cursor is bound to: scope and body, without the cursor and, unless told otherwise, the limit. */
function identify(body: Record<string, unknown>, scope: CallScope, state: KeyState, wanted: EventsQuery) {
  const { search_after: _cursor, limit, ...rest } = body;
  const sorted = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = [scope.label, sorted, state.options.cursorBinding === "query-and-limit" ? limit : null];
  return { digest: JSON.stringify(parts), wanted };
}

function eventsAnswer(
  selection: Selection,
  asked: EventsQuery,
  digest: string,
  state: KeyState,
  fault: Fault | null,
): EmulatedAnswer {
  const after = asked.after
    ? readCursor(asked.after, digest, state.cursors, state.options.cursorBinding)
    : null;
  const query: EventsQuery = fault?.kind === "wrong-sort" ? { ...asked, sort: "ASC" } : asked;
  const page = pageOf(
    selection,
    query,
    fault?.kind === "page-repeat" ? null : after,
    fault ? null : digest,
    state,
  );
  const cursor = fault?.kind === "cursor-repeat" && asked.after ? JSON.stringify(asked.after) : page.cursor;
  state.cursors.issue(cursor, digest);
  const extra = fault?.kind === "extra-rows" ? fault.rows.map((row) => JSON.stringify(row)) : [];
  return {
    status: 200,
    headers: [
      ["content-type", "application/json"],
      ["X-Result-Count", String(page.rows.length + extra.length)],
      ["X-Limit", String(query.limit)],
      ["X-Sort", query.sort],
      ["X-Search_after", cursor],
    ],
    body: extra.length > 0 ? `[${[page.body.slice(1, -1), ...extra].filter(Boolean).join(",")}]` : page.body,
  };
}

const LARGE_PAGE = 1_000;
const KEPT_PAGES = 4;

/** The page, remembered when it is large and time cannot change it; never when a fault is at work (no digest). */
function pageOf(
  selection: Selection,
  query: EventsQuery,
  after: Position | null,
  digest: string | null,
  { pages, options }: KeyState,
): Page {
  const fixed = options.retentionDays === null && selection.stores.every(({ arrivals }) => arrivals === null);
  if (!fixed || digest === null || query.limit < LARGE_PAGE) return readPage(selection, query, after);
  const name = JSON.stringify([digest, query.limit, after]);
  const page = pages.get(name) ?? readPage(selection, query, after);
  pages.delete(name);
  pages.set(name, page);
  const [oldest] = pages.keys();
  if (pages.size > KEPT_PAGES && oldest !== undefined) pages.delete(oldest);
  return page;
}

function json(value: unknown): EmulatedAnswer {
  return { status: 200, headers: [["content-type", "application/json"]], body: JSON.stringify(value) };
}
