/** Events as the bytes of a file. NDJSON and JSON pass them on as they came; a CSV has the fields that were chosen. */
import "server-only";
import type { ExportFormat } from "@/lib/contract/limits";
import { csvLine } from "@/lib/core/csv";
import { fileEnd, JSON_START, jsonRowStart } from "@/lib/core/file-end";
import { isObject } from "@/lib/core/json";
import { type Instant, parseInstant } from "@/lib/core/time";
import { type Entities, entitiesOf } from "@/lib/insights/entities";
import { outcomeOf } from "@/lib/insights/outcome";
import { type OwnFacts, ownText } from "@/lib/insights/own-columns";
import { bytesAt, type EventSource, eventAt } from "@/lib/insights/scan-events";
import { sentenceOf, sentenceText } from "@/lib/insights/sentence";
import { textsAt, valueAt } from "@/lib/insights/value";
import type { RawEvent } from "@/lib/insights/wire";
import type { RowList } from "./row-list";

/** Small enough that no piece holds the process up, large enough to compress well. */
const PIECE_BYTES = 256 * 1024;
const PIECE_ROWS = 100;

/** The bytes of a file of events, as its rows come. */
export class EventFile {
  rows = 0;
  private readonly line: (source: EventSource, row: number) => readonly (Uint8Array | string)[];
  private readonly format: ExportFormat;
  private readonly columns: readonly string[];

  /** `columns` and `zone` matter to a CSV alone. */
  constructor(format: ExportFormat, columns: readonly string[], zone: string) {
    this.format = format;
    this.columns = columns;
    const lines: Record<ExportFormat, typeof this.line> = {
      ndjson: (source, row) => [onOneLine(bytesAt(source, row)), "\n"],
      json: (source, row) => [jsonRowStart(this.rows), onOneLine(bytesAt(source, row))],
      csv: (source, row) => [csvOf(eventAt(source, row), columns, zone)],
    };
    this.line = lines[format];
  }

  /** What comes before the first row. */
  start(): Uint8Array {
    const texts = { ndjson: "", json: JSON_START, csv: csvLine(this.columns) };
    return Buffer.from(texts[this.format]);
  }

  /** What comes after the last; `incomplete` names what is missing, `isCut` that the file breaks off here. */
  end(incomplete: string | undefined, isCut = false): Uint8Array {
    return Buffer.from(fileEnd(this.format, { rows: this.rows, incomplete }, isCut));
  }

  /** The next rows, in pieces. */
  *pieces(list: RowList): Generator<Uint8Array> {
    let parts: Uint8Array[] = [];
    let size = 0;
    let rows = 0;
    for (const { source, row } of list) {
      for (const part of this.line(source, row)) {
        const bytes = typeof part === "string" ? Buffer.from(part) : part;
        parts.push(bytes);
        size += bytes.length;
      }
      rows++;
      this.rows++;
      if (size < PIECE_BYTES && rows < PIECE_ROWS) continue;
      yield Buffer.concat(parts, size);
      parts = [];
      size = 0;
      rows = 0;
    }
    if (rows > 0) yield Buffer.concat(parts, size);
  }
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;

/** A line break in JSON is white space between tokens, for strings cannot hold one: a blank says the same. */
function onOneLine(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(NEWLINE) && !bytes.includes(RETURN)) return bytes;
  return bytes.map((byte) => (byte === NEWLINE || byte === RETURN ? SPACE : byte));
}

function csvOf(event: RawEvent, columns: readonly string[], zone: string): string {
  const facts = new Facts(event);
  return csvLine(columns.map((column) => ownText(column, facts, zone) ?? fieldText(event, column)));
}

/** Scalars as their text, several of them in one cell; what holds more than scalars as JSON, so that nothing is lost. */
function fieldText(event: RawEvent, path: string): string {
  const value = valueAt(event, path);
  const isNested =
    isObject(value) || (Array.isArray(value) && value.some((item) => typeof item === "object"));
  return isNested ? jsonText(value) : textsAt(event, path).join(", ");
}

function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    // Nested deeper than the stack; the other formats have it.
    return "(nested too deep for a cell)";
  }
}

/** Worked out where a column asks for it; what several ask for, once. */
class Facts implements OwnFacts {
  private readonly event: RawEvent;
  private known: Entities | null = null;
  constructor(event: RawEvent) {
    this.event = event;
  }
  get outcome() {
    return outcomeOf(this.event);
  }
  get sentence() {
    return sentenceText(sentenceOf(this.event));
  }
  get entities() {
    this.known ??= entitiesOf(this.event);
    return this.known;
  }
  get timestamp(): string {
    const { timestamp } = this.event;
    return typeof timestamp === "string" ? timestamp : "";
  }
  get instant(): Instant | null {
    return parseInstant(this.timestamp);
  }
}
