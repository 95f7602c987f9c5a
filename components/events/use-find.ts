"use client";
import { useEffect, useState } from "react";
import { type FindTable, holdsText } from "./find-rows";

export interface Found {
  /** The query that these are the matches of, in lower case. */
  needle: string;
  /** Rows that match, in order; of those looked at so far. */
  matches: readonly number[];
  isDone: boolean;
}

const NOTHING: Found = { needle: "", matches: [], isDone: true };
/** Each slice leaves the page free for a key or a frame. */
const SLICE_MS = 8;
/** Rows between two looks at the clock. */
const STEP = 32;

/**
 * The rows that hold `query`, found in slices. A new query starts over and shows what it has on the way;
 * when only rows were added, the matches before stay until all are known.
 */
export function useFind(
  rows: readonly unknown[],
  query: string,
  { columns, zone, wordsOf }: FindTable,
): Found {
  const [found, setFound] = useState<Found>(NOTHING);
  const needle = query.toLowerCase();
  const columnList = columns.join();
  useEffect(() => {
    if (needle.trim() === "") return setFound(NOTHING);
    const table = { columns: columnList.split(","), zone, wordsOf };
    const matches: number[] = [];
    let next = 0;
    let timer: ReturnType<typeof setTimeout>;
    const slice = () => {
      const until = performance.now() + SLICE_MS;
      while (next < rows.length && (next % STEP !== 0 || performance.now() < until)) {
        if (holdsText(rows[next], needle, table)) matches.push(next);
        next += 1;
      }
      const isDone = next >= rows.length;
      const now: Found = { needle, matches: [...matches], isDone };
      setFound((before) => (isDone || before.needle !== needle || !before.isDone ? now : before));
      if (!isDone) timer = setTimeout(slice);
    };
    timer = setTimeout(slice);
    return () => clearTimeout(timer);
  }, [rows, needle, columnList, zone, wordsOf]);
  return found.needle === needle ? found : { needle, matches: [], isDone: needle.trim() === "" };
}
