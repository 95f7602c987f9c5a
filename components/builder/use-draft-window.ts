"use client";

import { useMemo } from "react";
import type { Range, Window } from "@/lib/search/schema";
import { resolveRange } from "@/lib/search/window";

/** The window of the run while the range is that of the run, else one of its own, worked out once. */
export function useDraftWindow(
  range: Range,
  runRange: Range,
  runWindow: Window,
  zone: string,
  now: () => number,
): Window {
  const key = JSON.stringify(range);
  const isOfRun = key === JSON.stringify(runRange);
  return useMemo(
    () => (isOfRun ? runWindow : resolveRange(JSON.parse(key) as Range, now(), zone)),
    [key, isOfRun, runWindow, zone, now],
  );
}
