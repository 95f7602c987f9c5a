/** Saved searches: `/api/orgs/{scope}/searches…`, and short links: `/api/orgs/{scope}/links`. */
import * as z from "zod/mini";
import { SAVED_LIMITS, VISIBILITIES } from "./searches-limits";

const line = (most: number) => z.string().check(z.trim(), z.maxLength(most));
/** The search as in the address bar, without `?`. What cannot be read of it is a fault of the request. */
const Query = z.string().check(z.maxLength(SAVED_LIMITS.query));
const Version = z.int().check(z.minimum(1));

const details = {
  name: z.string().check(z.trim(), z.minLength(1, "Give it a name."), z.maxLength(SAVED_LIMITS.name)),
  description: line(SAVED_LIMITS.description),
  tags: z
    .array(z.string().check(z.trim(), z.minLength(1), z.maxLength(SAVED_LIMITS.tag)))
    .check(z.maxLength(SAVED_LIMITS.tags)),
  /** Empty for none. */
  folder: line(SAVED_LIMITS.folder),
  query: Query,
  /** False: the range of `query` is not stored, and opening keeps the range that one looks at. */
  keepsRange: z.boolean(),
};
const Visibility = z.enum(VISIBILITIES);

export const NewSavedSearch = z.strictObject({ ...details, visibility: Visibility });
export type NewSavedSearch = z.infer<typeof NewSavedSearch>;

/** `version` is the one that was edited; another one in the store answers 409. */
export const SavedSearchEdit = z.strictObject({ ...details, visibility: Visibility, version: Version });
export type SavedSearchEdit = z.infer<typeof SavedSearchEdit>;

export const SavedSearch = z.object({
  ...details,
  id: z.string(),
  visibility: Visibility,
  version: Version,
  owner: z.object({ id: z.string(), name: z.string() }),
  createdAt: z.string(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  starred: z.boolean(),
  /** False for one that belongs to another scope and is shared with all. */
  isHere: z.boolean(),
  /** Whether the one who asks may change, share and delete it. */
  canEdit: z.boolean(),
});
export type SavedSearch = z.infer<typeof SavedSearch>;

export const SavedSearches = z.object({ searches: z.array(SavedSearch) });
export type SavedSearches = z.infer<typeof SavedSearches>;

export const SearchVersion = z.object({ ...details, version: Version, at: z.string(), by: z.string() });
export type SearchVersion = z.infer<typeof SearchVersion>;

/** Newest first. */
export const SearchVersions = z.object({ versions: z.array(SearchVersion) });
export type SearchVersions = z.infer<typeof SearchVersions>;

/** Makes version `to` the newest one, and brings back what was deleted; `version` is the one that is left. */
export const RestoreRequest = z.strictObject({ version: Version, to: Version });
export type RestoreRequest = z.infer<typeof RestoreRequest>;

export const DeleteQuery = z.strictObject({
  version: z.string().check(z.regex(/^[1-9]\d{0,8}$/, "This is a version's number.")),
});

export const Done = z.object({ done: z.literal(true) });
export type Done = z.infer<typeof Done>;

export const NewLink = z.strictObject({ query: Query });
export type NewLink = z.infer<typeof NewLink>;

/** `path` opens the search: `/o/{scope}/s/{id}`. */
export const Link = z.object({ path: z.string() });
export type Link = z.infer<typeof Link>;
