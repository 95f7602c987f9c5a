"use client";
import { useState } from "react";
import type { Search } from "@/lib/search/schema";
import type { FacetField } from "./use-facet-fields";

/** The facet of the field that splits the bars, while it is not among the open ones: the numbers behind the colours. */
export function useSplitFacet(
  { breakdown }: Search,
  facets: readonly FacetField[],
): { field: string; dismiss: () => void } | null {
  const [dismissed, setDismissed] = useState<string | null>(null);
  if (breakdown === undefined || breakdown === dismissed) return null;
  if (facets.some(({ field, isOpen }) => isOpen && field === breakdown)) return null;
  return { field: breakdown, dismiss: () => setDismissed(breakdown) };
}
