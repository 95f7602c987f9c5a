"use client";

import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { facetQuery } from "@/lib/client/queries/facets";
import { isObject } from "@/lib/core/json";
import { fieldInfo } from "@/lib/insights/fields";
import type { Search, Window } from "@/lib/search/schema";
import { idNames } from "./id-names";
import { useOrgOf } from "./org-names";

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
  const ids = useLoadedIds(scope, field);
  const known = useQuery({
    queryKey: ["known-values", field] as const,
    queryFn: () => knownValues(field),
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: "always",
  });
  const orgOf = useOrgOf();
  const items = merged(facets.data?.values ?? [], [...ids, ...(known.data ?? [])]);
  return {
    items: items.map((item) => ({
      ...item,
      description: orgOf(field, item.value)?.name ?? item.description,
    })),
    isLoading: facets.isLoading || known.isLoading,
    note: noteOf(facets.isError, facets.data?.ignores ?? []),
  };
}

/** The ids of the events that are loaded, with the names that stand beside them; JumpCloud counts none of them. */
function useLoadedIds(scope: string, field: string): Suggestion[] {
  const client = useQueryClient();
  return useMemo(() => {
    if (fieldInfo(field).type !== "id") return [];
    const names = idNames(field, loadedRows(client, scope));
    return [...names].map(([value, name]) => ({ value, count: null, description: name ?? undefined }));
  }, [client, scope, field]);
}

function loadedRows(client: QueryClient, scope: string): unknown[] {
  const lists = client.getQueriesData<unknown>({ queryKey: ["events", scope] });
  return lists.flatMap(([, data]) => {
    const pages = isObject(data) && Array.isArray(data.pages) ? data.pages : [];
    return pages.flatMap((page) => (isObject(page) && Array.isArray(page.events) ? page.events : []));
  });
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
