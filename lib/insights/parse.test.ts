import { describe, expect, test } from "vitest";
import { isAppError } from "@/lib/core/errors";
import { parseCount, parseDistinct, parseInterval, parsePageHeaders } from "./parse";

function codeOf(run: () => unknown): string {
  try {
    run();
    return "accepted";
  } catch (error) {
    return isAppError(error) ? error.code : String(error);
  }
}

const headers = (values: Record<string, string>) => parsePageHeaders((name) => values[name] ?? null);

describe("headers", () => {
  test("the documented ones, counted as integers", () => {
    const cursor = '[1576181718000,"DZrPyW8BNsa9iKWoOm7h"]';
    expect(
      headers({
        "x-result-count": "999",
        "x-limit": "1000",
        "x-sort": "ASC",
        "x-search_after": cursor,
        "x-request-id": "r",
      }),
    ).toEqual({ resultCount: 999, limit: 1_000, sort: "asc", cursor, cursorUnusable: false, requestId: "r" });
  });

  test("missing ones are null", () => {
    expect(headers({})).toEqual({
      resultCount: null,
      limit: null,
      sort: null,
      cursor: null,
      cursorUnusable: false,
      requestId: null,
    });
  });

  test.each(["abc", "1e3", "-1", "", "10.5", "99999999999999999999"])("a count of %j is no count", (text) => {
    expect(headers({ "x-result-count": text }).resultCount).toBeNull();
  });

  test.each(["oops", "{}", "[]", "[1,", `["${"x".repeat(20_000)}"]`])(
    "a cursor of %.20s is unusable",
    (text) => {
      expect(headers({ "x-search_after": text })).toMatchObject({ cursor: null, cursorUnusable: true });
    },
  );

  test("a cursor keeps its text, numbers beyond 2^53 included", () => {
    const cursor = '[ 12345678901234567890, "x"]';
    expect(headers({ "x-search_after": cursor }).cursor).toBe(cursor);
  });
});

describe("count", () => {
  test.each([
    [{ count: 219 }, 219],
    [{ count: 0 }, 0],
    [{ count: "12" }, 12],
  ])("%j is %j", (body, expected) => {
    expect(parseCount(body)).toBe(expected);
  });

  test.each([null, [], 3, {}, { count: null }, { count: -1 }, { count: 1.5 }, { count: "many" }])(
    "%j is refused",
    (body) => {
      expect(codeOf(() => parseCount(body))).toBe("BAD_SHAPE");
    },
  );
});

describe("distinct", () => {
  const list = [
    { key: "sso_auth", doc_count: 42 },
    { key: "user_login_attempt", doc_count: 7 },
  ];
  const values = [
    { value: "sso_auth", count: 42 },
    { value: "user_login_attempt", count: 7 },
  ];

  test.each([
    ["buckets", { buckets: list, sum_other_doc_count: 3, doc_count_error_upper_bound: 2 }, 3, 2],
    ["the field's name", { event_type: list, sum_other_doc_count: 3, doc_count_error_upper_bound: 2 }, 3, 2],
    ["a bare array", list, 0, 0],
    ["any other name", { values: list }, 0, 0],
    ["deeper", { aggregations: { result: { buckets: list } } }, 0, 0],
  ])("keyed by %s", (_name, body, other, errorBound) => {
    expect(parseDistinct(body, "event_type")).toEqual({ values, other, errorBound });
  });

  test.each([
    [{ key: 1, key_as_string: "true", doc_count: 5 }, "true"],
    [{ key: 0, key_as_string: "false", doc_count: 5 }, "false"],
    [{ key: true, doc_count: 5 }, "true"],
    [{ key: 8443, doc_count: 5 }, "8443"],
    [{ key: "", doc_count: 5 }, ""],
  ])("a key %j is the text %j", (bucket, value) => {
    expect(parseDistinct([bucket], "success").values).toEqual([{ value, count: 5 }]);
  });

  test.each([{ buckets: [] }, { buckets: null }, { event_type: null }, { sum_other_doc_count: 0 }, []])(
    "%j holds no values",
    (body) => {
      expect(parseDistinct(body, "event_type").values).toEqual([]);
    },
  );

  test("a bucket without a count is left out, not guessed", () => {
    expect(parseDistinct({ buckets: [{ key: "a" }, { doc_count: 3 }] }, "x").values).toEqual([]);
  });

  test.each([null, 3, "text", {}, { message: "no" }, ["a", "b"]])("%j is refused", (body) => {
    expect(codeOf(() => parseDistinct(body, "event_type"))).toBe("BAD_SHAPE");
  });
});

describe("interval", () => {
  const at = 1_626_303_600_000;
  test.each([
    [{ buckets: [{ key: at, key_as_string: "x", doc_count: 5 }] }],
    [{ buckets: [{ key: String(at), doc_count: 5 }] }],
    [{ buckets: [{ key_as_string: "2021-07-14T23:00:00.000Z", doc_count: 5 }] }],
    [{ buckets: [{ key: "2021-07-14T18:00:00.000-05:00", doc_count: 5 }] }],
    [{ timestamp: [{ key: at, doc_count: 5 }] }],
    [[{ key: at, doc_count: 5 }]],
    [{ result: { by_time: { buckets: [{ key: at, doc_count: "5" }] } } }],
  ])("%j", (body) => {
    expect(parseInterval(body)).toEqual([{ start: at, count: 5 }]);
  });

  test("is sorted by time", () => {
    const body = { buckets: [3, 1, 2].map((key) => ({ key, doc_count: key })) };
    expect(parseInterval(body).map((point) => point.start)).toEqual([1, 2, 3]);
  });

  test.each([{}, [], null, { buckets: [] }, { buckets: null }])("%j is silence", (body) => {
    expect(parseInterval(body)).toEqual([]);
  });

  test.each([3, "text", true])("%j is refused", (body) => {
    expect(codeOf(() => parseInterval(body))).toBe("BAD_SHAPE");
  });
});
