"use client";
import { useMemo, useState } from "react";
import { store, useStored } from "@/components/explorer/use-stored";
import { type Lines, plainLines } from "./lines";

/** Lines, and the list that they are of, as far as it was looked at. */
export interface ListedLines {
  lines: Lines;
  rows: readonly unknown[];
}

const KEY = "events.grouped";

/** Whether the table is grouped by session, kept in this browser, and its setter. */
export function useGroupsBySession(): [isOn: boolean, set: (isOn: boolean) => void] {
  return [useStored(KEY) === "session", (isOn) => store(KEY, isOn ? "session" : null)];
}

/**
 * The lines of a table of `rows`: one for each until visits are known, which `setGrouped` is told of; null
 * when they are not wanted.
 */
export function useLines(rows: readonly unknown[]): {
  lines: Lines;
  setGrouped: ((lines: ListedLines | null) => void) | null;
} {
  const [isGrouped] = useGroupsBySession();
  const [listed, setListed] = useState<ListedLines | null>(null);
  const plain = useMemo(() => plainLines(rows.length), [rows.length]);
  const isOfRows = isGrouped && listed !== null && isGrown(listed.rows, rows);
  return { lines: isOfRows ? listed.lines : plain, setGrouped: isGrouped ? setListed : null };
}

/** True when `rows` is `before` with more at the end, or the same. */
export function isGrown(before: readonly unknown[], rows: readonly unknown[]): boolean {
  const last = before.length - 1;
  return last < rows.length && before[0] === rows[0] && before[last] === rows[last];
}
