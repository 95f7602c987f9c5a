"use client";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import { useShownSearch } from "@/components/explorer/refine-search";
import { facetQuery } from "@/lib/client/queries/facets";
import type { FacetsResponse } from "@/lib/contract/events";
import { isAppError } from "@/lib/core/errors";
import { isMissingAsked } from "@/lib/search/edit";
import type { Search, Window } from "@/lib/search/schema";
import { equalWindowBefore } from "./facet-compare";
import { countLoaded, ignoredBy, type LoadedEvents, loadedRemarks } from "./facet-loaded";
import { type Marks, marksOf, trustOf, withoutField } from "./facet-model";

export interface FacetAsked {
  scope: string;
  search: Search;
  window: Window;
  field: string;
  /** Closed, it asks for nothing. */
  isOpen: boolean;
  /** Whether the counts stand beside those of the time before. */
  isCompared: boolean;
  /** The events of the table, for counts that the API would get wrong. */
  loaded: LoadedEvents;
}

export interface Facet {
  /** Undefined until there is one. */
  answer: FacetsResponse | undefined;
  marks: Marks;
  /** The search keeps the events that have no value here. */
  isMissingAsked: boolean;
  /** The answer of the time before, to compare with. */
  before: FacetsResponse | undefined;
  /** How far the counts can be trusted, in a word; null where remarks say more. */
  trust: "exact" | "of loaded" | null;
  /** What makes the counts other than the count of the search. */
  remarks: string[];
  error: unknown;
  isBusy: boolean;
  /** The counts belong to the run before. */
  isOld: boolean;
  retry: () => void;
}

/**
 * The values of a field, counted by the API where it takes all of the search, and otherwise from the events
 * that are loaded: a count that ignores a part of the search would send its reader astray.
 */
export function useFacet({ scope, search, window, field, isOpen, isCompared, loaded }: FacetAsked): Facet {
  const shown = useShownSearch(search);
  const marks = useMemo(() => marksOf(shown, field), [shown, field]);
  const isMissing = isMissingAsked(shown, field);
  const asked = useMemo(() => withoutField(search, field), [search, field]);
  const ignored = useMemo(() => ignoredBy(asked, field), [asked, field]);
  const isHere = ignored.length > 0;
  const now = useQuery({ ...facetQuery(scope, asked, window, field), enabled: isOpen && !isHere });
  const earlier = useQuery({
    ...facetQuery(scope, asked, equalWindowBefore(window), field),
    enabled: isOpen && isCompared && !isHere,
  });
  const counted = useCounted(field, loaded.rows, isOpen && isHere);
  const refusal = isCompared ? refusalOf(isHere, earlier) : [];
  if (isHere) {
    return {
      answer: counted ?? undefined,
      marks,
      isMissingAsked: isMissing,
      before: undefined,
      trust: loaded.isWhole ? "exact" : "of loaded",
      remarks: [...loadedRemarks(loaded, ignored), ...refusal],
      error: null,
      isBusy: loaded.isStale,
      isOld: loaded.isStale,
      retry: () => {},
    };
  }
  const isComparable = isCompared && !now.isPlaceholderData && !earlier.isPlaceholderData;
  return {
    answer: now.data,
    marks,
    isMissingAsked: isMissing,
    before: isComparable ? earlier.data : undefined,
    trust: now.data && trustOf(now.data)[0] === "exact" ? "exact" : null,
    remarks: [...(now.data ? remarksOf(now.data, marks.size > 0 || isMissing) : []), ...refusal],
    error: now.isError && now.data === undefined ? now.error : null,
    isBusy: now.isFetching,
    isOld: now.isPlaceholderData,
    retry: () => void now.refetch(),
  };
}

/** Counts of the loaded rows. Rows come in by the hundred: typing and scrolling do not wait for them. */
function useCounted(field: string, rows: readonly unknown[], isWanted: boolean): FacetsResponse | null {
  const shown = useDeferredValue(rows);
  return useMemo(() => (isWanted ? countLoaded(field, shown) : null), [field, shown, isWanted]);
}

function remarksOf(answer: FacetsResponse, hasOwn: boolean): string[] {
  return [
    ...trustOf(answer).filter((word) => word !== "exact"),
    ...(hasOwn ? ["counted without this field's own filter"] : []),
    ...(answer.notes ?? []).map(({ message }) => message),
  ];
}

interface Earlier {
  data: FacetsResponse | undefined;
  error: unknown;
  isError: boolean;
}

/** Why there is nothing to compare with: the time before may lie beyond what is kept. */
function refusalOf(isCountedHere: boolean, { data, error, isError }: Earlier): string[] {
  const not = (reason: string) => [`Not compared with the time before. ${reason}`];
  if (isCountedHere) return not("Only loaded events are counted.");
  if (isError)
    return not(isAppError(error) ? (error.details?.[0]?.message ?? error.message) : "It was not counted.");
  if (data === undefined || data.values.length > 0 || data.other > 0) return [];
  return not("It has no event with this field, or lies beyond what is kept.");
}
