import type { TimeLayout } from "./event-time";

const TIME_WIDTH_PX: Record<TimeLayout, number> = { time: 132, day: 168, date: 204 };

/** The table's own columns; every other id is the dotted path of a field. */
export const OWN_COLUMNS = [
  { id: "time", label: "Time", widthPx: TIME_WIDTH_PX.day },
  { id: "outcome", label: "Outcome", widthPx: 104 },
  { id: "sentence", label: "What happened", widthPx: 196 },
  { id: "actor", label: "Actor", widthPx: 136 },
  { id: "address", label: "Address", widthPx: 128 },
  { id: "target", label: "Target", widthPx: 160 },
  { id: "device", label: "Device", widthPx: 148 },
  { id: "application", label: "Application", widthPx: 148 },
  // A field's path, with a heading of ours: the path says less.
  { id: "organization", label: "Organisation", widthPx: 148 },
] as const;

const FIELD_WIDTH_PX = 160;
export const MIN_WIDTH_PX = 64;
export const MAX_WIDTH_PX = 960;
/** The one column that takes the room that the others leave, unless it was given a width. */
export const FLEXIBLE_COLUMN = "sentence";

export type Widths = Readonly<Record<string, number>>;

function ownColumn(id: string) {
  return OWN_COLUMNS.find((column) => column.id === id);
}

/** The heading of a column: a word for ours, the path itself for a field. */
export function columnLabel(id: string): string {
  return ownColumn(id)?.label ?? id;
}

/**
 * Ids, addresses and times by the end of their name. It agrees with the catalogue of fields, which is too
 * large to load before the first rows, and goes on to the fields that no catalogue knows.
 */
const FIXED_WIDTH =
  /(?:^|[._])(?:p?id|ip|uuid|timestamp|sha_256_sum)$|^organization$|^(?:initiated_by\.)?provider$/;

/** True for values that line up better in a fixed-width face: addresses, ids, times. */
export function isMonospace(id: string): boolean {
  return id === "time" || id === "address" || FIXED_WIDTH.test(id);
}

/** Width in px at the standard text size, clamped to what a column may have. */
export function clampWidth(px: number): number {
  return Math.round(Math.min(MAX_WIDTH_PX, Math.max(MIN_WIDTH_PX, px)));
}

/** The width a column is drawn with; the flexible column's is its least. */
export function widthOf(id: string, widths: Widths): number {
  return clampWidth(widths[id] ?? ownColumn(id)?.widthPx ?? FIELD_WIDTH_PX);
}

/** `widths` with the time column as wide as its layout needs, unless it was given a width. */
export function withTimeWidth(widths: Widths, layout: TimeLayout): Widths {
  return { time: TIME_WIDTH_PX[layout], ...widths };
}

/** True when `id` stretches: nobody has given it a width. */
export function isFlexible(id: string, widths: Widths): boolean {
  return id === FLEXIBLE_COLUMN && widths[id] === undefined;
}

/** The last column of a table: the buttons that find texts and choose columns. */
const END_PX = 56;
/** Of the room that is left, the sentence takes this much before any column gets more than it needs. */
const SENTENCE_FIRST_PX = 240;
const SENTENCE_SHARES = 2;
const GROWN_MAX_PX = 320;
/** Every value of theirs fits. */
const FITTING = ["time", "outcome"];

/** A column's width in px at the standard text size: `leastPx`, and `share` of what the table has over `fromPx`, up to `mostPx`. */
export interface ColumnSize {
  leastPx: number;
  share: number;
  fromPx: number;
  mostPx: number;
}

/** The least width of the whole table; below it the table scrolls sideways. */
export function tableLeastPx(columns: readonly string[], widths: Widths): number {
  return columns.reduce((sum, column) => sum + widthOf(column, widths), END_PX);
}

/**
 * The size of each column and, at the end, of the table's last one; null takes what the others leave. A
 * width that somebody chose stays; where nobody did, long values get part of the room of a wide table.
 */
export function columnSizes(columns: readonly string[], widths: Widths): (ColumnSize | null)[] {
  const stretches = columns.some((id) => isFlexible(id, widths));
  const mayGrow = (id: string) => widths[id] === undefined && !FITTING.includes(id) && id !== FLEXIBLE_COLUMN;
  const share = 1 / (columns.filter(mayGrow).length + (stretches ? SENTENCE_SHARES : 0));
  const fromPx = tableLeastPx(columns, widths) + (stretches ? SENTENCE_FIRST_PX : 0);
  const sizes = columns.map((id) => {
    const leastPx = widthOf(id, widths);
    if (isFlexible(id, widths)) return null;
    return mayGrow(id) ? { leastPx, share, fromPx, mostPx: GROWN_MAX_PX } : fixed(leastPx);
  });
  return [...sizes, stretches ? fixed(END_PX) : null];
}

function fixed(px: number): ColumnSize {
  return { leastPx: px, share: 0, fromPx: 0, mostPx: px };
}

/** `columns` with `id` moved by `by` places; the same array when it cannot move. */
export function moveColumn(columns: readonly string[], id: string, by: -1 | 1): readonly string[] {
  const from = columns.indexOf(id);
  const other = columns[from + by];
  if (from < 0 || other === undefined) return columns;
  const next = [...columns];
  next[from] = other;
  next[from + by] = id;
  return next;
}

/** `columns` with `id` moved to the gap `gap`, where 0 is before the first; the same array when it stands there. */
export function moveColumnTo(columns: readonly string[], id: string, gap: number): readonly string[] {
  const from = columns.indexOf(id);
  if (from < 0 || gap === from || gap === from + 1) return columns;
  const others = columns.filter((column) => column !== id);
  const to = gap > from ? gap - 1 : gap;
  return [...others.slice(0, to), id, ...others.slice(to)];
}

/** `columns` without `id`; the last column stays, as a table without columns says nothing. */
export function removeColumn(columns: readonly string[], id: string): readonly string[] {
  return columns.length > 1 && columns.includes(id) ? columns.filter((column) => column !== id) : columns;
}

/** `columns` with `id` at the end; the same array when it is there already. */
export function addColumn(columns: readonly string[], id: string): readonly string[] {
  return columns.includes(id) ? columns : [...columns, id];
}

/** Widths as kept between visits; anything else in the store is ignored. */
export function readWidths(stored: unknown): Widths {
  if (typeof stored !== "object" || stored === null) return {};
  const entries = Object.entries(stored).filter(([, px]) => typeof px === "number" && Number.isFinite(px));
  return Object.fromEntries(entries.map(([id, px]) => [id, clampWidth(px)]));
}
