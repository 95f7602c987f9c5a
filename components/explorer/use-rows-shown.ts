"use client";

import { useEffect, useState } from "react";

/** Rows that take longer than this hold up nothing else. */
const WAIT_MS = 3_000;

/**
 * True from the first paint of the first rows on (or of what stands in their place), which `areSettled`
 * tells: what else the screen shows loads its code then, so that the rows come first.
 */
export function useRowsShown(areSettled: boolean): boolean {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (isShown) return;
    const show = () => setShown(true);
    // A frame's callbacks run before it is painted, timers after it. A page in the background has no frames.
    const frame = areSettled ? requestAnimationFrame(() => setTimeout(show)) : 0;
    const timer = setTimeout(show, WAIT_MS);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [areSettled, isShown]);
  return isShown;
}
