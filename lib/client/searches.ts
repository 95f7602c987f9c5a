/** Saved searches and short links, as the server answers. */
import type {
  Done,
  Link,
  NewSavedSearch,
  RestoreRequest,
  SavedSearch,
  SavedSearchEdit,
  SavedSearches,
  SearchVersion,
  SearchVersions,
} from "@/lib/contract/searches";
import { type Guard, isCount, isFlag, isText, listOf, oneOf, shape } from "./guard";
import { change, get, post } from "./http";

const details = {
  name: isText,
  description: isText,
  tags: listOf(isText),
  folder: isText,
  query: isText,
  keepsRange: isFlag,
};

export const isSavedSearch: Guard<SavedSearch> = shape<SavedSearch>({
  ...details,
  id: isText,
  visibility: oneOf("private", "team", "all"),
  version: isCount,
  owner: shape<SavedSearch["owner"]>({ id: isText, name: isText }),
  createdAt: isText,
  updatedAt: isText,
  updatedBy: isText,
  starred: isFlag,
  isHere: isFlag,
  canEdit: isFlag,
});
export const isSavedSearches: Guard<SavedSearches> = shape<SavedSearches>({
  searches: listOf(isSavedSearch),
});
export const isSearchVersions: Guard<SearchVersions> = shape<SearchVersions>({
  versions: listOf(shape<SearchVersion>({ ...details, version: isCount, at: isText, by: isText })),
});
const isDone: Guard<Done> = shape<Done>({ done: (value): value is true => value === true });
const isLink: Guard<Link> = shape<Link>({ path: isText });

const pathOf = (scope: string, ...rest: string[]) =>
  ["/api/orgs", encodeURIComponent(scope), "searches", ...rest.map(encodeURIComponent)].join("/");

/** All that one sees in the scope. */
export function fetchSaved(scope: string, signal: AbortSignal): Promise<SavedSearches> {
  return get(pathOf(scope), { signal, is: isSavedSearches });
}

/** One saved search. */
export function fetchOneSaved(scope: string, id: string, signal: AbortSignal): Promise<SavedSearch> {
  return get(pathOf(scope, id), { signal, is: isSavedSearch });
}

/** The versions of one, newest first. */
export function fetchVersions(scope: string, id: string, signal: AbortSignal): Promise<SearchVersions> {
  return get(pathOf(scope, id, "versions"), { signal, is: isSearchVersions });
}

/** Saves a new one. */
export function createSaved(scope: string, body: NewSavedSearch): Promise<SavedSearch> {
  return post(pathOf(scope), body, { is: isSavedSearch });
}

/** Writes the next version over `body.version`; CONFLICT when there is a newer one. */
export function editSaved(scope: string, id: string, body: SavedSearchEdit): Promise<SavedSearch> {
  return change("PUT", pathOf(scope, id), body, { is: isSavedSearch });
}

/** Deletes it, at this version. */
export function deleteSaved(scope: string, { id, version }: SavedSearch): Promise<Done> {
  return change("DELETE", `${pathOf(scope, id)}?version=${version}`, undefined, { is: isDone });
}

/** Goes back to version `to`, and brings back what was deleted. */
export function restoreSaved(scope: string, id: string, body: RestoreRequest): Promise<SavedSearch> {
  return post(pathOf(scope, id, "restore"), body, { is: isSavedSearch });
}

/** Gives or takes one's star. */
export function starSaved(scope: string, id: string, isStarred: boolean): Promise<Done> {
  return change(isStarred ? "PUT" : "DELETE", pathOf(scope, id, "star"), undefined, { is: isDone });
}

/** A short link to the search of `query`. */
export function createLink(scope: string, query: string): Promise<Link> {
  return post(`/api/orgs/${encodeURIComponent(scope)}/links`, { query }, { is: isLink });
}
