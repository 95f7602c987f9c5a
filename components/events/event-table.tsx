"use client";
import { type ReactNode, type Ref, useReducer, useRef, useState } from "react";
import { cx } from "@/components/ui/cx";
import { Late } from "@/components/ui/on-demand";
import { timeLayoutOf, windowLayoutOf } from "./event-time";
import { timeCard, visits } from "./late-parts";
import { rowAt } from "./lines";
import { rowCount } from "./row-dom";
import { TableBars } from "./table-bars";
import { TableBody, useLoadAhead } from "./table-body";
import { TableFooter } from "./table-footer";
import { ColumnGroup, TableHeader, tableWidth } from "./table-header";
import type { TimeCardProps } from "./time-card";
import { useActiveRow } from "./use-active-row";
import { useColumnWidths } from "./use-column-widths";
import { useFindBar } from "./use-find-bar";
import { type ListedLines, useLines } from "./use-lines";
import { useRowEvents } from "./use-row-events";
import { useRowHeight } from "./use-row-height";
import { useRowSelection } from "./use-row-selection";
import { useRowWindow } from "./use-row-window";
import { type EventTableHandle, type RowsInView, useInView, useTableHandle } from "./use-table-handle";

export interface EventTableProps {
  ref?: Ref<EventTableHandle> | undefined;
  /** Told which rows are in view, each time that changes; null when none are any more. */
  onInView?: ((rows: RowsInView | null) => void) | undefined;
  /** Events; anything else is shown as unreadable. */
  rows: readonly unknown[];
  total: { count: number; exact: boolean } | null;
  hasMore: boolean;
  loadingMore: boolean;
  loadMoreError?: unknown;
  onLoadMore: () => void;
  columns: readonly string[];
  onColumnsChange: (columns: string[]) => void;
  /** `eventKey` of the open event, or null. */
  selectedId: string | null;
  onOpen: (id: string | null) => void;
  /** IANA name. */
  zone: string;
  /** The run's window: tells how much of the date the times need. Without it the rows tell. */
  window?: { start: string; end: string } | undefined;
  sort: "asc" | "desc";
  /** The order is the server's: a change runs the search again. */
  onSortChange: (sort: "asc" | "desc") => void;
  /** Old rows while new ones load. */
  dimmed?: boolean | undefined;
  /** False when the list is known to lack events. */
  complete: boolean;
  footer?: ReactNode;
}

/**
 * One continuous list of events as a native table, of which only the rows in view are in the document.
 * It is one tab stop: arrows (or j and k) move between rows, Enter opens one, Space and Shift with arrows
 * select, → goes to the values in it.
 */
export function EventTable(props: EventTableProps) {
  const { rows, columns, selectedId, onOpen, hasMore, loadingMore, onLoadMore, total } = props;
  const panel = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const [isPickerOpen, setPickerOpen] = useState(false);
  const [isEntered, enter] = useReducer(() => true, false);
  const layout = props.window ? windowLayoutOf(props.window, props.zone) : timeLayoutOf(rows, props.zone);
  const columnWidths = useColumnWidths(layout);
  const { density, rowPx } = useRowHeight();
  const [active, setActive] = useState(0);
  const { lines, setGrouped } = useLines(rows);
  const activeLine = Math.min(lines.lineOf(active), Math.max(0, lines.count - 1));
  const activePlace = lines.placeAt(activeLine);
  const rowWindow = useRowWindow(scroller, lines.count, rowPx, activeLine);
  const { openIndex, focusRow, showRow } = useActiveRow({
    rows,
    selectedId,
    table,
    scrollTo: rowWindow.scrollTo,
    lines,
    activePlace,
    setActive,
  });
  const onColumns = () => setPickerOpen(true);
  useTableHandle(props.ref, { scroller, rowPx, activePlace, lineOf: lines.lineOf, focusRow, onColumns });
  useInView(rows, rowWindow, lines, props.onInView);
  useLoadAhead(rowWindow, lines, props);
  const find = useFindBar(panel, rowAt(activePlace), showRow);
  const selection = useRowSelection(rows, lines);
  const rowEvents = useRowEvents({
    ...{ rows, lines, selectedId, onOpen, setActive, focusRow, onColumns, selection },
    page: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowPx) - 2),
  });

  return (
    <div ref={panel} className="flex h-full min-h-0 flex-col bg-panel">
      <div ref={scroller} className="@container relative min-h-0 flex-1 overflow-auto overscroll-contain">
        <table
          onPointerEnter={enter}
          onFocus={enter}
          ref={(element) => {
            table.current = element;
            if (element) element.style.minWidth = tableWidth(columns, columnWidths.widths);
          }}
          aria-label="Events"
          aria-rowcount={lines.grouped ? lines.count + 1 : rowCount(total, rows.length, hasMore)}
          aria-busy={props.dimmed || loadingMore}
          data-density={density}
          className={cx(
            "w-full table-fixed border-separate border-spacing-0 [--row-height:1.875rem]",
            "data-[density=comfortable]:[--row-height:2.25rem] data-[density=compact]:[--row-height:1.75rem]",
          )}
        >
          <ColumnGroup columns={columns} widths={columnWidths.widths} />
          <TableHeader
            columns={columns}
            onColumnsChange={props.onColumnsChange}
            sort={props.sort}
            onSortChange={props.onSortChange}
            columnWidths={columnWidths}
            isPickerOpen={isPickerOpen}
            onPickerOpenChange={setPickerOpen}
            isFindOpen={find.isOpen}
            onFind={find.open}
          />
          <tbody
            {...rowEvents}
            data-selecting={selection.events.length > 0 || undefined}
            className={cx("transition-opacity duration-100", props.dimmed && "opacity-60")}
          >
            <TableBody
              rows={rows}
              lines={lines}
              rowWindow={rowWindow}
              columns={columns}
              zone={props.zone}
              layout={layout}
              activeLine={activeLine}
              openIndex={openIndex}
              selected={selection.keys}
              foundIndex={find.current}
            />
          </tbody>
        </table>
        {isEntered && <TimeOnHover table={table} rows={rows} zone={props.zone} />}
        <TableFooter
          loaded={rows.length}
          total={total}
          hasMore={hasMore}
          loadingMore={loadingMore}
          loadMoreError={props.loadMoreError}
          onLoadMore={onLoadMore}
          complete={props.complete}
        >
          {props.footer}
        </TableFooter>
      </div>
      <TableBars
        table={table}
        rows={rows}
        columns={columns}
        zone={props.zone}
        find={find}
        selection={selection}
        onLeave={() => focusRow(activePlace)}
      />
      {setGrouped && <Grouping {...props} onLines={setGrouped} />}
    </div>
  );
}

type GroupingProps = Pick<EventTableProps, "rows" | "window" | "sort" | "hasMore"> & {
  onLines: (lines: ListedLines | null) => void;
};

/** Finds the visits, and says in a bar what they are of. */
function Grouping({ rows, window, sort, hasMore, onLines }: GroupingProps) {
  return (
    <Late part={visits}>{({ Visits }) => <Visits {...{ rows, window, sort, hasMore, onLines }} />}</Late>
  );
}

/** More about a time: where its code is missing, nothing is said. */
function TimeOnHover(props: TimeCardProps) {
  return (
    <Late part={timeCard} failed={() => null}>
      {({ TimeCard }) => <TimeCard {...props} />}
    </Late>
  );
}
