/** Saved searches and short links. */
import "server-only";
import {
  Done,
  Link,
  NewLink,
  NewSavedSearch,
  RestoreRequest,
  SavedSearch,
  SavedSearchEdit,
  SavedSearches,
  SearchVersions,
} from "@/lib/contract/searches";
import { type Operation, operation } from "./operation";

const SAVED_ID = {
  name: "id",
  in: "path",
  required: true,
  description: "A saved search's id.",
  schema: { type: "string" },
};
const DELETED_VERSION = {
  name: "version",
  in: "query",
  required: true,
  description: "The version that is deleted; 409 when it is not the newest.",
  schema: { type: "integer", minimum: 1 },
};

/** By their paths. */
export function searchPaths() {
  const scoped = (given: Operation) => operation({ ...given, scoped: true });
  const one = (given: Operation) => scoped({ ...given, more: [SAVED_ID, ...(given.more ?? [])] });
  const base = "/api/orgs/{scope}/searches";
  return {
    [base]: {
      get: scoped({ summary: "The saved searches that you see here", answer: SavedSearches }),
      post: scoped({ summary: "Save a search", body: NewSavedSearch, answer: SavedSearch }),
    },
    [`${base}/{id}`]: {
      get: one({ summary: "One saved search", answer: SavedSearch }),
      put: one({
        summary: "Change it; 409 when `version` is not the newest",
        body: SavedSearchEdit,
        answer: SavedSearch,
      }),
      delete: one({ summary: "Delete it; it can be restored", answer: Done, more: [DELETED_VERSION] }),
    },
    [`${base}/{id}/versions`]: { get: one({ summary: "What it was before", answer: SearchVersions }) },
    [`${base}/{id}/restore`]: {
      post: one({
        summary: "Make an older version the newest, or bring back what was deleted",
        body: RestoreRequest,
        answer: SavedSearch,
      }),
    },
    [`${base}/{id}/star`]: {
      put: one({ summary: "Give it your star", answer: Done }),
      delete: one({ summary: "Take your star from it", answer: Done }),
    },
    "/api/orgs/{scope}/links": {
      post: scoped({ summary: "A short link to a search", body: NewLink, answer: Link }),
    },
  };
}
