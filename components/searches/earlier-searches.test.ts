import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeSearch, encodeSearch } from "@/lib/search/codec";
import { anySearch } from "@/lib/testing/search/arbitrary";
import {
  addEarlier,
  EARLIER_DAYS,
  EARLIER_MAX,
  type EarlierSearch,
  earlierPath,
  earlierWords,
  readEarlier,
  writeEarlier,
} from "./earlier-searches";

const NOW = Date.parse("2026-11-21T10:00:00Z");
const DAY_MS = 86_400_000;
const earlier = (query: string, more: Partial<EarlierSearch> = {}): EarlierSearch => ({
  query,
  ranMs: NOW,
  window: { start: "2026-11-20T10:00:00.000Z", end: "2026-11-21T10:00:00.000Z" },
  found: 3,
  isExact: true,
  ...more,
});

describe("what is kept", () => {
  it("is what was written, for any search", () => {
    fc.assert(
      fc.property(fc.array(anySearch, { maxLength: 5 }), (searches) => {
        const list = searches
          .map((search) => earlier(encodeSearch(search)))
          .reduce<readonly EarlierSearch[]>((kept, run) => addEarlier(kept, run), []);
        expect(readEarlier(writeEarlier(list), NOW)).toEqual(list);
        expect(new Set(list.map(({ query }) => query)).size).toBe(list.length);
      }),
    );
  });

  it("has the last run in front, and a question once, whatever its order and columns", () => {
    const kept = [earlier("where=a:1"), earlier("where=b:2&sort=asc", { ranMs: NOW - 1 })];
    const again = earlier("where=b:2&columns=time", { found: 9 });
    expect(addEarlier(kept, again)).toEqual([again, kept[0]]);
    expect(addEarlier(kept, earlier("range=7d&where=a:1"))).toHaveLength(3);
  });

  it.each(["", "sort=asc", "columns=time"])("leaves out every event of the last day: %j", (query) => {
    const kept = [earlier("where=a:1")];
    expect(addEarlier(kept, earlier(query))).toBe(kept);
  });

  it("is bounded in number, age and length", () => {
    const many = Array.from({ length: EARLIER_MAX + 20 }, (_, n) => earlier(`where=a:${n}`));
    const kept = many.reduce<readonly EarlierSearch[]>(addEarlier, []);
    expect(kept).toHaveLength(EARLIER_MAX);
    expect(kept[0]?.query).toBe(`where=a:${EARLIER_MAX + 19}`);
    const values = Array.from({ length: 50 }, (_, n) => `${"x".repeat(100)}${n}`).join(",");
    const long = kept.map((one, n) => ({ ...one, query: `where=a:(${values},${n})` }));
    const text = writeEarlier(long);
    expect(text?.length).toBeLessThan(200_000);
    expect(readEarlier(text, NOW)).toEqual(long.slice(0, 37));
    const old = earlier("where=old:1", { ranMs: NOW - EARLIER_DAYS * DAY_MS });
    expect(readEarlier(writeEarlier([earlier("where=a:1"), old]), NOW)).toHaveLength(1);
    expect(writeEarlier([])).toBeNull();
  });

  it.each([null, "", "{", "7", "[1]", '[{"query":"where=a:1"}]', JSON.stringify([earlier("where=((")])])(
    "is nothing in %j",
    (text) => expect(readEarlier(text, NOW)).toEqual([]),
  );
});

describe("the way back", () => {
  it("has the range as it was typed, or the time that it covered", () => {
    const one = earlier("range=7d&where=a:1");
    expect(earlierPath("north", one, false)).toBe("/o/north?range=7d&where=a:1");
    const { search } = decodeSearch(earlierPath("north", one, true).split("?")[1] ?? "");
    expect(search.range).toEqual({ from: "2026-11-20T10:00:00Z", to: "2026-11-21T10:00:00Z" });
    expect(earlierPath("a/b", earlier(""), false)).toBe("/o/a%2Fb");
  });
});

describe("the words", () => {
  it.each([
    ["where=client_ip:1.2.3.4&text=jane", { found: 1 }, 'text "jane" · client_ip is 1.2.3.4', "1 event"],
    ["range=7d", { found: 12_345, isExact: false }, "Every event", "about 12,345 events"],
  ])("of %s", (query, more, what, found) => {
    expect(earlierWords(earlier(query, more), NOW, "UTC")).toMatchObject({ what, found });
  });

  it.each([
    [NOW, "ran today 15:45"],
    [NOW - 11 * 3_600_000, "ran today 04:45"],
    [NOW - 16 * 3_600_000, "ran yesterday 23:45"],
    [NOW - 3 * DAY_MS, "ran 2026-11-18 15:45"],
  ])("%d ran when it did, on the clock of the zone", (ranMs, when) => {
    const { where } = earlierWords(earlier("services=sso&range=7d", { ranMs }), NOW, "Asia/Kathmandu");
    expect(where).toBe(`Last 7 days · sso · ${when}`);
  });
});
