import { isObject } from "@/lib/core/json";
import { eventId } from "@/lib/insights/value";

/**
 * What names a row in the address bar and in `selectedId`: the event's own id, or, for one that has
 * none, its place in the list (`@17`), which holds for as long as the list is the same run.
 */
export function eventKey(event: unknown, index: number): string {
  const id = isObject(event) ? eventId(event) : null;
  return id === null || id === "" ? `@${index}` : id;
}

/** The place of the row that `key` names, or -1. The first of several with the same id. */
export function indexOfKey(rows: readonly unknown[], key: string | null): number {
  if (key === null) return -1;
  if (key.startsWith("@")) {
    const index = Number(key.slice(1));
    return Number.isInteger(index) && index < rows.length && eventKey(rows[index], index) === key
      ? index
      : -1;
  }
  return rows.findIndex((event, index) => eventKey(event, index) === key);
}
