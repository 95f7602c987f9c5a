"use client";
import { useLayoutEffect, useRef, useState } from "react";
import { createVisits, type Visits } from "@/lib/insights/visits";
import { isGrown } from "./use-lines";

/** Each slice leaves the page free for a key or a frame. */
const SLICE_MS = 8;
/** Events between two looks at the clock. */
const STEP = 16;
/** Between two looks of the screen at what is found so far. */
const SHOW_MS = 150;

export interface VisitsSoFar extends Visits {
  /** The list that these are the visits of, as far as they go. */
  rows: readonly unknown[];
}

interface Work {
  rows: readonly unknown[];
  found: Visits;
}

/** The visits among `rows`, found in slices; rows added at the end are added to what is known. */
export function useVisits(rows: readonly unknown[]): VisitsSoFar | null {
  const [shown, setShown] = useState<VisitsSoFar | null>(null);
  const work = useRef<Work>({ rows: [], found: createVisits() });
  useLayoutEffect(() => {
    if (!isGrown(work.current.rows, rows)) work.current.found = createVisits();
    work.current.rows = rows;
    const { found } = work.current;
    let timer: ReturnType<typeof setTimeout>;
    let shownAt = Number.NEGATIVE_INFINITY;
    const slice = () => {
      const isDone = addSome(found, rows);
      if (isDone || performance.now() - shownAt > SHOW_MS) {
        shownAt = performance.now();
        setShown({ ...found, rows });
      }
      if (!isDone) timer = setTimeout(slice);
    };
    slice();
    return () => clearTimeout(timer);
  }, [rows]);
  return shown;
}

/** Adds events for the length of a slice; true when none is left. */
function addSome({ visitOf, add }: Visits, rows: readonly unknown[]): boolean {
  const until = performance.now() + SLICE_MS;
  while (visitOf.length < rows.length) {
    if (visitOf.length % STEP === 0 && performance.now() > until) return false;
    add(rows[visitOf.length]);
  }
  return true;
}
