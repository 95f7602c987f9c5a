/** Between saved searches and addresses of Explore. Pure. */
import type { SavedSearch } from "@/lib/contract/searches";
import { decodeSearch, encodeSearch } from "@/lib/search/codec";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import type { Range, Search } from "@/lib/search/schema";
import { openedIn } from "@/lib/search/scope-columns";
import { writeMark } from "./saved-mark";

type Saved = Pick<SavedSearch, "id" | "version" | "query" | "keepsRange" | "isHere">;

/** The search that it opens: with its own range where that is kept, else with the one that one looks at. */
export function searchOf(
  { query, keepsRange }: Pick<Saved, "query" | "keepsRange">,
  range: Range = DEFAULT_SEARCH.range,
): Search {
  const { search } = decodeSearch(query);
  return keepsRange ? search : { ...search, range };
}

/** The same as it is opened in `scope`: one of another scope gets the columns that this one needs. */
export function savedIn(
  scope: string,
  saved: Pick<Saved, "query" | "keepsRange" | "isHere">,
  range?: Range,
): Search {
  const search = searchOf(saved, range);
  return saved.isHere ? search : openedIn(scope, search);
}

/** The address that opens it in Explore. `saved` tells Explore which one is open; the rest is the search. */
export function savedPath(scope: string, saved: Saved, range?: Range): string {
  const query = [encodeSearch(savedIn(scope, saved, range)), `saved=${writeMark(saved)}`];
  return `/o/${encodeURIComponent(scope)}?${query.filter((part) => part !== "").join("&")}`;
}

/** True when `search` is no longer what is saved. Its range counts where it is kept. */
export function isModified(
  scope: string,
  saved: Pick<Saved, "query" | "keepsRange" | "isHere">,
  search: Search,
): boolean {
  return encodeSearch(search) !== encodeSearch(savedIn(scope, saved, search.range));
}
