import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ErrorEnvelope } from "@/lib/contract/error";
import { CountResponse, FacetsResponse, HistogramResponse, SearchResponse } from "@/lib/contract/events";
import { isObject } from "@/lib/core/json";
import {
  isCountResponse,
  isErrorEnvelope,
  isFacetsResponse,
  isHistogramResponse,
  isSearchResponse,
} from "./answers";

const notes = [{ code: "late", message: "Some events came late." }];

/** Whole answers, each optional part there once: the starting point of every mutation. */
const ANSWERS = [
  {
    name: "an error envelope",
    is: isErrorEnvelope,
    schema: ErrorEnvelope,
    whole: {
      error: {
        code: "BUSY",
        message: "Wait.",
        requestId: "r1",
        upstreamRequestId: "u1",
        retryAfterMs: 1_000,
        details: [{ path: "search", message: "too deep" }],
      },
    },
  },
  {
    name: "a page of events",
    is: isSearchResponse,
    schema: SearchResponse,
    whole: {
      events: [{ id: "e1" }, "not an event", null, 7],
      page: { count: 4, limit: 500, sort: "desc", cursor: "c", complete: true, requestIds: ["u1"], notes },
    },
  },
  {
    name: "a count",
    is: isCountResponse,
    schema: CountResponse,
    whole: { count: 3, exact: false, notes },
  },
  {
    name: "a facet",
    is: isFacetsResponse,
    schema: FacetsResponse,
    whole: {
      field: "service",
      values: [{ value: "sso", count: 2 }],
      other: 1,
      errorBound: 0,
      ignores: ["text"],
      notes,
    },
  },
  {
    name: "a histogram",
    is: isHistogramResponse,
    schema: HistogramResponse,
    whole: {
      interval: { unit: "h", value: 1 },
      buckets: [{ start: 0, end: 3_600_000, count: 2 }],
      series: [{ value: "success", counts: [2], exact: true }],
      source: "interval",
      exact: true,
      notes,
    },
  },
] as const;

type Place = readonly (string | number)[];

/** The places of all values within `value`, its own (the empty one) first. */
function placesOf(value: unknown): Place[] {
  const inner = Array.isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  return [[], ...inner.flatMap(([key, item]) => placesOf(item).map((place) => [key, ...place]))];
}

/** A copy of `value` with something else at `place`; `undefined` takes it away, as JSON would. */
function withAt(value: unknown, [key, ...rest]: Place, other: unknown): unknown {
  if (key === undefined) return other;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[key] = withAt(copy[key], rest, other);
  return Array.isArray(copy) ? copy : JSON.parse(JSON.stringify(copy));
}

const OTHERS = [undefined, null, 0, -1.5, "", "asc", "w", true, [], [null], {}, { value: 1 }];

describe.each(ANSWERS)("the guard of $name", ({ is, schema, whole }) => {
  it("takes a whole one, and parts that it does not know", () => {
    expect(is(whole)).toBe(true);
    expect(is({ ...whole, more: 1 })).toBe(true);
  });

  it("says what the schema says of it with one part changed or gone", () => {
    let refused = 0;
    for (const place of placesOf(whole)) {
      for (const other of OTHERS) {
        const answer = withAt(whole, place, other);
        const isValid = schema.safeParse(answer).success;
        expect([is(answer), place, other]).toEqual([isValid, place, other]);
        if (!isValid) refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(20);
  });

  it("says what the schema says of any JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(is(value)).toBe(schema.safeParse(value).success);
      }),
    );
  });
});
