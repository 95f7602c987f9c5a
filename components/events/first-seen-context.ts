"use client";
import { createContext } from "react";
import { store, useStored } from "@/components/explorer/use-stored";
import type { Window } from "@/lib/search/schema";

/** Whose events are on screen: what a question about an actor's past needs to know. */
export interface FirstSeenScope {
  scope: string;
  /** The window of the run. */
  window: Window;
}

/** Null where values are not to be marked. */
export const FirstSeenContext = createContext<FirstSeenScope | null>(null);

const KEY = "events.first-seen";

/** Whether the table marks what is new for an actor, kept in this browser. Off at first: each actor costs calls. */
export function useMarksFirst(): [isOn: boolean, set: (isOn: boolean) => void] {
  return [useStored(KEY) === "on", (isOn) => store(KEY, isOn ? "on" : null)];
}
