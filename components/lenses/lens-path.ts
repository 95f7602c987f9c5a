import { encodeSearch } from "@/lib/search/codec";
import type { Lens } from "@/lib/search/lenses";
import type { Search } from "@/lib/search/schema";
import { openedIn } from "@/lib/search/scope-columns";

/** The address of Explore with the search of a lens, its columns as the scope needs them, and the view that shows it best. */
export function lensPath(scope: string, lens: Lens, search: Search): string {
  const query = [
    encodeSearch(openedIn(scope, search)),
    lens.chart === undefined ? "" : `chart=${lens.chart}`,
    lens.isCompared ? "compare=before" : "",
  ];
  return `/o/${encodeURIComponent(scope)}?${query.filter((part) => part !== "").join("&")}`;
}
