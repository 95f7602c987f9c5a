"use client";
import { type FocusEvent, useState } from "react";
import type { Marks, Placing } from "./facet-model";

/** Where the menu of a value is, the focus is still with its row. */
const isWithin = ({ currentTarget, relatedTarget }: FocusEvent): boolean =>
  relatedTarget instanceof Element &&
  (currentTarget.contains(relatedTarget) || relatedTarget.closest("[role=menu]") !== null);

/**
 * What the rows of a facet are placed by: what is chosen and pinned, as it was when pointer and focus came.
 * A row that is ticked stays where it is until both have left, and moves up then.
 */
export function useSteadyPlacing(marks: Marks, pins: readonly string[]) {
  const [hasPointer, setPointer] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const [placing, setPlacing] = useState<Placing>({ marks, pins });
  const isChanged = placing.marks !== marks || placing.pins !== pins;
  if (isChanged && !hasPointer && !hasFocus) setPlacing({ marks, pins });
  return {
    placing,
    hold: {
      onPointerEnter: () => setPointer(true),
      onPointerLeave: () => setPointer(false),
      onFocus: () => setFocus(true),
      onBlur: (event: FocusEvent) => setFocus(isWithin(event)),
    },
  };
}
