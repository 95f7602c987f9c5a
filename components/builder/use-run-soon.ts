"use client";

import { useEffect, useEffectEvent } from "react";
import { compile } from "@/lib/search/compile";
import type { Search, Window } from "@/lib/search/schema";
import type { Drafting } from "./use-search-history";

/** Quick steps after each other are one run. */
const PAUSE_MS = 500;

/**
 * Runs the draft by itself once nobody has changed it for a moment; true while it is about to. What is
 * typed waits for Run, being half a word most of the time, as does what finds the same as before, such as
 * a group with nothing in it yet.
 */
export function useRunSoon(drafting: Drafting, search: Search, window: Window, isOn: boolean): boolean {
  const { draft, isDirty, isTyped, apply } = drafting;
  const isDue = isOn && isDirty && !isTyped && asked(draft, window) !== asked(search, window);
  const run = useEffectEvent(apply);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the draft begins the pause anew
  useEffect(() => {
    if (!isDue) return;
    const timer = setTimeout(() => run(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isDue, draft]);
  return isDue;
}

function asked(search: Search, window: Window): string {
  const { body, residual } = compile(search, window);
  return JSON.stringify([search.range, body, residual]);
}
