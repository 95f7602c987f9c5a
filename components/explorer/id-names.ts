/** Names of the things that ids stand for, as far as events at hand tell them. Pure. */
import { isObject } from "@/lib/core/json";
import { textAt, textsAt, valueAt } from "@/lib/insights/value";

/** What names a thing beside its id, the plainest first. */
const NAMES = ["name", "display_name", "displayName", "display_label", "username", "email", "hostname"];

/**
 * The values of an id field in `rows`, in their order, each with the name that stands beside it in the same
 * object; null where none does, or where events do not agree.
 */
export function idNames(field: string, rows: readonly unknown[]): Map<string, string | null> {
  const dot = field.lastIndexOf(".");
  const key = field.slice(dot + 1);
  const found = new Map<string, string | null>();
  for (const row of rows) {
    // An id at the top belongs to the event, and no name beside it is its own.
    const holders = dot < 0 ? [] : [valueAt(row, field.slice(0, dot))].flat();
    for (const holder of holders) note(found, holder, key);
    for (const id of textsAt(row, field)) if (!found.has(id)) found.set(id, null);
  }
  return found;
}

function note(found: Map<string, string | null>, holder: unknown, key: string): void {
  const id = isObject(holder) ? textAt(holder, key) : null;
  // `user_id` beside `email` may be of another thing than the object itself.
  if (id === null || !["id", "object_id"].includes(key)) return;
  const name = NAMES.map((path) => textAt(holder, path)).find((text) => text !== null) ?? null;
  const before = found.get(id);
  if (before === undefined || before === null) found.set(id, name);
  else if (name !== null && name !== before) found.set(id, null);
}
