/**
 * Finds the events of an answer while it still comes: where each lies in the bytes, and the three top-level
 * fields that paging and the tenant check need. No objects are made. Equal to JSON.parse in what it accepts
 * and in what it finds (the last of repeated keys, escaped keys too); a property test holds that.
 */
import { AppError } from "@/lib/core/errors";
import { type EventPlace, EventRows } from "./event-rows";
import {
  byteAt,
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
} from "./json-bytes";

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

const NOTHING = new Uint8Array();

function emptyPlace(): EventPlace {
  const id = { idStart: 0, idEnd: 0 };
  const time = { timeStart: 0, timeEnd: 0 };
  return { start: 0, end: 0, index: 0, ...id, ...time, ownerStart: 0, ownerEnd: 0 };
}

/** One answer of `/events`, from its first byte to its last. */
export class EventScanner {
  private bytes: Uint8Array = NOTHING;
  private readonly rows = new EventRows();
  private readonly owners = new Owners();
  private readonly place = emptyPlace();
  private elements = 0;
  private next: "bracket" | "first" | "element" | "end" = "bracket";
  /** Where that is looked for. */
  private at = 0;
  /** Bytes that must be there before it is worth looking again. */
  private worthAt = 1;

  /**
   * Takes all that has come so far, which begins with what came before, and finds the elements that are whole
   * and followed by more. What is no JSON yet may only be cut short, so it is left to `end`.
   */
  more(soFar: Uint8Array): void {
    this.bytes = withoutMark(soFar);
    if (this.bytes.length < this.worthAt) return;
    try {
      this.read();
    } catch (error) {
      if (!(error instanceof JsonBytesError)) throw error;
      // Twice what was in vain: an element of many parts is not read from its start at each of them.
      this.worthAt = 2 * this.bytes.length - this.at;
    }
  }

  /**
   * Takes the whole answer. Throws BAD_RESPONSE when it is not JSON, BAD_SHAPE when it is not an array or none
   * of its elements is an object.
   */
  end(body: Uint8Array): ScannedEvents {
    this.bytes = withoutMark(body);
    try {
      if (this.next === "bracket") expectList(this.bytes);
      this.read();
      expectEnd(this.bytes, this.at);
    } catch (error) {
      if (error instanceof JsonBytesError) throw new AppError("BAD_RESPONSE", { cause: error });
      throw error;
    }
    const { bytes, rows, owners } = this;
    const unreadable = this.elements - rows.length;
    if (unreadable > 0 && rows.length === 0) throw badShape("Not one of the elements is an event.");
    return { bytes, rows, unreadable, organizations: owners.names, unattributed: owners.unattributed };
  }

  /** As far as the bytes go. Each step changes nothing when it throws, so that it can be taken again. */
  private read(): void {
    while (this.next !== "end") {
      const at = skipSpace(this.bytes, this.at);
      if (this.next === "bracket") {
        if (byteAt(this.bytes, at) !== OPEN_BRACKET) throw new JsonBytesError(at);
        this.go(at + 1, "first");
      } else if (this.next === "first" && byteAt(this.bytes, at) === CLOSE_BRACKET) this.go(at + 1, "end");
      else this.readElement(at);
    }
  }

  private readElement(at: number): void {
    const { bytes, place } = this;
    const isEvent = byteAt(bytes, at) === OPEN_BRACE;
    const end = skipSpace(bytes, isEvent ? scanEvent(bytes, at, place) : skipValue(bytes, at));
    const isLast = byteAt(bytes, end) === CLOSE_BRACKET;
    if (!isLast && byteAt(bytes, end) !== COMMA) throw new JsonBytesError(end);
    if (isEvent) {
      place.index = this.elements;
      this.rows.add(place);
      this.owners.add(bytes, place.ownerStart, place.ownerEnd);
    }
    this.elements++;
    this.go(end + 1, isLast ? "end" : "element");
  }

  private go(at: number, next: "first" | "element" | "end"): void {
    this.at = at;
    this.next = next;
  }
}

/** Some servers put a byte order mark first; JSON allows none. */
function withoutMark(body: Uint8Array): Uint8Array {
  return body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? body.subarray(3) : body;
}

function expectList(bytes: Uint8Array): void {
  const start = skipSpace(bytes, 0);
  if (byteAt(bytes, start) === OPEN_BRACKET) return;
  expectEnd(bytes, skipValue(bytes, start));
  throw badShape("The answer is not a list.");
}

function expectEnd(bytes: Uint8Array, at: number): void {
  const end = skipSpace(bytes, at);
  if (end < bytes.length) throw new JsonBytesError(end);
}

/** Fills `place`, all but its index, and returns the offset after the event. */
function scanEvent(bytes: Uint8Array, start: number, place: EventPlace): number {
  place.start = start;
  place.idStart = place.idEnd = place.timeStart = place.timeEnd = place.ownerStart = place.ownerEnd = 0;
  let at = skipSpace(bytes, start + 1);
  let sign = byteAt(bytes, at) === CLOSE_BRACE ? CLOSE_BRACE : COMMA;
  while (sign === COMMA) {
    if (byteAt(bytes, at) !== QUOTE) throw new JsonBytesError(at);
    const keyEnd = skipString(bytes, at + 1);
    const value = skipColon(bytes, keyEnd);
    const end = skipValue(bytes, value);
    const name = nameAt(bytes, at, keyEnd);
    if (name === "organization") {
      place.ownerStart = value;
      place.ownerEnd = end;
    } else if (name !== "") setText(place, name, value, byteAt(bytes, value) === QUOTE ? end : 0);
    at = skipSpace(bytes, end);
    sign = byteAt(bytes, at);
    if (sign === COMMA) at = skipSpace(bytes, at + 1);
  }
  if (sign !== CLOSE_BRACE) throw new JsonBytesError(at);
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
  quoted: new TextEncoder().encode(`"${name}"`),
}));

/** The key's text where it is one of the three, or may be one once its escapes are read; else "". */
function nameAt(bytes: Uint8Array, start: number, end: number): string {
  const length = end - start;
  for (const { name, quoted } of NAMES)
    if (quoted.length === length && startsWith(bytes, start, quoted)) return name;
  // Lengths are with quotes; an escape of six signs for one makes the shortest nine long.
  return length > 8 && hasEscape(bytes, start, end) ? stringBetween(bytes, start, end) : "";
}

function startsWith(bytes: Uint8Array, at: number, sought: Uint8Array): boolean {
  for (let i = 0; i < sought.length; i++) if (bytes[at + i] !== sought[i]) return false;
  return true;
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

  /** `bytes` may have grown, but not changed, since the event before. */
  add(bytes: Uint8Array, start: number, end: number): void {
    const length = end - start;
    if (length > 0 && length === this.length && sameBytes(bytes, start, this.start, length)) return;
    const name = length === 0 ? null : organizationBetween(bytes, start, end);
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
