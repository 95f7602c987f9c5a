"use client";
import { Fragment, useEffect, useLayoutEffect, useReducer, useRef } from "react";
import { Late } from "@/components/ui/on-demand";
import { eventKey } from "./event-key";
import { EventRow } from "./event-row";
import { dateOf, type TimeLayout } from "./event-time";
import { visits } from "./late-parts";
import { isHead, type Lines } from "./lines";
import type { RowWindow } from "./use-row-window";

/** New rows drawn in one task: a jump through the list must not hold up the next key or click. */
const NEW_ROWS = 4;
/** How many rows before the end the next page is asked for. */
const AHEAD = 100;

interface TableBodyProps {
  rows: readonly unknown[];
  lines: Lines;
  rowWindow: RowWindow;
  columns: readonly string[];
  zone: string;
  layout: TimeLayout;
  activeLine: number;
  openIndex: number;
  selected: ReadonlySet<string>;
  foundIndex: number | null;
}

/** Rows in view, with a spacer for each stretch that is not. */
export function TableBody({
  rows,
  lines,
  rowWindow,
  columns,
  zone,
  layout,
  activeLine,
  openIndex,
  selected,
  foundIndex,
}: TableBodyProps) {
  const span = columns.length + 1;
  const { indexes, rowPx } = rowWindow;
  const drawn = useDrawn(indexes, activeLine);
  const endPx = rowWindow.count * rowPx;
  let end = 0;
  return (
    <>
      {drawn.map((line) => {
        const gap = line * rowPx - end;
        end = (line + 1) * rowPx;
        const index = lines.placeAt(line);
        if (isHead(index)) {
          return (
            <Fragment key={index}>
              {gap > 0 && <Spacer px={gap} span={span} />}
              <VisitHead {...{ lines, line, layout, zone, span }} isActive={line === activeLine} />
            </Fragment>
          );
        }
        return (
          <Fragment key={index}>
            {gap > 0 && <Spacer px={gap} span={span} />}
            <EventRow
              event={rows[index]}
              index={index}
              line={line}
              columns={columns}
              zone={zone}
              layout={layout}
              startsDay={startsDay(rows, index, lines.placeAt(line - 1), zone, layout)}
              isActive={line === activeLine}
              isOpen={index === openIndex}
              isFound={index === foundIndex}
              isSelected={selected.size > 0 && selected.has(eventKey(rows[index], index))}
            />
          </Fragment>
        );
      })}
      {endPx > end && <Spacer px={endPx - end} span={span} />}
    </>
  );
}

/** The rows to draw now: those that stand already, the active one, and a few new ones; the rest right after. */
function useDrawn(indexes: readonly number[], activeIndex: number): readonly number[] {
  const drawn = useRef<ReadonlySet<number>>(new Set());
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  let budget = drawn.current.size === 0 ? indexes.length : NEW_ROWS;
  const ready = indexes.filter((index) => {
    if (drawn.current.has(index) || index === activeIndex) return true;
    budget -= 1;
    return budget >= 0;
  });
  const isPartial = ready.length < indexes.length;
  useLayoutEffect(() => {
    drawn.current = new Set(ready);
  });
  useEffect(() => {
    if (!isPartial) return;
    // Not an animation frame: those of a scroll run within the very task that is to stay short.
    const timer = setTimeout(redraw);
    return () => clearTimeout(timer);
  });
  return ready;
}

interface VisitHeadProps {
  lines: Lines;
  line: number;
  layout: TimeLayout;
  zone: string;
  span: number;
  isActive: boolean;
}

/** The head of a visit: its code is here whenever there are visits. */
function VisitHead({ lines, line, ...rest }: VisitHeadProps) {
  const place = lines.placeAt(line);
  const visit = lines.grouped?.visitAt(place);
  if (lines.grouped === null || visit === undefined) return null;
  const isOpen = lines.grouped.isOpen(visit);
  const isPartial = lines.grouped.isPartial(visit);
  return (
    <Late part={visits} failed={() => null}>
      {({ VisitRow }) => <VisitRow visit={visit} {...rest} {...{ place, line, isOpen, isPartial }} />}
    </Late>
  );
}

function Spacer({ px, span }: { px: number; span: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={span} className="p-0" style={{ height: px }} />
    </tr>
  );
}

function startsDay(
  rows: readonly unknown[],
  index: number,
  above: number,
  zone: string,
  layout: TimeLayout,
): boolean {
  return layout !== "time" && (above < 0 || dateOf(rows[index], zone) !== dateOf(rows[above], zone));
}

interface Loading {
  hasMore: boolean;
  loadingMore: boolean;
  loadMoreError?: unknown;
  onLoadMore: () => void;
}

/**
 * Asks for the next page when the end of the list comes near; a failed page waits for the user. Of grouped
 * rows, few lines may hold all that is loaded: no more comes unasked.
 */
export function useLoadAhead({ last, count }: RowWindow, lines: Lines, loading: Loading): void {
  const { hasMore, loadingMore, loadMoreError, onLoadMore } = loading;
  const mayLoad = hasMore && !loadingMore && lines.grouped === null && (loadMoreError ?? null) === null;
  const isNear = last >= 0 && count > 0 && last >= count - AHEAD;
  useEffect(() => {
    if (mayLoad && isNear) onLoadMore();
  }, [mayLoad, isNear, onLoadMore]);
}
