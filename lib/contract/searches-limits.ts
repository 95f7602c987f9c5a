/** What bounds a saved search, without the schema: the browser's forms say the same figures. */

export const SAVED_LIMITS = {
  name: 120,
  description: 1_000,
  folder: 80,
  tag: 40,
  tags: 10,
  /** Characters of the search in the form of the address. */
  query: 65_536,
  /** Versions that are kept of each saved search. */
  versions: 100,
  /** Saved searches that live in one scope. */
  perScope: 1_000,
} as const;

/** Who sees a saved search besides its owner: nobody, those who may open its scope, or every user. */
export const VISIBILITIES = ["private", "team", "all"] as const;
export type Visibility = (typeof VISIBILITIES)[number];
