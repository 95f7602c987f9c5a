"use client";
import { useMemo } from "react";
import { readList, useOwnStored } from "@/components/explorer/use-own-stored";
import { isObject } from "@/lib/core/json";
import { canFilter } from "@/lib/search/edit";

/** More than a glance takes in are no help. */
export const PINS_MAX = 12;

interface Pin {
  field: string;
  value: string;
}

export interface PinnedValues {
  /** In the order in which they were pinned. */
  values: readonly string[];
  /** No more can be pinned. */
  isFull: boolean;
  pin(value: string): void;
  unpin(value: string): void;
}

/** The values of a field that stay in its facet, whatever is found: one's own, for one scope, kept in this browser. */
export function usePinnedValues(scope: string, field: string): PinnedValues {
  const [stored, keep] = useOwnStored(`facet-pins:${scope}`);
  const pins = useMemo(() => readList(stored, isPin), [stored]);
  const values = useMemo(
    () => pins.filter((pin) => pin.field === field).map(({ value }) => value),
    [pins, field],
  );
  return useMemo(() => {
    const without = (value: string) => pins.filter((pin) => !isSame(pin, { field, value }));
    const keepAll = (next: readonly Pin[]) => keep(next.length === 0 ? null : JSON.stringify(next));
    return {
      values,
      isFull: values.length >= PINS_MAX,
      pin: (value) => keepAll([...without(value), { field, value }]),
      unpin: (value) => keepAll(without(value)),
    };
  }, [pins, values, field, keep]);
}

function isSame(a: Pin, b: Pin): boolean {
  return a.field === b.field && a.value.toLowerCase() === b.value.toLowerCase();
}

function isPin(item: unknown): item is Pin {
  if (!isObject(item) || typeof item.field !== "string" || typeof item.value !== "string") return false;
  return canFilter(item.field, item.value);
}
