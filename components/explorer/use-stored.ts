"use client";

import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** How long a text is kept: in this browser, or for as long as this tab lives (through reloads). */
export type Keeping = "browser" | "tab";

/** What storage refused (private windows may): the page works on, and forgets with a reload. */
const refused = new Map<string, string>();

function storageOf(keeping: Keeping): Storage {
  return keeping === "tab" ? sessionStorage : localStorage;
}

/** The text kept under `key`; null when there is none. */
export function readStored(key: string, keeping: Keeping = "browser"): string | null {
  try {
    return refused.get(key) ?? storageOf(keeping).getItem(key);
  } catch {
    return null;
  }
}

/** Keeps `value`, or forgets what was kept on null. */
export function store(key: string, value: string | null, keeping: Keeping = "browser"): void {
  refused.delete(key);
  try {
    if (value === null) storageOf(keeping).removeItem(key);
    else storageOf(keeping).setItem(key, value);
  } catch {
    if (value !== null) refused.set(key, value);
  }
  for (const listener of listeners) listener();
}

/** Forgets what is kept under each key that `isForgotten`. */
export function forgetStored(isForgotten: (key: string) => boolean, keeping: Keeping = "browser"): void {
  let keys = [...refused.keys()];
  try {
    keys = [...keys, ...Object.keys(storageOf(keeping))];
  } catch {
    // Without storage there is only what it refused.
  }
  for (const key of keys) if (isForgotten(key)) store(key, null, keeping);
}

/** The text kept under `key`, followed across tabs; null when there is none. */
export function useStored(key: string, keeping: Keeping = "browser"): string | null {
  return useSyncExternalStore(
    subscribe,
    () => readStored(key, keeping),
    () => null,
  );
}
