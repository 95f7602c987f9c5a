/**
 * Reads an events answer without making objects: where each event lies in the bytes, and the three
 * top-level fields that paging and the tenant check need. Equal to JSON.parse in what it accepts and in
 * what it finds (the last of repeated keys, escaped keys too); a property test holds that.
 */
import { AppError } from "@/lib/core/errors";
import { type EventPlace, EventRows } from "./event-rows";
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  JsonBytesError,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  sameBytes,
  skipColon,
  skipSpace,
  skipString,
  skipValue,
  stringBetween,
  textBetween,
} from "./json-bytes";
import type { RawEvent } from "./wire";

/** Stands for an `organization` that is neither text nor null; no organisation has this id. */
export const NOT_TEXT = "(not text)";

export interface ScannedEvents {
  bytes: Uint8Array;
  rows: EventRows;
  /** Elements that are no objects; they are in no row. */
  unreadable: number;
  /** Every `organization` that the events name. */
  organizations: ReadonlySet<string>;
  /** Events whose `organization` is absent or null, which the documents allow. */
  unattributed: number;
}

/**
 * Takes the body of an answer of `/events`. Throws BAD_RESPONSE when it is not JSON, BAD_SHAPE when it is
 * not an array or none of its elements is an object.
 */
export function scanEvents(body: Uint8Array): ScannedEvents {
  const bytes = withoutMark(body);
  try {
    const start = skipSpace(bytes, 0);
    const scanned = bytes[start] === OPEN_BRACKET ? scanArray(bytes, start) : skipOther(bytes, start);
    if (scanned.unreadable > 0 && scanned.rows.length === 0)
      throw badShape("Not one of the elements is an event.");
    return scanned;
  } catch (error) {
    if (error instanceof JsonBytesError) throw new AppError("BAD_RESPONSE", { cause: error });
    throw error;
  }
}

/** Events that can be read: their bytes, and where each lies. */
export type EventSource = Pick<ScannedEvents, "bytes" | "rows">;

/** The event of a row as an object. */
export function eventAt({ bytes, rows }: EventSource, row: number): RawEvent {
  return JSON.parse(textBetween(bytes, rows.start(row), rows.end(row))) as RawEvent;
}

/** The bytes of a row's event, as they came; a view, not a copy. */
export function bytesAt({ bytes, rows }: EventSource, row: number): Uint8Array {
  return bytes.subarray(rows.start(row), rows.end(row));
}

/** The event's `id`, or null when it has none or it is no text. */
export function idAt({ bytes, rows }: EventSource, row: number): string | null {
  const end = rows.idEnd(row);
  return end === 0 ? null : stringBetween(bytes, rows.idStart(row), end);
}

/** The event's `timestamp` as it came, or null. */
export function timeAt({ bytes, rows }: EventSource, row: number): string | null {
  const end = rows.timeEnd(row);
  return end === 0 ? null : stringBetween(bytes, rows.timeStart(row), end);
}

/** Some servers put a byte order mark first; JSON allows none. */
function withoutMark(body: Uint8Array): Uint8Array {
  return body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? body.subarray(3) : body;
}

function skipOther(bytes: Uint8Array, start: number): never {
  expectEnd(bytes, skipValue(bytes, start));
  throw badShape("The answer is not a list.");
}

function expectEnd(bytes: Uint8Array, at: number): void {
  const end = skipSpace(bytes, at);
  if (end < bytes.length) throw new JsonBytesError(end);
}

