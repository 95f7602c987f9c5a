"use client";
import { useEffect, useRef, useState } from "react";

/** Something that shows and hides after a while, of which only the last order counts; Escape hides it. */
export function useDelayed() {
  const [shown, setShown] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const set = (value: boolean, delayMs: number) => {
    clearTimeout(timer.current);
    if (delayMs === 0) setShown(value);
    else timer.current = setTimeout(() => setShown(value), delayMs);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!shown) return;
    // The key is not swallowed: whatever else Escape closes, closes too.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape") setShown(false);
    };
    document.addEventListener("keydown", onKeyDown, true);
    return () => document.removeEventListener("keydown", onKeyDown, true);
  }, [shown]);
  return {
    shown,
    show: (delayMs: number) => set(true, delayMs),
    hide: (delayMs: number) => set(false, delayMs),
  };
}
