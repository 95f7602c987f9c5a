import type { NewSavedSearch, SavedSearch } from "@/lib/contract/searches";
import { SAVED_LIMITS } from "@/lib/contract/searches-limits";
import { encodeSearch } from "@/lib/search/codec";
import type { Lens } from "@/lib/search/lenses";
import { openedIn } from "@/lib/search/scope-columns";

/** A name with words in front, within what a name may have. */
function named(name: string, before: string): string {
  return `${before}${name}`.slice(0, SAVED_LIMITS.name).trim();
}

/** What the form starts with for a search that nobody has saved. */
export function newDraft(query: string): NewSavedSearch {
  return {
    name: "",
    description: "",
    tags: [],
    folder: "",
    query,
    keepsRange: false,
    visibility: "private",
  };
}

/** The details of a saved search, as the form and the server take them. */
export function draftOf(saved: SavedSearch): NewSavedSearch {
  const { name, description, tags, folder, query, keepsRange, visibility } = saved;
  return { name, description, tags, folder, query, keepsRange, visibility };
}

/** A copy for oneself, private whatever the other was. */
export function copyOf(saved: SavedSearch): NewSavedSearch {
  return { ...draftOf(saved), name: named(saved.name, "Copy of "), visibility: "private" };
}

/** A saved search of `scope` that begins as a lens. */
export function copyOfLens(scope: string, { title, looksFor, search }: Lens): NewSavedSearch {
  return {
    ...newDraft(encodeSearch(openedIn(scope, search))),
    name: title,
    description: looksFor,
    keepsRange: true,
  };
}

/** Tags as typed, parted by commas, each once. */
export function readTags(text: string): string[] {
  return [...new Set(text.split(",").map((tag) => tag.trim()))].filter((tag) => tag !== "");
}
