"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { eventKey, indexOfKey } from "@/components/events/event-key";
import { eventQuery } from "@/lib/client/queries/event";
import { isObject } from "@/lib/core/json";
import type { RawEvent } from "@/lib/insights/wire";
import type { Window } from "@/lib/search/schema";
import { useRetentionDays } from "./retention-context";
import { editScreen } from "./use-search-state";

export interface OpenEvent {
  /** Key of the open event, as the address has it; null when none is. */
  key: string | null;
  event: RawEvent | null;
  /** True when the open row holds something that is no event. */
  isUnreadable: boolean;
  /** True once it is known that the event is neither loaded nor in the window. */
  isMissing: boolean;
  open: (key: string | null) => void;
  previous: (() => void) | undefined;
  next: (() => void) | undefined;
}

/** The event that the address names: from the loaded rows, or fetched alone when it is not among them. */
export function useOpenEvent(
  scope: string,
  window: Window,
  rows: readonly unknown[],
  areRowsCurrent: boolean,
  key: string | null,
): OpenEvent {
  const index = useMemo(() => indexOfKey(rows, key), [rows, key]);
  const row = rows[index];
  const isAlone = key !== null && index < 0 && areRowsCurrent;
  const linked = useQuery({
    ...eventQuery(scope, key ?? "", window, useRetentionDays()),
    enabled: isAlone && !key.startsWith("@"),
  });
  const goTo = (to: number) => () => editScreen({ event: eventKey(rows[to], to) });
  return {
    key,
    event: isObject(row) ? row : isAlone ? (linked.data ?? null) : null,
    isUnreadable: index >= 0 && !isObject(row),
    isMissing: isAlone && (key.startsWith("@") || linked.data === null || linked.isError),
    // Opening is a step that Back undoes; moving on to another event or closing is not one more.
    open: (to) =>
      editScreen(
        { event: to ?? undefined, ...(to === null ? { tab: undefined } : {}) },
        key === null ? "push" : "replace",
      ),
    previous: index > 0 ? goTo(index - 1) : undefined,
    next: index >= 0 && index < rows.length - 1 ? goTo(index + 1) : undefined,
  };
}
