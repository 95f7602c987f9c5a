import type { TimeLayout } from "./event-time";

const TIME_WIDTH_PX: Record<TimeLayout, number> = { time: 112, day: 148, date: 184 };

/** The table's own columns; every other id is the dotted path of a field. */
export const OWN_COLUMNS = [
  { id: "time", label: "Time", widthPx: TIME_WIDTH_PX.day },
  { id: "outcome", label: "Outcome", widthPx: 104 },
  { id: "sentence", label: "What happened", widthPx: 240 },
  { id: "actor", label: "Actor", widthPx: 136 },
  { id: "address", label: "Address", widthPx: 128 },
  { id: "target", label: "Target", widthPx: 160 },
  { id: "device", label: "Device", widthPx: 148 },
  { id: "application", label: "Application", widthPx: 148 },
] as const;

export const DEFAULT_COLUMNS: readonly string[] = ["time", "outcome", "sentence", "actor", "address"];

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
  if (id === "time" || id === "address") return true;
  return !ownColumn(id) && FIXED_WIDTH.test(id);
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
