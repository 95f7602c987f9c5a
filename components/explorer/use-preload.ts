"use client";

import { useEffect } from "react";
import { palette } from "@/components/commands/late-parts";
import { columnDrag, columnMenu, rowMenu, timeCard } from "@/components/events/late-parts";
import { preloadSurfaces } from "@/components/ui/surfaces";
import {
  builder,
  conditionEditor,
  drawer,
  eventPane,
  groupEditor,
  serviceList,
  timeRangeForm,
} from "./late-parts";

/** Code that the first clicks will need. The first rows come first. */
const loads = [
  preloadSurfaces,
  ...[eventPane, conditionEditor, timeRangeForm, groupEditor, serviceList, drawer, builder, palette].map(
    ({ preload }) => preload,
  ),
  ...[timeCard, rowMenu, columnMenu, columnDrag].map(({ preload }) => preload),
];

/** Fetches the code of panels that open later, once the page is idle and `isReady`. */
export function usePreload(isReady: boolean): void {
  useEffect(() => {
    if (!isReady) return;
    const run = () => {
      // What fails is asked for again when it is needed, and fails there, where it can be told.
      for (const load of loads) void load();
    };
    if (typeof requestIdleCallback !== "function") {
      const timer = setTimeout(run, 500);
      return () => clearTimeout(timer);
    }
    const handle = requestIdleCallback(run, { timeout: 3_000 });
    return () => cancelIdleCallback(handle);
  }, [isReady]);
}
