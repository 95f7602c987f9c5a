"use client";

import { useEffect, useEffectEvent } from "react";
import type { Drafting } from "./use-search-history";

/** Where the browser's own undo belongs to what is typed, or where a dialog holds a state of its own. */
const OWN_UNDO =
  "input:not([type=checkbox]), textarea, [contenteditable], dialog, [role=dialog], [role=menu]";

/** Ctrl+Z and Shift+Ctrl+Z (or with Cmd) undo and redo searches, except in text fields. */
export function useUndoKeys({ undo, redo }: Pick<Drafting, "undo" | "redo">): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest(OWN_UNDO) !== null) return;
    event.preventDefault();
    if (event.shiftKey) redo();
    else undo();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}
