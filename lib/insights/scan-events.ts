/** A whole events answer at once, and its rows as objects, bytes, ids and times. */
import { EventScanner, type ScannedEvents } from "./event-scanner";
import { stringBetween, textBetween } from "./json-bytes";
import type { RawEvent } from "./wire";

/** Takes the body of an answer of `/events`. Throws BAD_RESPONSE and BAD_SHAPE as EventScanner does. */
export function scanEvents(body: Uint8Array): ScannedEvents {
  return new EventScanner().end(body);
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

/** The bytes of the event's `organization`, whatever it is; empty where it has none. A view, not a copy. */
export function ownerAt({ bytes, rows }: EventSource, row: number): Uint8Array {
  return bytes.subarray(rows.ownerStart(row), rows.ownerEnd(row));
}

/** The event's `timestamp` as it came, or null. */
export function timeAt({ bytes, rows }: EventSource, row: number): string | null {
  const end = rows.timeEnd(row);
  return end === 0 ? null : stringBetween(bytes, rows.timeStart(row), end);
}
