/** The events of one org, ordered by time, with their JSON text kept so that a page is only a join. */
import type { RawEvent } from "@/lib/insights/wire";
import { documentId } from "./random";
import { parseTime } from "./rfc3339";

/** Events with the moment (epoch ms) from which each can be found: late ones arrive after their timestamp, future ones before. */
export interface Feed {
  events: readonly RawEvent[];
  arrivals?: ArrayLike<number>;
}

export interface Store {
  readonly events: readonly RawEvent[];
  /** Epoch milliseconds, ascending; ties are ordered by `documents`. */
  readonly times: Float64Array;
  readonly documents: readonly string[];
  readonly arrivals: Float64Array | null;
  /** The JSON text of the event at `index`, made once. */
  text(index: number): string;
  /** The first index whose time is at or after `ms`. */
  lowerBound(ms: number): number;
}

const built = new WeakMap<readonly RawEvent[], Store>();

/**
 * Takes events in any order; returns their store, the same one for the same list. Order is by millisecond
 * and then by an opaque document id, since the documented cursor holds just those two. An event whose
 * timestamp cannot be read stands where the one before it in the list does.
 */
export function storeOf(source: readonly RawEvent[] | Feed): Store {
  const feed: Feed = "events" in source ? (source as Feed) : { events: source as readonly RawEvent[] };
  const known = built.get(feed.events);
  if (known) return known;
  const made = build(feed);
  built.set(feed.events, made);
  return made;
}

function build(feed: Feed): Store {
  const count = feed.events.length;
  const times = timesOf(feed.events);
  const documents = feed.events.map((event, i) =>
    documentId(`${String(event.organization)}/${String(event.id)}#${i}`),
  );
  const order = Array.from({ length: count }, (_, i) => i).sort(
    (a, b) => at(times, a) - at(times, b) || compareText(documents[a] ?? "", documents[b] ?? ""),
  );
  const events = order.map((i) => feed.events[i] as RawEvent);
  const sorted = Float64Array.from(order, (i) => at(times, i));
  const { arrivals } = feed;
  const texts: (string | undefined)[] = new Array(count);
  return {
    events,
    times: sorted,
    documents: order.map((i) => documents[i] ?? ""),
    arrivals: arrivals ? Float64Array.from(order, (i) => arrivals[i] ?? 0) : null,
    text(index) {
      const text = texts[index] ?? JSON.stringify(events[index]);
      texts[index] = text;
      return text;
    },
    lowerBound: (ms) => lowerBound(sorted, ms),
  };
}

function timesOf(events: readonly RawEvent[]): Float64Array {
  let last = 0;
  return Float64Array.from(events, (event) => {
    last = parseTime(event.timestamp) ?? last;
    return last;
  });
}

function lowerBound(sorted: Float64Array, ms: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(sorted, middle) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The number at `index`, which the caller knows to exist. */
export function at(numbers: ArrayLike<number>, index: number): number {
  return numbers[index] ?? 0;
}

/** Order by code unit: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
