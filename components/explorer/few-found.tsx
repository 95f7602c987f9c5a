"use client";

import { Late } from "@/components/ui/on-demand";
import type { Search, Window } from "@/lib/search/schema";
import { FEW } from "./few";
import { whatLimitsButton } from "./late-parts";
import { refineSearch, useShownSearch } from "./refine-search";

interface FewFoundProps {
  found: number;
  scope: string;
  search: Search;
  window: Window;
}

/** The way to what narrows a search that found little. Of nothing at all, the empty table speaks. */
export function FewFound({ found, scope, search, window }: FewFoundProps) {
  const shown = useShownSearch(search);
  if (found === 0 || found > FEW) return null;
  return (
    <Late part={whatLimitsButton}>
      {({ WhatLimitsButton }) => (
        <WhatLimitsButton scope={scope} search={shown} window={window} onEdit={refineSearch} />
      )}
    </Late>
  );
}
