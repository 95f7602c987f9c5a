"use client";

import { useEffect } from "react";
import { preloadSurfaces } from "@/components/ui/surfaces";

/** Code that the first clicks will need. The first rows come first. */
const loads: (() => Promise<unknown>)[] = [
  preloadSurfaces,
  () => import("./event-pane"),
  () => import("./condition-editor"),
  () => import("./time-range-form"),
  () => import("./group-editor"),
  () => import("./service-list"),
  () => import("./drawer"),
];

/** Fetches the code of panels that open later, once the page is idle and `isReady`. */
export function usePreload(isReady: boolean): void {
  useEffect(() => {
    if (!isReady) return;
    const run = () => {
      // A failed chunk is asked for again when it is needed, and fails there, where it can be told.
      for (const load of loads) load().catch(() => undefined);
    };
    if (typeof requestIdleCallback !== "function") {
      const timer = setTimeout(run, 500);
      return () => clearTimeout(timer);
    }
    const handle = requestIdleCallback(run, { timeout: 3_000 });
    return () => cancelIdleCallback(handle);
  }, [isReady]);
}
