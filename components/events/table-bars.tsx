"use client";
import type { RefObject } from "react";
import { Late } from "@/components/ui/on-demand";
import { findBar, selectionBar } from "./late-parts";
import type { FindBarState } from "./use-find-bar";
import type { Selection } from "./use-row-selection";

interface TableBarsProps {
  table: RefObject<HTMLTableElement | null>;
  rows: readonly unknown[];
  columns: readonly string[];
  zone: string;
  find: FindBarState;
  selection: Selection;
  /** A bar was closed: the focus goes back to the rows. */
  onLeave: () => void;
}

/** Under the rows, where they push nothing away: what is looked for, and what is selected. */
export function TableBars({ table, rows, columns, zone, find, selection, onLeave }: TableBarsProps) {
  const leave = (close: () => void) => () => {
    close();
    onLeave();
  };
  return (
    <>
      {find.isOpen && (
        <Late part={findBar}>
          {({ FindBar }) => (
            <FindBar
              table={table}
              rows={rows}
              columns={columns}
              zone={zone}
              find={find}
              onClose={leave(find.close)}
            />
          )}
        </Late>
      )}
      {selection.events.length > 0 && (
        <Late part={selectionBar}>
          {({ SelectionBar }) => (
            <SelectionBar
              events={selection.events}
              columns={columns}
              zone={zone}
              onClear={leave(selection.clear)}
            />
          )}
        </Late>
      )}
    </>
  );
}
