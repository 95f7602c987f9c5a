/** Saved searches for the command palette. */
import { useQuery } from "@tanstack/react-query";
import type { PaletteItem } from "@/components/commands/palette-search";
import { savedListQuery } from "@/lib/client/queries/searches";
import type { Range } from "@/lib/search/schema";
import { savedPath } from "./saved-address";

/** Those with a star before anything is typed, all of them after. None until they are here. */
export function useSavedItems(
  scope: string | null,
  range: Range | undefined,
  go: (path: string) => void,
): PaletteItem[] {
  const { data } = useQuery({ ...savedListQuery(scope ?? ""), enabled: scope !== null });
  if (scope === null || data === undefined) return [];
  return data.searches.map((saved) => ({
    id: `saved ${saved.id}`,
    group: "Saved searches",
    label: saved.name,
    hint: saved.folder || undefined,
    words: [saved.description, ...saved.tags, saved.owner.name].join(" "),
    isRare: !saved.starred,
    run: () => go(savedPath(scope, saved, range)),
  }));
}