function scanArray(bytes: Uint8Array, open: number): ScannedEvents {
  const rows = new EventRows();
  const place: EventPlace = { start: 0, end: 0, index: 0, idStart: 0, idEnd: 0, timeStart: 0, timeEnd: 0 };
  const owners = new Owners(bytes);
  const done = (end: number, elements: number): ScannedEvents => {
    expectEnd(bytes, end);
    return {
      bytes,
      rows,
      unreadable: elements - rows.length,
      organizations: owners.names,
      unattributed: owners.unattributed,
    };
  };
  let at = skipSpace(bytes, open + 1);
  if (bytes[at] === CLOSE_BRACKET) return done(at + 1, 0);
  for (let index = 0; ; index++) {
    if (bytes[at] === OPEN_BRACE) {
      at = scanEvent(bytes, at, place, owners);
      place.index = index;
      rows.add(place);
    } else at = skipValue(bytes, at);
    at = skipSpace(bytes, at);
    if (bytes[at] === CLOSE_BRACKET) return done(at + 1, index + 1);
    if (bytes[at] !== COMMA) throw new JsonBytesError(at);
    at = skipSpace(bytes, at + 1);
  }
}

/** Fills `place`, all but its index, and returns the offset after the event. */
function scanEvent(bytes: Uint8Array, start: number, place: EventPlace, owners: Owners): number {
  place.start = start;
  place.idStart = place.idEnd = place.timeStart = place.timeEnd = 0;
  let ownerStart = 0;
  let ownerEnd = 0;
  let at = skipSpace(bytes, start + 1);
  let sign = bytes[at] === CLOSE_BRACE ? CLOSE_BRACE : COMMA;
  while (sign === COMMA) {
    if (bytes[at] !== QUOTE) throw new JsonBytesError(at);
    const keyEnd = skipString(bytes, at + 1);
    const value = skipColon(bytes, keyEnd);
    const end = skipValue(bytes, value);
    const name = nameAt(bytes, at, keyEnd);
    if (name === "organization") {
      ownerStart = value;
      ownerEnd = end;
    } else if (name !== "") setText(place, name, value, bytes[value] === QUOTE ? end : 0);
    at = skipSpace(bytes, end);
    sign = bytes[at] ?? 0;
    if (sign === COMMA) at = skipSpace(bytes, at + 1);
  }
  if (sign !== CLOSE_BRACE) throw new JsonBytesError(at);
  owners.add(ownerStart, ownerEnd);
  place.end = at + 1;
  return place.end;
}

function setText(place: EventPlace, name: string, start: number, end: number): void {
  if (name === "id") {
    place.idStart = start;
    place.idEnd = end;
  } else if (name === "timestamp") {
    place.timeStart = start;
    place.timeEnd = end;
  }
}

const NAMES = ["id", "timestamp", "organization"].map((name) => ({
  name,
  quoted: [...`"${name}"`].map((sign) => sign.charCodeAt(0)),
}));

/** The key's text where it is one of the three, or may be one once its escapes are read; else "". */
function nameAt(bytes: Uint8Array, start: number, end: number): string {
  const length = end - start;
  for (const { name, quoted } of NAMES)
    if (quoted.length === length && quoted.every((sign, i) => bytes[start + i] === sign)) return name;
  // Lengths are with quotes; an escape of six signs for one makes the shortest nine long.
  return length > 8 && hasEscape(bytes, start, end) ? stringBetween(bytes, start, end) : "";
}

function hasEscape(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] === 0x5c) return true;
  return false;
}

/** Collects the organisations of a page; nearly always the bytes equal those of the event before. */
class Owners {
  readonly names = new Set<string>();
  unattributed = 0;
  private start = 0;
  private length = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  add(start: number, end: number): void {
    const length = end - start;
    if (length > 0 && length === this.length && sameBytes(this.bytes, start, this.start, length)) return;
    const name = length === 0 ? null : organizationBetween(this.bytes, start, end);
    if (name === null) {
      this.unattributed++;
      return;
    }
    this.names.add(name);
    this.start = start;
    this.length = length;
  }
}

function organizationBetween(bytes: Uint8Array, start: number, end: number): string | null {
  if (bytes[start] === QUOTE) return stringBetween(bytes, start, end);
  return bytes[start] === 0x6e ? null : NOT_TEXT;
}

function badShape(message: string): AppError {
  return new AppError("BAD_SHAPE", { details: [{ path: "events", message }] });
}
