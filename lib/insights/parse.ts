/**
 * The API's answers as our model: headers, count, distinct and interval. Each is read in every shape
 * that a document, a client or a captured answer shows; a shape beyond those is BAD_SHAPE and names the
 * path that surprised, never a value.
 */
import { AppError } from "@/lib/core/errors";
import { isObject } from "@/lib/core/json";

/** Longest X-Search_after that is carried on: beyond it our own cursor would not fit its limit. */
export const CURSOR_TEXT_MAX = 4_096;

/** What the five documented response headers say; null where one is missing or not what it should be. */
export interface PageHeaders {
  resultCount: number | null;
  limit: number | null;
  sort: "asc" | "desc" | null;
  /** Verbatim text of X-Search_after, known to be a JSON array; null when missing or unusable. */
  cursor: string | null;
  /** True when X-Search_after was there but is no JSON array, or is too long to carry. */
  cursorUnusable: boolean;
  requestId: string | null;
}

/** Reads the documented response headers (API documentation, HTTP Response Header Metadata). */
export function parsePageHeaders(header: (name: string) => string | null): PageHeaders {
  const cursorText = header("x-search_after");
  const cursor = cursorText !== null && isCursor(cursorText) ? cursorText : null;
  const sort = header("x-sort")?.toLowerCase();
  return {
    resultCount: wholeNumber(header("x-result-count")),
    limit: wholeNumber(header("x-limit")),
    sort: sort === "asc" || sort === "desc" ? sort : null,
    cursor,
    cursorUnusable: cursorText !== null && cursorText !== "" && cursor === null,
    requestId: header("x-request-id"),
  };
}

function isCursor(text: string): boolean {
  if (text.length > CURSOR_TEXT_MAX) return false;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.length > 0;
  } catch {
    return false;
  }
}

/** Integers are compared as integers: as text, "999" is more than "1000". */
function wholeNumber(text: string | null): number | null {
  return text !== null && /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : null;
}

/** `{"count": 219}` to 219. Throws BAD_SHAPE. */
export function parseCount(body: unknown): number {
  const count = isObject(body) ? countOf(body.count) : null;
  if (count === null) throw badShape("count", "The answer holds no count.");
  return count;
}

export interface Distinct {
  /** In the order given. `value` is text, also for booleans and numbers. */
  values: { value: string; count: number }[];
  /** Events whose value is not listed (`sum_other_doc_count`). */
  other: number;
  /** Each count may be too low by this many (`doc_count_error_upper_bound`). */
  errorBound: number;
}

/**
 * Distinct values in any of the known shapes: `{"buckets": […]}` (API specification), `{"<field>": […]}`
 * (as clients have seen it), a bare array, or any one array of `{key, doc_count}`. Throws BAD_SHAPE.
 */
export function parseDistinct(body: unknown, field: string): Distinct {
  const list = bucketList(body, [field, "buckets"]);
  if (list === null) throw badShape("buckets", "The answer holds no list of values.");
  const outer = isObject(body) ? body : {};
  return {
    values: list.flatMap((bucket) => {
      const value = keyText(bucket);
      const count = countOf(bucket.doc_count);
      return value === null || count === null ? [] : [{ value, count }];
    }),
    other: countOf(outer.sum_other_doc_count) ?? 0,
    errorBound: countOf(outer.doc_count_error_upper_bound) ?? 0,
  };
}

export interface IntervalPoint {
  /** Start of the bucket, ms since the epoch. */
  start: number;
  count: number;
}

/**
 * Counts over time: the first array of objects with a `doc_count`, wherever it stands. A key is a number
 * of ms, the same as text, or an instant as text in `key_as_string`. Sorted by time. No such array, or
 * null, is no points and not an error: the API is known to stay silent here. Throws BAD_SHAPE for
 * anything that is neither object nor array.
 */
export function parseInterval(body: unknown): IntervalPoint[] {
  if (body === null) return [];
  if (!isObject(body) && !Array.isArray(body)) throw badShape("buckets", "The answer holds no buckets.");
  const points = (bucketList(body, ["buckets"]) ?? []).flatMap((bucket) => {
    const start = keyInstant(bucket);
    const count = countOf(bucket.doc_count);
    return start === null || count === null ? [] : [{ start, count }];
  });
  return points.sort((a, b) => a.start - b.start);
}

type Bucket = Record<string, unknown>;

const isBucketList = (value: unknown): value is Bucket[] => Array.isArray(value) && value.every(isObject);

function bucketList(body: unknown, names: string[]): Bucket[] | null {
  if (Array.isArray(body)) return isBucketList(body) ? body : null;
  if (!isObject(body)) return null;
  const named = names.map((name) => body[name]).find(isBucketList);
  // A server written in Go sends an empty list as null.
  const isEmpty = () => names.some((name) => body[name] === null) || "sum_other_doc_count" in body;
  return named ?? nestedBuckets(body, 3) ?? (isEmpty() ? [] : null);
}

/** The first non-empty array of objects with a `doc_count`, breadth first within `depth` levels. */
function nestedBuckets(body: Bucket, depth: number): Bucket[] | null {
  const inner = Object.values(body);
  const found = inner.find(
    (value): value is Bucket[] =>
      Array.isArray(value) &&
      value.length > 0 &&
      value.every((item) => isObject(item) && "doc_count" in item),
  );
  if (found || depth === 0) return found ?? null;
  for (const value of inner) {
    const deeper = isObject(value) ? nestedBuckets(value, depth - 1) : null;
    if (deeper) return deeper;
  }
  return null;
}

/** Text of a key: a boolean's key is 0 or 1 with its word in `key_as_string`. */
function keyText(bucket: Bucket): string | null {
  if (typeof bucket.key_as_string === "string") return bucket.key_as_string;
  const { key } = bucket;
  if (typeof key === "string") return key;
  return typeof key === "number" || typeof key === "boolean" ? String(key) : null;
}

function keyInstant(bucket: Bucket): number | null {
  const { key } = bucket;
  if (typeof key === "number") return Number.isFinite(key) ? key : null;
  if (typeof key === "string" && /^-?\d+$/.test(key)) return Number(key);
  const text = typeof bucket.key_as_string === "string" ? bucket.key_as_string : key;
  const ms = typeof text === "string" ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? null : ms;
}

function countOf(value: unknown): number | null {
  const count = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  return typeof count === "number" && Number.isSafeInteger(count) && count >= 0 ? count : null;
}

function badShape(path: string, message: string): AppError {
  return new AppError("BAD_SHAPE", { details: [{ path, message }] });
}
