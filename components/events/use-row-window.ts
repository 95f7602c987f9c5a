"use client";
import { type RefObject, useCallback, useLayoutEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { type RowSpan, rowsInView, rowsToDraw, topToShow, withinList } from "./row-window";

export interface RowWindow {
  /** The rows to draw, in order; between two of them others may be left out. */
  indexes: readonly number[];
  /** The first and the last row in view; the last is -1 before there is a view. */
  first: number;
  last: number;
  /** Height of a row, in px. */
  rowPx: number;
  count: number;
  /** Scrolls as little as shows the row. */
  scrollTo(index: number): void;
}

/**
 * The rows of `count` that `scroller` has in view, for a table whose header of one row's height sticks to
 * its top. `kept` is drawn wherever it is.
 */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowPx: number,
  kept: number,
): RowWindow {
  const [span, setSpan] = useState<RowSpan | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setSpan((before) => spanOf(element, rowPx, before));
    // At once: what is scrolled into view must be there in the frame that shows it.
    const onScroll = () => flushSync(measure);
    measure();
    const sizes = typeof ResizeObserver === "function" ? new ResizeObserver(measure) : null;
    sizes?.observe(element);
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      sizes?.disconnect();
      element.removeEventListener("scroll", onScroll);
    };
  }, [scroller, rowPx]);
  const scrollTo = useCallback(
    (index: number) => {
      const element = scroller.current;
      const top = element && topToShow(index, element.scrollTop, element.clientHeight - rowPx, rowPx);
      if (!element || top === null) return;
      // Under the last row stands what ends the list: it is shown as well.
      const isEnd = index === count - 1 && top > element.scrollTop;
      element.scrollTop = isEnd ? element.scrollHeight : top;
      setSpan((before) => spanOf(element, rowPx, before));
    },
    [scroller, count, rowPx],
  );
  const indexes = useMemo(() => rowsToDraw(span, count, kept), [span, count, kept]);
  const inView = span === null ? { first: 0, last: -1 } : withinList(span, count);
  return { indexes, ...inView, rowPx, count, scrollTo };
}

/** The rows in view; the same object while they are the same, so that most of a scroll draws nothing. */
function spanOf(element: HTMLElement, rowPx: number, before: RowSpan | null): RowSpan {
  const span = rowsInView(element.scrollTop, element.clientHeight, rowPx);
  return before?.first === span.first && before.last === span.last ? before : span;
}
