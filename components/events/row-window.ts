/**
 * Which rows of a list of equal heights are in the document. Pure: lengths are in px, and offsets count
 * from the first row, of which the view's first one stands at `top` (the header sticks above it).
 */

/** First and last row of a stretch, both included. */
export interface RowSpan {
  first: number;
  last: number;
}

/** Few, so that even a tall screen holds no more than 80 rows, and a jump draws little that is not seen. */
export const OVERSCAN = 4;

/** The rows that a view of `height` at `top` touches, as if the list had no end. */
export function rowsInView(top: number, height: number, rowPx: number): RowSpan {
  const first = Math.max(0, Math.floor(top / rowPx));
  return { first, last: Math.max(first, Math.ceil((top + height) / rowPx) - 1) };
}

/** `span` within a list of `count` rows: a view beyond its end shows the last rows, as the browser will. */
export function withinList({ first, last }: RowSpan, count: number): RowSpan {
  const beyond = Math.max(0, last - (count - 1));
  return { first: Math.max(0, first - beyond), last: last - beyond };
}

/**
 * The rows to draw, in order: those of `span` within a list of `count`, some more on each side, and
 * `kept`, wherever it is, so that the focus on it survives any scrolling. None before there is a view.
 */
export function rowsToDraw(span: RowSpan | null, count: number, kept: number): number[] {
  if (span === null || count === 0) return [];
  const { first, last } = withinList(span, count);
  const from = Math.max(0, first - OVERSCAN);
  const to = Math.min(count - 1, last + OVERSCAN);
  const rows = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  if (kept < 0 || kept >= count) return rows;
  if (kept < from) return [kept, ...rows];
  return kept > to ? [...rows, kept] : rows;
}

/**
 * Where a view of `height` at `top` must stand to show row `index` whole; null when it does already. The
 * nearer edge of the view goes to the row.
 */
export function topToShow(index: number, top: number, height: number, rowPx: number): number | null {
  const start = index * rowPx;
  const end = start + rowPx;
  if (start < top) return start;
  return end > top + height ? Math.min(start, end - height) : null;
}
