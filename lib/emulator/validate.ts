/**
 * Reads a request body into a checked query, as strictly as the documents allow: what is not documented is
 * refused with 400. The exceptions are the documented silent ones, `limit` and `sort`.
 */
import { isRecord, type QueryOperation, refuse } from "./answer";
import { isUnsearchable } from "./fields";
import type { KeyOptions } from "./options";
import { formatTime, offsetMs, parseTime } from "./rfc3339";
import { readTerm, type Term } from "./term";

export interface BaseQuery {
  /** Null means all. */
  services: ReadonlySet<string> | null;
  /** Epoch milliseconds. */
  start: number;
  end: number | null;
  term: Term | null;
  /** Lower-case words of `q`. */
  words: string[] | null;
  exact: string | null;
}

export interface EventsQuery extends BaseQuery {
  limit: number;
  sort: "ASC" | "DESC";
  fields: string[] | null;
  after: unknown[] | null;
  skip: number;
}

export interface IntervalQuery extends BaseQuery {
  unit: "s" | "m" | "h" | "d" | "w";
  count: number;
  /** Milliseconds east of UTC. */
  offset: number;
}

type Body = Record<string, unknown>;
const BASE = ["service", "start_time", "end_time", "search_term"];
const EVENTS = [...BASE, "q", "exact_match", "limit", "sort", "fields", "search_after", "skip"];

/** `sort` on distinct: the specification's list lacks it, its sample request sends it. */
const KEYS: Record<QueryOperation, readonly string[]> = {
  events: EVENTS,
  count: EVENTS,
  distinct: [...BASE, "field", "sort"],
  interval: [...BASE, "q", "exact_match", "interval_unit", "interval_value", "timezone"],
};
const ONLY_2025 = new Set(["exact_match", "skip"]);
export const MAX_LIMIT = 10_000;

/** Takes the raw body text; returns its object, or refuses: no JSON, no object, a key that the call does not have. */
export function readBody(text: string, operation: QueryOperation, options: KeyOptions): Body {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    refuse(400, "the request body is not valid JSON");
  }
  if (!isRecord(body)) refuse(400, "the request body must be a JSON object");
  if (options.unknownKeys === "error") {
    const known = KEYS[operation];
    const strange = Object.keys(body).find(
      (key) => !known.includes(key) || (options.edition === "seed" && ONLY_2025.has(key)),
    );
    if (strange !== undefined) refuse(400, `unknown key in the request body: ${strange}`);
  }
  return body;
}

/** The part that all four calls share. `now` is epoch milliseconds. */
export function readBase(body: Body, options: KeyOptions, now: number): BaseQuery {
  const services = readServices(body.service, options);
  const { start, end } = readTimes(body, now);
  if (options.licenceDays !== null && start < now - options.licenceDays * 86_400_000) {
    refuse(402, "the licence of this organization does not reach back to start_time");
  }
  const q = optionalText(body, "q");
  const exact = optionalText(body, "exact_match");
  if (q !== null && exact !== null) refuse(400, "exact_match and q cannot be used together");
  const words = q === null ? null : q.toLowerCase().split(/\s+/).filter(Boolean);
  const term = body.search_term === undefined ? null : readTerm(body.search_term, options);
  return { services, start, end, term, words: words && words.length > 0 ? words : null, exact };
}

function readServices(value: unknown, options: KeyOptions): ReadonlySet<string> | null {
  if (value === undefined) refuse(400, "service is required");
  if (!Array.isArray(value) || value.length === 0) refuse(400, "service must be a non-empty array");
  const strange = value.find((name) => typeof name !== "string" || !options.services.includes(name));
  if (strange !== undefined)
    refuse(400, `unknown service ${String(strange)}; supported values: ${options.services.join(", ")}`);
  if (!value.includes("all")) return new Set(value as string[]);
  if (value.length > 1) refuse(400, "service 'all' cannot be combined with other services");
  return null;
}

function readTimes(body: Body, now: number): { start: number; end: number | null } {
  if (body.start_time === undefined) refuse(400, "start_time is required");
  const start = parseTime(body.start_time) ?? refuse(400, "start_time is not an RFC 3339 date");
  if (start > now) refuse(400, "start_time is in the future");
  if (body.end_time === undefined) return { start, end: null };
  const end = parseTime(body.end_time) ?? refuse(400, "end_time is not an RFC 3339 date");
  if (end <= start) refuse(400, `Start Time not after End Time ${formatTime(start)} > ${formatTime(end)}`);
  return { start, end };
}

function optionalText(body: Body, key: string): string | null {
  const value = body[key];
  if (value === undefined) return null;
  return typeof value === "string" ? value : refuse(400, `${key} must be a string`);
}

/** `/events` and, with the same body, `/events/count`. Nonsense in `limit` and `sort` falls back without a word. */
export function readEvents(body: Body, base: BaseQuery, options: KeyOptions): EventsQuery {
  const after = body.search_after;
  if (after !== undefined && !Array.isArray(after)) refuse(400, "search_after must be an array");
  const { skip = 0 } = body;
  if (!Number.isInteger(skip) || (skip as number) < 0) refuse(400, "skip must be a whole number");
  const limit = readLimit(body.limit, options);
  if ((skip as number) > 0 && (skip as number) + limit > MAX_LIMIT)
    refuse(400, "skip reaches beyond the first 10000 rows");
  return {
    ...base,
    limit,
    sort: typeof body.sort === "string" && body.sort.toUpperCase() === "DESC" ? "DESC" : "ASC",
    fields: readFields(body.fields),
    after: after ?? null,
    skip: skip as number,
  };
}

function readLimit(value: unknown, { defaultLimit, limitAboveMax }: KeyOptions): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 1) return defaultLimit;
  if (value <= MAX_LIMIT) return value;
  if (limitAboveMax === "error") refuse(400, "limit is above 10000");
  return limitAboveMax === "clamp" ? MAX_LIMIT : defaultLimit;
}

function readFields(value: unknown): string[] | null {
  if (value === undefined) return null;
  if (!Array.isArray(value) || !value.every((name) => typeof name === "string"))
    refuse(400, "fields must be an array of strings");
  if (value.length === 0) refuse(400, "fields is empty");
  return value;
}

/** `/events/distinct`: the field to list. */
export function readField(body: Body, options: KeyOptions): string {
  const { field } = body;
  if (typeof field !== "string" || field === "") refuse(400, "field is required");
  if (isUnsearchable(field) && options.unsearchable === "error")
    refuse(400, `the field ${field} cannot be searched`);
  return field;
}

/** `/events/interval`: `interval_value` is text in the specification, so a number is refused; absent means one. */
export function readInterval(body: Body, base: BaseQuery): IntervalQuery {
  const { interval_unit: unit, interval_value: value = "1", timezone = "+0000" } = body;
  if (unit === undefined) refuse(400, "interval_unit is required");
  if (typeof unit !== "string" || !/^[smhdw]$/.test(unit))
    refuse(400, "interval_unit must be one of s, m, h, d, w");
  if (typeof value !== "string" || !/^[1-9]\d{0,5}$/.test(value))
    refuse(400, "interval_value must be a whole number as a string");
  const offset = typeof timezone === "string" && /^[+-]\d{4}$/.test(timezone) ? offsetMs(timezone) : null;
  if (offset === null) refuse(400, "timezone must be an offset such as -0500");
  return { ...base, unit: unit as IntervalQuery["unit"], count: Number(value), offset };
}
