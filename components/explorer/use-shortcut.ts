"use client";

import { useEffect, useEffectEvent } from "react";
import { readStored } from "./use-stored";

/** Where a bare key belongs to what is focused, not to the page. */
const OWN_KEYS =
  "input, textarea, select, [contenteditable], [role=menu], [role=listbox], [role=dialog], dialog, [role=slider]";

/** Where the choice is kept: `off` switches keys without a modifier off. */
export const SHORTCUTS_KEY = "shortcuts";

/**
 * True when a key without a modifier was pressed where nothing takes keys itself, and single keys are not
 * switched off, as those who dictate to their computer have to.
 */
export function isFreeKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.target instanceof Element && event.target.closest(OWN_KEYS) !== null) return false;
  return readStored(SHORTCUTS_KEY) !== "off";
}

/** Calls `act` when `key` (a KeyboardEvent.key) is pressed anywhere on the page and free. */
export function useShortcut(key: string, act: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== key || !isFreeKey(event)) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}
