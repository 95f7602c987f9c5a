"use client";

import { useState } from "react";
import { announce } from "@/components/ui/live-status";
import { currentStep, followAddress, isSameSearch, record, startHistory, travel } from "@/lib/search/history";
import type { Search } from "@/lib/search/schema";
import { editSearch } from "../explorer/use-search-state";

export interface Drafting {
  /** The search being built: that of the address until something is changed in the builder. */
  draft: Search;
  /** The draft is not the search of the address. */
  isDirty: boolean;
  /** The last change was typed as text, and perhaps goes on. */
  isTyped: boolean;
  /** Makes `next` the draft and gives back what is kept: the same object when it says nothing new. */
  setDraft: (next: Search, isTyped?: boolean) => Search;
  /** Runs the draft; false when there was none. */
  apply: () => boolean;
  discard: () => void;
  canUndo: boolean;
  canRedo: boolean;
  undo: () => void;
  redo: () => void;
}

/**
 * The draft and the steps that led to it. The address stays the state of the page: an undo that reaches a
 * search which ran writes it there. Where no drafts are `shown`, they are passed over.
 */
export function useSearchHistory(search: Search, areDraftsShown: boolean): Drafting {
  const [kept, setKept] = useState(() => ({
    history: startHistory(search, performance.now()),
    search,
    isTyped: false,
  }));
  let { history } = kept;
  const { isTyped } = kept;
  if (kept.search !== search) {
    history = followAddress(history, kept.search, search, performance.now());
    setKept({ history, search, isTyped });
  }
  const draft = currentStep(history).search;
  const isDirty = !isSameSearch(draft, search);

  const setDraft = (next: Search, isNextTyped = false): Search => {
    const after = record(history, next, false, performance.now());
    setKept({ history: after, search, isTyped: isNextTyped });
    return currentStep(after).search;
  };
  const back = travel(history, -1, !areDraftsShown);
  const forth = travel(history, 1, !areDraftsShown);
  const go = (to: typeof history, word: "Undone" | "Redone"): void => {
    const { search: target, isApplied } = currentStep(to);
    if (to !== history) {
      setKept({ history: to, search, isTyped: false });
      if (isApplied) editSearch(() => target);
      announce(isApplied ? word : `${word}, not run yet`);
    } else announce(`There is nothing to ${word === "Undone" ? "undo" : "redo"}`);
  };
  return {
    draft,
    isDirty,
    isTyped,
    setDraft,
    apply: () => {
      if (isDirty) editSearch(() => draft);
      return isDirty;
    },
    discard: () => {
      setKept({ history: record(history, search, true, performance.now()), search, isTyped: false });
      announce("Changes discarded. Undo brings them back");
    },
    canUndo: back !== history,
    canRedo: forth !== history,
    undo: () => go(back, "Undone"),
    redo: () => go(forth, "Redone"),
  };
}
