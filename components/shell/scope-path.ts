/** Parameters that mean something in one scope only: the open event, its tab and saved search, places in a result. */
const LOCAL = ["event", "tab", "saved", "cursor", "page"];

/**
 * The address of `scope` with the search of `query` (an address's query, with or without "?"): switching
 * the org asks the same question elsewhere. `page` is a page of the scope beside Explore, such as "lenses".
 */
export function scopePath(scope: string, query = "", page = ""): string {
  const params = new URLSearchParams(query);
  for (const name of LOCAL) params.delete(name);
  const kept = params.toString();
  return `/o/${encodeURIComponent(scope)}${page && `/${page}`}${kept ? `?${kept}` : ""}`;
}
