"use client";

import { useQuery } from "@tanstack/react-query";
import { facetQuery } from "@/lib/client/queries/facets";
import { fieldInfo } from "@/lib/insights/fields";
import type { Search, Window } from "@/lib/search/schema";

export interface Suggestion {
  value: string;
  count: number | null;
  description?: string | undefined;
}

export interface Suggestions {
  items: Suggestion[];
  isLoading: boolean;
  /** Why there may be fewer than there should be. */
  note: string | null;
}

interface Source {
  scope: string;
  /** The search without the condition that is being edited. */
  search: Search;
  window: Window;
}

/** Values that lists of ours know for a field, with what they mean. */
async function knownValues(field: string): Promise<Suggestion[]> {
  if (field === "event_type") {
    const { EVENT_TYPES } = await import("@/lib/insights/event-types");
    return EVENT_TYPES.map(({ type, description }) => ({ value: type, count: null, description }));
  }
  if (field === "service") {
    const { SERVICES } = await import("@/lib/insights/services");
    return SERVICES.filter(({ id }) => id !== "all").map(({ id, label }) => ({
      value: id,
      count: null,
      description: label,
    }));
  }
  return (fieldInfo(field).values ?? []).map((value) => ({ value, count: null }));
}

/** Values for `field`: those of this run first, with their counts, then the known ones that did not occur. */
export function useSuggestions({ scope, search, window }: Source, field: string): Suggestions {
  const facets = useQuery({
    ...facetQuery(scope, search, window, field),
    enabled: fieldInfo(field).facetable,
  });
  const known = useQuery({
    queryKey: ["known-values", field] as const,
    queryFn: () => knownValues(field),
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: "always",
  });
  return {
    items: merged(facets.data?.values ?? [], known.data ?? []),
    isLoading: facets.isLoading || known.isLoading,
    note: noteOf(facets.isError, facets.data?.ignores ?? []),
  };
}

/** Counted values first, in their order; descriptions where a list has them. */
export function merged(counted: { value: string; count: number }[], known: Suggestion[]): Suggestion[] {
  const descriptions = new Map(known.map(({ value, description }) => [value, description]));
  const seen = new Set(counted.map(({ value }) => value));
  return [
    ...counted
      .filter(({ value }) => value !== "")
      .map(({ value, count }) => ({ value, count, description: descriptions.get(value) })),
    ...known.filter(({ value }) => !seen.has(value)),
  ];
}

function noteOf(hasFailed: boolean, ignores: string[]): string | null {
  if (hasFailed) return "The values of this time range could not be loaded. Any value can be typed.";
  return ignores.length > 0 ? `These counts leave out: ${ignores.join(", ")}.` : null;
}
