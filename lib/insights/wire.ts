/**
 * What crosses the wire to and from the Directory Insights API, as types. The client and the emulator
 * share this file and nothing else: they are two independent readings of the documents.
 */

/** An event as it came: any key, any shape. Nothing but being an object is certain. */
export type RawEvent = Record<string, unknown>;

/** A value of a condition on the wire: always text (a boolean answers 400), a list means any-of. */
export type WireValue = string | string[];

/** A conjunction: one of `and`, `or`, `not`, holding one-key objects. The array form is the one that nests. */
export type WireTerm = { and: WireItem[] } | { or: WireItem[] } | { not: WireItem[] };
export type WireItem = WireTerm | { [field: string]: WireValue };

/** Fields that all four calls take. Times are RFC 3339 in UTC. */
export interface WireBase {
  service: string[];
  start_time: string;
  end_time: string;
  search_term?: WireTerm;
  q?: string;
}

/** `POST /events` */
export interface WireEventsBody extends WireBase {
  limit: number;
  sort: "ASC" | "DESC";
  fields?: string[];
  /** Verbatim JSON of the X-Search_after header. */
  search_after?: unknown[];
}

/** `POST /events/count` */
export type WireCountBody = WireBase;

/** `POST /events/distinct`; the specification gives it no `q`. */
export interface WireDistinctBody extends Omit<WireBase, "q"> {
  field: string;
}

/** `POST /events/interval` */
export interface WireIntervalBody extends WireBase {
  interval_unit: "s" | "m" | "h" | "d" | "w";
  interval_value: string;
  /** An offset such as `-0500`. */
  timezone: string;
}
