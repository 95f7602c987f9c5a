import { describe, expect, test } from "vitest";
import { endOfPage, type PageFacts, rowNote } from "./page";
import { parsePageHeaders } from "./parse";

const next = '[1576181718000,"b"]';
const good = { "x-result-count": "1000", "x-limit": "1000", "x-sort": "DESC", "x-search_after": next };

function page(change: Partial<PageFacts> = {}, changed: Record<string, string | null> = {}): PageFacts {
  const values: Record<string, string | null> = { ...good, ...changed };
  return {
    headers: parsePageHeaders((name) => values[name] ?? null),
    rows: 1_000,
    asked: { limit: 1_000, sort: "desc" },
    repeated: null,
    ...change,
  };
}

const outcome = (facts: PageFacts) => {
  const { next: cursor, ended, notes } = endOfPage(facts);
  return [cursor, ended, notes.map((note) => note.code)];
};

describe("the stop rule", () => {
  test.each<[string, PageFacts, unknown[]]>([
    ["a full page goes on", page(), [next, false, []]],
    [
      "a short page ends, though a cursor came",
      page({ rows: 999 }, { "x-result-count": "999" }),
      [null, true, []],
    ],
    ["an empty page ends", page({ rows: 0 }, { "x-result-count": "0" }), [null, true, []]],
    [
      "X-Limit decides, not what was asked",
      page({ rows: 500 }, { "x-result-count": "500", "x-limit": "500" }),
      [next, false, []],
    ],
    [
      "a full page without a cursor may be incomplete",
      page({}, { "x-search_after": null }),
      [null, false, ["incomplete"]],
    ],
    [
      "a full page with a broken cursor cannot go on",
      page({}, { "x-search_after": "x" }),
      [null, false, ["cursor_unusable"]],
    ],
    [
      "no headers, short: the array's length decides",
      page({ rows: 3 }, { "x-result-count": null, "x-limit": null }),
      [null, true, []],
    ],
    [
      "no headers, full, with a cursor goes on",
      page({}, { "x-result-count": null, "x-limit": null }),
      [next, false, []],
    ],
    ["count and length at odds stop", page({ rows: 990 }), [null, false, ["inconsistent"]]],
    ["the same cursor again stops", page({ repeated: "cursor" }), [null, false, ["repeated_page"]]],
    [
      "the same cursor on a short page is the end",
      page({ repeated: "cursor", rows: 9 }, { "x-result-count": "9" }),
      [null, true, []],
    ],
    ["the same page again stops", page({ repeated: "page" }), [null, false, ["repeated_page"]]],
    ["another order is told and goes on", page({}, { "x-sort": "ASC" }), [next, false, ["sort_changed"]]],
    [
      "an order of unknown name counts as the one asked",
      page({}, { "x-sort": "sideways" }),
      [next, false, []],
    ],
  ])("%s", (_name, facts, expected) => {
    expect(outcome(facts)).toEqual(expected);
  });

  test("limit and order are those of the answer", () => {
    expect(endOfPage(page({}, { "x-sort": "asc", "x-limit": "1000" }))).toMatchObject({
      limit: 1_000,
      sort: "asc",
    });
    expect(endOfPage(page({}, { "x-sort": null, "x-limit": "0" }))).toMatchObject({
      limit: 1_000,
      sort: "desc",
    });
  });
});

test("a note about rows counts them in words that fit", () => {
  expect(rowNote("unreadable_rows", 0, "a", "b")).toEqual([]);
  expect(rowNote("unreadable_rows", 1, "is odd.", "are odd.")).toEqual([
    { code: "unreadable_rows", message: "1 event is odd." },
  ]);
  expect(rowNote("unreadable_rows", 2, "is odd.", "are odd.")).toEqual([
    { code: "unreadable_rows", message: "2 events are odd." },
  ]);
});
