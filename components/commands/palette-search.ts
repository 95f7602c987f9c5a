/** Which items of the palette fit what is typed. Pure. */

export interface PaletteItem {
  id: string;
  group: string;
  label: string;
  /** Small text at the end. */
  hint?: string | undefined;
  /** More words that find it. */
  words?: string | undefined;
  /** Left out until something is typed: there are many of its kind. */
  isRare?: boolean | undefined;
  run: () => void;
}

/** More rows than this help nobody; the rest is said in numbers. */
export const ITEMS_SHOWN = 50;

export interface Found {
  groups: { group: string; items: PaletteItem[] }[];
  shown: PaletteItem[];
  /** How many fit but are not shown. */
  left: number;
}

/**
 * The items whose label, group or other words hold every word of `query`, parts of words too. Those whose
 * label begins with what is typed come first; a group stands where its best item does.
 */
export function findItems(items: readonly PaletteItem[], query: string): Found {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const ranked = items
    .filter(({ isRare }) => words.length > 0 || !isRare)
    .map((item) => ({ item, rank: rankOf(item, words) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
  const first = ranked.slice(0, ITEMS_SHOWN);
  const groups = [...new Set(first.map(({ group }) => group))].map((group) => ({
    group,
    items: first.filter((item) => item.group === group),
  }));
  return { groups, shown: groups.flatMap((group) => group.items), left: ranked.length - first.length };
}

/** Lower is better; infinite when a word is nowhere. */
function rankOf({ label, group, words: more = "" }: PaletteItem, words: readonly string[]): number {
  const name = label.toLowerCase();
  const all = `${name} ${group} ${more}`.toLowerCase();
  if (!words.every((word) => all.includes(word))) return Number.POSITIVE_INFINITY;
  const [first = ""] = words;
  if (name.startsWith(words.join(" "))) return 0;
  if (startsWord(name, first)) return 1;
  if (words.every((word) => name.includes(word))) return 2;
  return 3;
}

function startsWord(text: string, word: string): boolean {
  return text.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word));
}
