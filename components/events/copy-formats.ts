/** Events as text to paste somewhere else. Pure. */
import { csvLine } from "@/lib/core/csv";
import { textsAt } from "@/lib/insights/value";
import type { ValueWords } from "@/lib/search/describe";
import { cellText } from "./cell-text";
import { columnLabel } from "./columns";
import { visibleJson, visibleText } from "./visible-text";

export interface CopiedTable {
  columns: readonly string[];
  /** IANA name, for times. */
  zone: string;
  /** The names that values go by on screen. */
  wordsOf?: ValueWords;
}

export const COPY_FORMATS = [
  { id: "text", label: "Text" },
  { id: "json", label: "JSON" },
  { id: "ndjson", label: "NDJSON" },
  { id: "markdown", label: "Markdown" },
  { id: "csv", label: "CSV" },
] as const;
export type CopyFormat = (typeof COPY_FORMATS)[number]["id"];

/** `events` in `format`. Tables have the columns on screen; JSON has all of each event. */
export function formatEvents(format: CopyFormat, events: readonly unknown[], table: CopiedTable): string {
  return FORMATTERS[format](events, table);
}

const FORMATTERS: Record<CopyFormat, (events: readonly unknown[], table: CopiedTable) => string> = {
  text: asText,
  json: (events) => visibleJson(events),
  ndjson: (events) => events.map((event) => `${JSON.stringify(event)}\n`).join(""),
  markdown: asMarkdown,
  csv: asCsv,
};

/** The column that names an organisation. */
const ORG_FIELD = "organization";
const TEXT_COLUMNS = ["time", "outcome", "sentence"];

/** A line each: when, how it ended, what happened. Hidden characters are marked: it is for people. */
function asText(events: readonly unknown[], table: CopiedTable): string {
  // Whose it is, where the table says so.
  const columns = table.columns.includes(ORG_FIELD)
    ? [...TEXT_COLUMNS.slice(0, 1), ORG_FIELD, ...TEXT_COLUMNS.slice(1)]
    : TEXT_COLUMNS;
  return events
    .map((event) => `${columns.map((column) => visibleText(copiedText(column, event, table))).join("  ")}\n`)
    .join("");
}

/** What the cell says, an organisation by its name; JSON has the ids. */
function copiedText(column: string, event: unknown, { zone, wordsOf }: CopiedTable): string {
  if (column !== ORG_FIELD || !wordsOf) return cellText(column, event, zone);
  return textsAt(event, column)
    .map((value) => wordsOf(column, value))
    .join(", ");
}

function asMarkdown(events: readonly unknown[], table: CopiedTable): string {
  const { columns } = table;
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
  return [
    line(columns.map((column) => markdownText(columnLabel(column)))),
    line(columns.map(() => "---")),
    ...events.map((event) => line(columns.map((column) => markdownText(copiedText(column, event, table))))),
  ].join("");
}

/** Whatever could be read as markup, a link or the end of a cell stands as plain text; on one line. */
function markdownText(text: string): string {
  return visibleText(text.replace(/\s+/g, " "))
    .replace(/[\\|`*_~[\]<>&$#!]/g, "\\$&")
    .replace(/:\/\//g, "\\://")
    .replace(/www\./gi, (start) => `${start.slice(0, 3)}\\.`);
}

function asCsv(events: readonly unknown[], table: CopiedTable): string {
  const { columns } = table;
  return [
    csvLine(columns.map(columnLabel)),
    ...events.map((event) => csvLine(columns.map((column) => copiedText(column, event, table)))),
  ].join("");
}
