"use client";

import { useEffect, useEffectEvent } from "react";

/** Where a bare key belongs to what is focused, not to the page. */
const OWN_KEYS =
  "input, textarea, select, [contenteditable], [role=menu], [role=listbox], [role=dialog], [role=slider]";

/**
 * Calls `act` when `key` (a KeyboardEvent.key) is pressed anywhere on the page without a modifier,
 * except while something that takes keys itself has the focus. Users who dictate can turn single keys
 * off: `localStorage.shortcuts = "off"`.
 */
export function useShortcut(key: string, act: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== key || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest(OWN_KEYS) !== null) return;
    if (localStorage.getItem("shortcuts") === "off") return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}
