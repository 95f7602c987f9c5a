/** Which saved searches and lenses fit what is looked for. Pure. */
import type { SavedSearch } from "@/lib/contract/searches";
import { decodeSearch } from "@/lib/search/codec";
import { describeSearch, type ValueWords } from "@/lib/search/describe";
import type { Lens } from "@/lib/search/lenses";

export interface Wanted {
  /** Words, each of which must be somewhere in name, description or content. */
  text: string;
  /** Null for any. */
  folder: string | null;
  tag: string | null;
  isStarred: boolean;
}

export const ANY: Wanted = { text: "", folder: null, tag: null, isStarred: false };

function hasWords(text: string, wanted: string): boolean {
  const all = text.toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** All that can be read of a saved search: its names, its people, and its conditions with every value. */
function textOf(saved: SavedSearch, wordsOf: ValueWords): string {
  const { name, description, folder, tags, owner, query } = saved;
  const { search } = decodeSearch(query);
  const { columns = [], breakdown = "" } = search;
  return [
    name,
    description,
    folder,
    ...tags,
    owner.name,
    describeSearch(search, "UTC", wordsOf),
    new URLSearchParams(query).get("where") ?? "",
    ...columns,
    breakdown,
  ].join(" ");
}

/** Those that fit; the ones with a star first, otherwise in their order. `wordsOf`: names of values, found as well. */
export function findSaved(
  searches: readonly SavedSearch[],
  wanted: Wanted,
  wordsOf?: ValueWords,
): SavedSearch[] {
  const found = searches.filter(
    (search) =>
      (wanted.folder === null || search.folder === wanted.folder) &&
      (wanted.tag === null || search.tags.includes(wanted.tag)) &&
      (!wanted.isStarred || search.starred) &&
      hasWords(textOf(search, wordsOf ?? ((_field, value) => value)), wanted.text),
  );
  return [...found.filter(({ starred }) => starred), ...found.filter(({ starred }) => !starred)];
}

/** The lenses that fit the words; none while folder, tag or star narrow what is shown, for they have none. */
export function findLenses(lenses: readonly Lens[], wanted: Wanted): Lens[] {
  if (wanted.folder !== null || wanted.tag !== null || wanted.isStarred) return [];
  return lenses.filter(({ title, group, looksFor, why, search }) =>
    hasWords([title, group, looksFor, why, describeSearch(search, "UTC")].join(" "), wanted.text),
  );
}

/** Every text that occurs, sorted, each once; empty ones left out. */
export function choicesOf(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== "").sort((a, b) => a.localeCompare(b, "en"));
}
