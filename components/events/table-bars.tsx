"use client";
import type { RefObject } from "react";
import { onDemand } from "@/components/ui/on-demand";
import type { FindBarState } from "./use-find-bar";
import type { Selection } from "./use-row-selection";

const findBar = onDemand(async () => (await import("./find-bar")).FindBar);
const selectionBar = onDemand(async () => (await import("./selection-bar")).SelectionBar);

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
        <findBar.Component
          table={table}
          rows={rows}
          columns={columns}
          zone={zone}
          find={find}
          onClose={leave(find.close)}
        />
      )}
      {selection.events.length > 0 && (
        <selectionBar.Component
          events={selection.events}
          columns={columns}
          zone={zone}
          onClear={leave(selection.clear)}
        />
      )}
    </>
  );
}
