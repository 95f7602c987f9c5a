/** Links to a search for others. Pure. */
import { type Screen, writeQuery } from "@/components/explorer/use-search-state";
import { encodeSearch } from "@/lib/search/codec";
import { setRange } from "@/lib/search/edit";
import type { Search, Window } from "@/lib/search/schema";

/** Longer addresses are cut by mail programs and chats. */
export const LONG_LINK = 1_500;

/** What is shared: the search, with its range fixed to `window` or, on null, as it is. */
export function sharedSearch(search: Search, window: Window | null): Search {
  return window === null ? search : setRange(search, { from: window.start, to: window.end });
}

/** What else of the screen goes along; the open saved search does not, for it may be private. */
function sharedScreen({ saved: _, ...screen }: Screen): Screen {
  return screen;
}

/** The query of the address in full. */
export function fullQuery(search: Search, screen: Screen): string {
  return writeQuery({ search, screen: sharedScreen(screen), unread: [] });
}

/** The query that a short link is made for. */
export function storedQuery(search: Search): string {
  return encodeSearch(search);
}

/** A short link's path with what of the screen goes along. */
export function shortPath(path: string, screen: Screen): string {
  const query = new URLSearchParams(Object.entries(sharedScreen(screen))).toString();
  return query === "" ? path : `${path}?${query}`;
}
