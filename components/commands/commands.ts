"use client";
/**
 * What the page in view can be told to do from elsewhere: by the command palette, or by a key. Whoever can
 * do it says so while it is mounted, and the palette lists what somebody can do.
 */
import { useEffectEvent, useLayoutEffect, useSyncExternalStore } from "react";

export type CommandId =
  /** Runs the search as it stands. */
  | "run"
  /** Copies a link to this search, its range fixed. */
  | "copy-link"
  /** Saves the search: over the saved one that is open, or under a name. */
  | "save-search"
  /** Saves over the saved search that is open and changed. */
  | "save-over"
  /** Saves the search under a name. */
  | "save-as"
  /** Opens the list of the searches that one ran before. */
  | "earlier"
  /** Opens the ways to share the search. */
  | "share"
  /** Opens the way to a file of all events that the search finds. */
  | "export"
  /** Opens the editor of a new condition; the argument is its field. */
  | "new-condition"
  /** Opens the facet of the argument, a field, and goes there. */
  | "show-facet"
  /** Opens the builder of the search, or closes it. */
  | "builder"
  /** The argument is `light`, `dark` or `system`. */
  | "theme"
  /** The argument is `reduced` or `system`. */
  | "motion"
  /** Goes on in another scope; the argument is its name in the address. */
  | "scope"
  | "shortcuts"
  /** Shows and speaks the argument for a moment. */
  | "say";

const handlers = new Map<CommandId, (argument: string) => void>();
const listeners = new Set<() => void>();
const changed = () => {
  for (const listener of listeners) listener();
};

/** Answers to `id` while the component is mounted; of several the last to come. */
export function useCommand(id: CommandId, act: (argument: string) => void): void {
  const latest = useEffectEvent(act);
  // With what is drawn, not after it: a key may follow at once.
  useLayoutEffect(() => {
    const handler = (argument: string) => latest(argument);
    handlers.set(id, handler);
    changed();
    return () => {
      if (handlers.get(id) === handler) handlers.delete(id);
      changed();
    };
  }, [id]);
}

/** True while somebody answers to `id`. */
export function canDo(id: CommandId): boolean {
  return handlers.has(id);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The same for a component, which is drawn anew when it changes. */
export function useCanDo(id: CommandId): boolean {
  return useSyncExternalStore(
    subscribe,
    () => canDo(id),
    () => false,
  );
}

/** Tells whoever answers to `id`; does nothing when nobody does. */
export function tell(id: CommandId, argument = ""): void {
  handlers.get(id)?.(argument);
}
