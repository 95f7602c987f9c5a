"use client";

import { useEffect, useEffectEvent } from "react";
import type { Search } from "@/lib/search/schema";
import { holdRefinements, showDraft } from "../explorer/refine-search";
import type { Drafting } from "./use-search-history";

/** While changes wait for Run, those made anywhere on the page go into the draft, and the page shows it. */
export function useHeldDrafts({ draft, isDirty, setDraft }: Drafting, isHolding: boolean): void {
  const take = useEffectEvent((change: (search: Search) => Search) => void setDraft(change(draft)));
  useEffect(() => (isHolding ? holdRefinements((change) => take(change)) : undefined), [isHolding]);
  const shown = isHolding && isDirty ? draft : null;
  useEffect(() => showDraft(shown), [shown]);
  useEffect(() => () => showDraft(null), []);
}
