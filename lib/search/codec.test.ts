import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anySearch, wildText } from "@/lib/testing/search/arbitrary";
import { decodeSearch, encodeSearch } from "./codec";
import { DEFAULT_SEARCH } from "./defaults";
import { normaliseSearch } from "./normalise";
import { Search } from "./schema";

const search = (part: Partial<Search>): Search => ({ ...DEFAULT_SEARCH, ...part });

describe("encodeSearch", () => {
  it.each<[string, Search]>([
    ["", DEFAULT_SEARCH],
    ["services=directory,sso", search({ services: ["sso", "directory", "sso"] })],
    ["", search({ services: ["directory", "all"] })],
    ["range=7d", search({ range: { last: "7d" } })],
    [
      "range=2026-11-20T00:00:00Z..2026-11-21T00:00:00.500Z",
      search({ range: { from: "2026-11-20T05:45:00+05:45", to: "2026-11-21T00:00:00.4999Z" } }),
    ],
    ["text=failed+login+%26+%22x%22", search({ text: 'failed login & "x"' })],
    [
      "where=event_type:(a,b)+and+not+client_ip:1.2.3.4",
      search({
        where: {
          op: "and",
          items: [
            { field: "event_type", op: "is", values: ["a", "b"] },
            { field: "client_ip", op: "is_not", values: ["1.2.3.4"] },
          ],
        },
      }),
    ],
    [
      "sort=asc&columns=time,initiated_by.email&by=outcome",
      search({ sort: "asc", columns: ["time", "initiated_by.email"], breakdown: "outcome" }),
    ],
  ])("writes %s", (query, value) => {
    expect(encodeSearch(value)).toBe(query);
  });

  it("loses nothing and is canonical", () => {
    fc.assert(
      fc.property(anySearch, (value) => {
        const query = encodeSearch(value);
        const { search: read, problems } = decodeSearch(query);
        expect(problems).toEqual([]);
        expect(read).toEqual(normaliseSearch(value));
        expect(Search.safeParse(read).success).toBe(true);
        expect(encodeSearch(read)).toBe(query);
      }),
      { numRuns: 300 },
    );
  });

  it("is not changed by the address bar, and read the same after other programs encode it anew", () => {
    fc.assert(
      fc.property(anySearch, (value) => {
        const query = encodeSearch(value);
        expect(new URL(`https://x.test/?${query}`).search.slice(1)).toBe(query);
        expect(decodeSearch(new URLSearchParams(query).toString()).search).toEqual(normaliseSearch(value));
      }),
      { numRuns: 300 },
    );
  });
});

describe("decodeSearch", () => {
  it("reads the empty address as the default", () => {
    expect(decodeSearch("?")).toEqual({ search: DEFAULT_SEARCH, problems: [] });
  });

  it("ignores parameters that are not ours", () => {
    expect(decodeSearch("event=1&tab=json&zone=UTC&run=2&utm_source=mail&__proto__=1&=&&")).toEqual({
      search: DEFAULT_SEARCH,
      problems: [],
    });
  });

  it.each<[string, Partial<Search>, { param: string; text: string }[]]>([
    ["range=soon", {}, [{ param: "range", text: "soon" }]],
    [
      "range=2026-02-30T00:00:00Z..2026-03-01T00:00:00Z",
      {},
      [{ param: "range", text: "2026-02-30T00:00:00Z..2026-03-01T00:00:00Z" }],
    ],
    ["range=1h..2h..3h", {}, [{ param: "range", text: "1h..2h..3h" }]],
    ["services=sso,S%20O", { services: ["sso"] }, [{ param: "services", text: "S O" }]],
    ["services=%2C", {}, [{ param: "services", text: "" }]],
    [
      "sort=up&sort=asc",
      {},
      [
        { param: "sort", text: "asc" },
        { param: "sort", text: "up" },
      ],
    ],
    ["text=%zz", {}, [{ param: "text", text: "%zz" }]],
    [`text=${"x".repeat(1_001)}`, {}, [{ param: "text", text: "x".repeat(1_001) }]],
    ["columns=time,a b,outcome", { columns: ["time", "outcome"] }, [{ param: "columns", text: "a b" }]],
    ["by=a,b", { breakdown: "a" }, [{ param: "by", text: "b" }]],
    ["v=2&range=1h", { range: { last: "1h" } }, [{ param: "v", text: "2" }]],
    ["v=1", {}, []],
    [
      "where=a:1+and+oops+and+b:2",
      {
        where: {
          op: "and",
          items: [
            { field: "a", op: "is", values: ["1"] },
            { field: "b", op: "is", values: ["2"] },
          ],
        },
      },
      [{ param: "where", text: "oops" }],
    ],
  ])("says what it could not read of %s", (query, part, problems) => {
    const decoded = decodeSearch(query);
    expect(decoded.search).toEqual(search(part));
    expect(decoded.problems.map(({ param, text }) => ({ param, text }))).toEqual(problems);
    for (const { message } of decoded.problems) expect(message.length).toBeGreaterThan(5);
  });

  it("never throws, and what it returns is valid and canonical", () => {
    const params = fc.constantFrom(
      "v",
      "services",
      "range",
      "text",
      "where",
      "sort",
      "columns",
      "by",
      "event",
    );
    const pair = fc.tuple(params, wildText()).map(([name, value]) => `${name}=${value}`);
    const query = fc.oneof(
      wildText(),
      fc.array(pair).map((pairs) => pairs.join("&")),
    );
    fc.assert(
      fc.property(query, (text) => {
        const { search: read } = decodeSearch(text);
        expect(Search.safeParse(read).success).toBe(true);
        expect(read).toEqual(normaliseSearch(read));
        expect(decodeSearch(encodeSearch(read)).search).toEqual(read);
      }),
      { numRuns: 300 },
    );
  });
});
