"use client";
import { useSyncExternalStore } from "react";

/** A stretch of time, instants in ms, both ends included. */
export interface Stretch {
  startMs: number;
  endMs: number;
}

/**
 * The stretch whose rows the table has on screen. A store and not state: scrolling must redraw the mark on
 * the chart and nothing else.
 */
export interface OnScreen {
  get(): Stretch | null;
  set(stretch: Stretch | null): void;
  subscribe(listener: () => void): () => void;
}

export function createOnScreen(): OnScreen {
  const listeners = new Set<() => void>();
  let now: Stretch | null = null;
  return {
    get: () => now,
    set(next) {
      if (now?.startMs === next?.startMs && now?.endMs === next?.endMs) return;
      now = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useOnScreen(store: OnScreen): Stretch | null {
  return useSyncExternalStore(store.subscribe, store.get, () => null);
}
