import { describe, expect, test } from "vitest";
import { refusalError, upstreamText } from "./errors";

const refuse = (status: number, body = "{}") =>
  refusalError({ status, body, requestId: "r-1", retryAfterMs: null });

describe("refusalError", () => {
  test.each([
    [204, "BAD_RESPONSE", 502],
    [302, "UPSTREAM_REDIRECT", 502],
    [307, "UPSTREAM_REDIRECT", 502],
    [400, "QUERY_REJECTED", 422],
    [401, "KEY_REJECTED", 502],
    [402, "UPSTREAM_LICENCE", 402],
    [403, "UPSTREAM_FORBIDDEN", 403],
    [404, "UPSTREAM_CONFIG", 502],
    [418, "QUERY_REJECTED", 422],
    [429, "UPSTREAM_RATE_LIMITED", 429],
    [500, "UPSTREAM_ERROR", 502],
    [501, "UPSTREAM_ERROR", 502],
    [502, "UPSTREAM_DOWN", 503],
    [503, "UPSTREAM_DOWN", 503],
    [504, "UPSTREAM_TIMEOUT", 504],
  ])("%i is %s, our %i", (status, code, ours) => {
    const error = refuse(status);
    expect([error.code, error.status]).toEqual([code, ours]);
    expect(error.upstream).toEqual({ status, requestId: "r-1" });
  });

  test.each([
    ["Start Time not after End Time 2026-01-26T09:13:52Z \u003e 2026-01-26T09:11:52Z", "window.end"],
    ["start_time is in the future", "window.start"],
    ["invalid start_time", "window.start"],
    ["invalid end_time format", "window.end"],
    ["unknown service foo; valid values are all, directory", "search.services"],
    ["search_term: boolean values are not allowed", "search.where"],
    ["search_after does not belong to this query", "cursor"],
    ["unknown interval_unit", "zone"],
    ["fields holds no known field", "field"],
  ])("a 400 %j points at %s and repeats none of its text", (message, path) => {
    const error = refuse(400, JSON.stringify({ message }));
    expect(error.details?.map((detail) => detail.path)).toEqual([path]);
    expect(`${error.message} ${error.details?.[0]?.message}`).not.toContain(message);
  });

  test("a 400 of unknown meaning points nowhere", () => {
    expect(refuse(400, '{"message":"nope"}').details).toBeUndefined();
  });

  test("carries the wait of a 429", () => {
    expect(refusalError({ status: 429, body: "", requestId: null, retryAfterMs: 3_000 }).retryAfterMs).toBe(
      3_000,
    );
  });
});

test.each([
  ['{"message":"a"}', "a"],
  ['{"error":"b"}', "b"],
  ['{"error_description":"c"}', "c"],
  ['{"detail":"d"}', "d"],
  ['"e"', "e"],
  ["plain", "plain"],
  ["[]", ""],
  ['{"message":7}', ""],
])("the text of %j is %j", (body, text) => {
  expect(upstreamText(body)).toBe(text);
});
