/** What tells events apart in a cursor: organisation and id together, as in seen-rows.ts. */
import "server-only";
import { bytesAt, type EventSource, idAt, ownerAt } from "@/lib/insights/scan-events";
import { markOf } from "./position";

/** Stands for an event: by its organisation and id, or by its bytes when it has no id. */
export function rowMark(source: EventSource, row: number): string {
  const id = idAt(source, row);
  return id === null ? markOf(bytesAt(source, row)) : markOf(ownerAt(source, row), id);
}
