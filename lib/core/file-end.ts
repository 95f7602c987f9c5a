/**
 * How a file of many rows says where it ends and whether it is whole. NDJSON always has a last line of ours; JSON
 * and CSV end as such files do, and have a last element or row of ours only when something is missing.
 */
import { csvLine } from "./csv";

export type RowFormat = "ndjson" | "json" | "csv";

export interface FileEnd {
  /** Rows of the file, this end and a heading not among them. */
  rows: number;
  /** What is missing, for a reader's eyes; absent when nothing is. */
  incomplete?: string | undefined;
}

const MARK = "# Not whole";
const INCOMPLETE_MAX = 2_000;
/** A tail of this many characters holds the end. */
export const END_CHARS = 16_384;

/** What stands before the first row. Each row of JSON begins with `rowStart`. */
export const JSON_START = "[";

/** What parts a row of a JSON array from what is before it. */
export function jsonRowStart(rowsBefore: number): string {
  return rowsBefore === 0 ? "\n" : ",\n";
}

/** The text after the last row. `isCut`: the file breaks off here, so an array is not closed. */
export function fileEnd(format: RowFormat, { rows, incomplete }: FileEnd, isCut = false): string {
  const missing = incomplete?.slice(0, INCOMPLETE_MAX);
  const object = JSON.stringify({
    end: true,
    rows,
    ...(missing === undefined ? {} : { incomplete: missing }),
  });
  if (format === "ndjson") return `${object}\n`;
  if (format === "csv") return missing === undefined ? "" : csvLine([`${MARK} (${rows} rows): ${missing}`]);
  return `${missing === undefined ? "" : jsonRowStart(rows) + object}\n${isCut ? "" : "]\n"}`;
}

/**
 * Takes the last characters of a file that came without a fault. Returns what is missing; null when the file is
 * whole, and `undefined` when it does not end as a file of ours does.
 */
export function missingIn(format: RowFormat, tail: string): string | null | undefined {
  const isClosed = format !== "json" || tail.endsWith("\n]\n");
  const last = (format === "json" && isClosed ? tail.slice(0, -3) : tail).trimEnd().split("\n").at(-1) ?? "";
  if (format === "csv") return missingInCell(last);
  const end = parsed(last.replace(/^,/, ""));
  if (end?.end === true && typeof end.incomplete === "string") return end.incomplete;
  return format === "ndjson" ? (end?.end === true ? null : undefined) : isClosed ? null : undefined;
}

function missingInCell(line: string): string | null {
  const cell = line.trimEnd().replace(/^"|"$/g, "").replaceAll('""', '"');
  return cell.startsWith(MARK) ? cell.slice(cell.indexOf(": ") + 2) : null;
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown> | null;
  } catch {
    return null;
  }
}
