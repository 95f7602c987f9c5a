"use client";
import {
  defaultRangeExtractor,
  type Range,
  useVirtualizer,
  type VirtualItem,
  type Virtualizer,
} from "@tanstack/react-virtual";
import { Fragment, type RefObject, useCallback, useEffect, useLayoutEffect, useReducer, useRef } from "react";
import { EventRow } from "./event-row";
import { dateOf, type TimeLayout } from "./event-time";

export type RowVirtualizer = Virtualizer<HTMLDivElement, HTMLTableRowElement>;

/** Few, so that even a tall screen holds no more than 80 rows, and a jump draws little that is not seen. */
const OVERSCAN = 4;
/** New rows drawn in one task: a jump through the list must not hold up the next key or click. */
const NEW_ROWS = 16;
/** How many rows before the end the next page is asked for. */
const AHEAD = 100;

/**
 * The virtual rows of a table whose header of `rowPx` height sticks to the top of `scroller`. The active
 * row is always kept mounted, so that focus on it survives any scrolling.
 */
export function useRowVirtualizer(
  scroller: RefObject<HTMLDivElement | null>,
  count: number,
  rowPx: number,
  active: number,
): RowVirtualizer {
  const rangeExtractor = useCallback(
    (range: Range) => {
      const visible = defaultRangeExtractor(range);
      if (active >= range.count || visible.includes(active)) return visible;
      return [...visible, active].sort((a, b) => a - b);
    },
    [active],
  );
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: OVERSCAN,
    // The header covers as much of the view as the list starts lower: the end is hidden, not the start.
    scrollPaddingEnd: rowPx,
    rangeExtractor,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new row height is what the sizes must follow
  useEffect(() => {
    virtualizer.measure();
  }, [virtualizer, rowPx]);
  return virtualizer;
}

interface TableBodyProps {
  rows: readonly unknown[];
  virtualizer: RowVirtualizer;
  columns: readonly string[];
  zone: string;
  layout: TimeLayout;
  activeIndex: number;
  openIndex: number;
}

/** Rows in view, with a spacer for each stretch that is not. */
export function TableBody({
  rows,
  virtualizer,
  columns,
  zone,
  layout,
  activeIndex,
  openIndex,
}: TableBodyProps) {
  const span = columns.length + 1;
  const items = useDrawnItems(virtualizer.getVirtualItems(), activeIndex);
  let end = 0;
  return (
    <>
      {items.map(({ index, start, end: next }) => {
        const gap = start - end;
        end = next;
        return (
          <Fragment key={index}>
            {gap > 0 && <Spacer px={gap} span={span} />}
            <EventRow
              event={rows[index]}
              index={index}
              columns={columns}
              zone={zone}
              layout={layout}
              startsDay={startsDay(rows, index, zone, layout)}
              isActive={index === activeIndex}
              isOpen={index === openIndex}
            />
          </Fragment>
        );
      })}
      {virtualizer.getTotalSize() > end && <Spacer px={virtualizer.getTotalSize() - end} span={span} />}
    </>
  );
}

/** The items to draw now: those that stand already, the active one, and a few new ones; the rest right after. */
function useDrawnItems(items: VirtualItem[], activeIndex: number): VirtualItem[] {
  const drawn = useRef<ReadonlySet<number>>(new Set());
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  let budget = drawn.current.size === 0 ? items.length : NEW_ROWS;
  const ready = items.filter(({ index }) => {
    if (drawn.current.has(index) || index === activeIndex) return true;
    budget -= 1;
    return budget >= 0;
  });
  const isPartial = ready.length < items.length;
  useLayoutEffect(() => {
    drawn.current = new Set(ready.map(({ index }) => index));
  });
  useEffect(() => {
    if (!isPartial) return;
    // Not an animation frame: those of a scroll run within the very task that is to stay short.
    const timer = setTimeout(redraw);
    return () => clearTimeout(timer);
  });
  return ready;
}

function Spacer({ px, span }: { px: number; span: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={span} className="p-0" style={{ height: px }} />
    </tr>
  );
}

function startsDay(rows: readonly unknown[], index: number, zone: string, layout: TimeLayout): boolean {
  return layout !== "time" && (index === 0 || dateOf(rows[index], zone) !== dateOf(rows[index - 1], zone));
}

/** Asks for the next page when the end of the list comes near; a failed page waits for the user. */
export function useLoadAhead(
  virtualizer: RowVirtualizer,
  count: number,
  mayLoad: boolean,
  onLoadMore: () => void,
): void {
  const last = virtualizer.range?.endIndex ?? 0;
  const isNear = count > 0 && last >= count - AHEAD;
  useEffect(() => {
    if (mayLoad && isNear) onLoadMore();
  }, [mayLoad, isNear, onLoadMore]);
}
