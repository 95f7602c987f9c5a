/** Earlier searches for the command palette. */
import { useState } from "react";
import type { PaletteItem } from "@/components/commands/palette-search";
import { useOwnStored } from "@/components/explorer/use-own-stored";
import { serverClock } from "@/lib/client/clock";
import { earlierPath, earlierWords, readEarlier } from "./earlier-searches";
import { earlierName } from "./earlier-store";

/** So many before anything is typed. */
const AT_FIRST = 3;

/** One's own runs in the scope, the last few before anything is typed. */
export function useEarlierItems(
  scope: string | null,
  zone: string,
  go: (path: string) => void,
): PaletteItem[] {
  const [kept] = useOwnStored(earlierName(scope ?? ""));
  const [nowMs] = useState(() => serverClock.now());
  if (scope === null) return [];
  return readEarlier(kept, nowMs).map((earlier, place) => {
    const { what, where, found } = earlierWords(earlier, nowMs, zone);
    return {
      id: `earlier ${earlier.query}`,
      group: "Earlier searches",
      label: what,
      hint: `${where} · ${found}`,
      words: where,
      isRare: place >= AT_FIRST,
      run: () => go(earlierPath(scope, earlier, false)),
    };
  });
}
