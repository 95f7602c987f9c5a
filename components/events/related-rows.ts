import { isObject } from "@/lib/core/json";
import { compareInstants } from "@/lib/core/time";
import { eventId } from "@/lib/insights/value";
import type { RawEvent } from "@/lib/insights/wire";

/** One page that lies on one side of an event; `isAll` when there is nothing beyond it. */
export interface SidePage {
  events: readonly unknown[];
  isAll: boolean;
}

export interface RelatedRows {
  /** Newest first, the event among them. */
  rows: RawEvent[];
  /** How many there are when the pages hold all of them, the event itself counted; null when they do not. */
  total: number | null;
}

/**
 * The `limit` rows nearest to `event`, from what was found after and before it. Pages may overlap at the
 * event's own millisecond, and may or may not hold the event itself.
 */
export function relatedRows(event: RawEvent, sides: readonly SidePage[], limit: number): RelatedRows {
  const id = eventId(event);
  const known = new Set<string>(id === null ? [] : [id]);
  const others = sides
    .flatMap(({ events }) => events)
    .filter(isObject)
    .filter((other) => {
      const otherId = eventId(other);
      if (otherId === null) return true;
      const isNew = !known.has(otherId);
      known.add(otherId);
      return isNew;
    });
  const all = [event, ...others].sort((a, b) => compareInstants(timeOf(b), timeOf(a)));
  const at = all.indexOf(event);
  const start = Math.max(0, Math.min(at - Math.floor(limit / 2), all.length - limit));
  return {
    rows: all.slice(start, start + limit),
    total: sides.every(({ isAll }) => isAll) ? all.length : null,
  };
}

function timeOf({ timestamp }: RawEvent): string {
  return typeof timestamp === "string" ? timestamp : "";
}

/** `2 min 5 s later`, `340 ms earlier`: from one event to another, the two largest units. */
export function distanceText(fromMs: number, toMs: number): string {
  const size = Math.abs(toMs - fromMs);
  if (size === 0) return "at the same time";
  return `${lengthText(size)} ${toMs > fromMs ? "later" : "earlier"}`;
}

const UNITS: readonly (readonly [unit: string, ms: number])[] = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["min", 60_000],
  ["s", 1_000],
  ["ms", 1],
];

function lengthText(ms: number): string {
  const first = UNITS.findIndex(([, size]) => ms >= size);
  const parts = UNITS.slice(first, first + (ms < 60_000 ? 1 : 2)).reduce<{ left: number; words: string[] }>(
    ({ left, words }, [unit, size]) => {
      const count = Math.floor(left / size);
      return { left: left - count * size, words: count === 0 ? words : [...words, `${count} ${unit}`] };
    },
    { left: ms, words: [] },
  );
  return parts.words.join(" ");
}
