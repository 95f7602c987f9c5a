"use client";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { PartError, type PartFailure } from "./part-error";

interface LoadState<M> {
  /** The module, once it is here. */
  code: M | null;
  isLoading: boolean;
  /** Loads that failed so far. */
  failures: number;
}

/** A module that is fetched when it is first used. */
export interface OnDemand<M> {
  /** Fetches the code before it is needed, as when the pointer or the focus comes near. Never rejects. */
  preload: () => Promise<void>;
  state: () => LoadState<M>;
  /** Tells of each change of `state` until the answer is called. */
  subscribe: (listener: () => void) => () => void;
}

const ABSENT: LoadState<never> = { code: null, isLoading: false, failures: 0 };

/**
 * `load` is an `import()`. Unlike `React.lazy`, which stays rejected, a load that failed is made again at
 * the next use: what opens on a click must not take the page down with it when the network is gone.
 */
export function onDemand<M>(load: () => Promise<M>): OnDemand<M> {
  let state: LoadState<M> = ABSENT;
  let pending: Promise<void> | null = null;
  const listeners = new Set<() => void>();
  const set = (next: LoadState<M>) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const fetchCode = async () => {
    const { failures } = state;
    set({ code: null, isLoading: true, failures });
    try {
      set({ code: await load(), isLoading: false, failures });
    } catch {
      pending = null;
      set({ code: null, isLoading: false, failures: failures + 1 });
    }
  };
  return {
    preload: () => {
      pending ??= fetchCode();
      return pending;
    },
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

interface LateProps<M> {
  part: OnDemand<M>;
  /** Stands in the place until the code is here. */
  pending?: ReactNode;
  /** Stands there when it did not come: by default words and Retry. */
  failed?: ((failure: PartFailure) => ReactNode) | undefined;
  children: (code: M) => ReactNode;
}

const inWords = (failure: PartFailure): ReactNode => <PartError {...failure} />;

/** Draws with the code of `part`: at once where it is here, else when it comes. A failure stays in this place. */
export function Late<M>({ part, pending = null, failed = inWords, children }: LateProps<M>): ReactNode {
  const { code, isLoading, failures } = useSyncExternalStore<LoadState<M>>(
    part.subscribe,
    part.state,
    () => ABSENT,
  );
  // What failed before this use, a preload say, is tried again before anything is said.
  const [before] = useState(() => part.state().failures);
  useEffect(() => void part.preload(), [part]);
  if (code !== null) return children(code);
  const tries = failures - before;
  if (tries <= 0) return pending;
  return failed({ tries, isRetrying: isLoading, onRetry: () => void part.preload() });
}
