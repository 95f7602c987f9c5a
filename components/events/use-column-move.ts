"use client";
import { useLayoutEffect, useRef, useState } from "react";
import { columnLabel } from "./columns";
import { visibleText } from "./visible-text";

/** Moves columns, keeps the focus on the heading that moved, and says where it went. */
export function useColumnMove(columns: readonly string[], onColumnsChange: (columns: string[]) => void) {
  const row = useRef<HTMLTableRowElement>(null);
  const moved = useRef<string | null>(null);
  const [said, say] = useState("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the headings have a new order
  useLayoutEffect(() => {
    if (moved.current === null) return;
    // A node that is put elsewhere in the document loses the focus on the way.
    row.current?.querySelector<HTMLElement>(`button[data-column="${CSS.escape(moved.current)}"]`)?.focus();
    moved.current = null;
  }, [columns]);
  const move = (id: string, next: readonly string[]) => {
    if (next === columns) return;
    moved.current = id;
    say(`${visibleText(columnLabel(id))} is column ${next.indexOf(id) + 1} of ${next.length} now`);
    onColumnsChange([...next]);
  };
  return { row, move, said };
}
