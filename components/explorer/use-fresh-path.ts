"use client";

import { scopePath } from "@/components/shell/scope-path";
import { encodeSearch } from "@/lib/search/codec";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import { usePinnedConditions } from "./use-pinned-conditions";

/** The path of a fresh search: with nothing in it but the conditions that are pinned. */
export function useFreshPath(): (scope: string) => string {
  const { begin } = usePinnedConditions();
  return (scope) => scopePath(scope, encodeSearch(begin(DEFAULT_SEARCH)));
}
