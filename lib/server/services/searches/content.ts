/** What of a request is stored: the search in its one canonical form, each tag once. */
import "server-only";
import type { NewSavedSearch } from "@/lib/contract/searches";
import { AppError } from "@/lib/core/errors";
import { decodeSearch, encodeSearch } from "@/lib/search/codec";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import type { SearchContent } from "../../db/repos/searches";

/** The canonical form of `query`. Throws a 400 at `query` that names what could not be read. */
export function canonicalQuery(query: string, keepsRange: boolean): string {
  const { search, problems } = decodeSearch(query);
  if (problems.length > 0)
    throw new AppError("INVALID_REQUEST", {
      details: problems.map(({ param, message, text }) => ({
        path: "query",
        message: `${param}: ${message} (${text.slice(0, 80)})`,
      })),
    });
  return encodeSearch(keepsRange ? search : { ...search, range: DEFAULT_SEARCH.range });
}

/** The content of a version as it is stored. */
export function contentOf(body: Omit<NewSavedSearch, "visibility">): SearchContent {
  return {
    name: body.name,
    description: body.description,
    tags: [...new Set(body.tags)],
    folder: body.folder,
    query: canonicalQuery(body.query, body.keepsRange),
    keepsRange: body.keepsRange,
  };
}

/** True for contents that are the same in every part. */
export function isSameContent(a: SearchContent, b: SearchContent): boolean {
  return (
    a.name === b.name &&
    a.description === b.description &&
    a.folder === b.folder &&
    a.query === b.query &&
    a.keepsRange === b.keepsRange &&
    JSON.stringify(a.tags) === JSON.stringify(b.tags)
  );
}
