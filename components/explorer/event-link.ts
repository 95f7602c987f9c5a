import { setRange } from "@/lib/search/edit";
import type { Search, Window } from "@/lib/search/schema";
import { writeQuery } from "./use-search-state";

interface LinkedEvent {
  search: Search;
  /** The event's own id. */
  id: string;
  /** The part of the detail that is open; undefined for the summary. */
  tab: string | undefined;
}

/**
 * The address that shows one event of a search again, from `page` (origin and path). With a `window` the
 * list is the same whenever it is opened; without one the range stays as the search has it.
 */
export function eventLink(page: string, { search, id, tab }: LinkedEvent, window: Window | null): string {
  const linked = window === null ? search : setRange(search, { from: window.start, to: window.end });
  const screen = { event: id, ...(tab === undefined ? {} : { tab }) };
  return `${page}?${writeQuery({ search: linked, screen, unread: [] })}`;
}
