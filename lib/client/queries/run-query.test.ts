import { QueryClient } from "@tanstack/react-query";
import { afterEach, describe, expect, it, vi } from "vitest";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import type { Search } from "@/lib/search/schema";
import { stubApi } from "@/lib/testing/browser/api-stub";
import { countQuery } from "./count";
import { eventsQuery } from "./events";
import { facetQuery } from "./facets";
import { histogramQuery } from "./histogram";
import { keepWithin } from "./run-query";

const WINDOW = { start: "2026-11-20T12:00:00.000Z", end: "2026-11-21T12:00:00.000Z" };
const SEARCH: Search = {
  ...DEFAULT_SEARCH,
  text: "jane",
  where: { op: "and", items: [{ field: "a", op: "is", values: ["b"] }] },
};

afterEach(() => vi.unstubAllGlobals());

const keysOf = (search: Search) => ({
  events: eventsQuery("acme", search, WINDOW).queryKey,
  count: countQuery("acme", search, WINDOW).queryKey,
  facets: facetQuery("acme", search, WINDOW, "client_ip").queryKey,
  histogram: histogramQuery("acme", search, WINDOW, "UTC", "outcome").queryKey,
});

describe("query keys", () => {
  it("do not depend on what is only shown", () => {
    expect(keysOf({ ...SEARCH, columns: ["time"], breakdown: "service" })).toEqual(keysOf(SEARCH));
  });

  it("depend on the order for rows alone", () => {
    const { events, ...others } = keysOf({ ...SEARCH, sort: "asc" });
    const { events: eventsBefore, ...othersBefore } = keysOf(SEARCH);
    expect(events).not.toEqual(eventsBefore);
    expect(others).toEqual(othersBefore);
  });

  it("depend on scope, conditions, window, field, zone and breakdown", () => {
    const all = [
      countQuery("acme", SEARCH, WINDOW),
      countQuery("globex", SEARCH, WINDOW),
      countQuery("acme", DEFAULT_SEARCH, WINDOW),
      countQuery("acme", SEARCH, { ...WINDOW, end: "2026-11-21T12:00:01.000Z" }),
      facetQuery("acme", SEARCH, WINDOW, "client_ip"),
      facetQuery("acme", SEARCH, WINDOW, "service"),
      histogramQuery("acme", SEARCH, WINDOW, "UTC"),
      histogramQuery("acme", SEARCH, WINDOW, "UTC", "outcome"),
      histogramQuery("acme", SEARCH, WINDOW, "Asia/Tokyo", "outcome"),
    ].map(({ queryKey }) => JSON.stringify(queryKey));
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("keepWithin", () => {
  it.each([
    [["facets", "acme", "x", WINDOW, "ip"], "old"],
    [["facets", "globex", "x", WINDOW, "ip"], undefined],
    [["facets", "acme", "x", WINDOW, "user"], undefined],
  ])("of %j keeps %s", (queryKey, kept) => {
    expect(keepWithin("acme", "ip")("old", { queryKey })).toBe(kept);
  });

  it("keeps nothing when there was nothing", () => {
    expect(keepWithin("acme")("old", undefined)).toBeUndefined();
  });
});

describe("pages of events", () => {
  const pageOf = (ids: string[], cursor: string | null) => ({
    events: ids.map((id) => ({ id })),
    page: {
      count: ids.length,
      limit: 500,
      sort: "desc",
      cursor,
      complete: cursor === null,
      requestIds: [],
      notes: [],
    },
  });

  it("send the cursor back as it came, and end where there is none", async () => {
    const cursor = 'opaque "[1,2]" é';
    const calls = stubApi({
      search: ({ body }) => (body.cursor === undefined ? pageOf(["a", "b"], cursor) : pageOf(["c"], null)),
    });
    const data = await new QueryClient().fetchInfiniteQuery({
      ...eventsQuery("acme", SEARCH, WINDOW),
      pages: 3,
    });
    expect(data.pages.flatMap(({ events }) => events)).toEqual([{ id: "a" }, { id: "b" }, { id: "c" }]);
    expect(calls.map(({ body }) => [body.limit, body.cursor])).toEqual([
      [500, undefined],
      [500, cursor],
    ]);
    expect(calls[0]?.body.window).toEqual(WINDOW);
  });

  it("keep a row that is no event: it is shown as such", async () => {
    stubApi({ search: () => ({ ...pageOf([], null), events: [{ id: "a" }, "b"] }) });
    const data = await new QueryClient().fetchInfiniteQuery(eventsQuery("acme", SEARCH, WINDOW));
    expect(data.pages[0]?.events).toEqual([{ id: "a" }, "b"]);
  });

  it.each([
    ["no list", { page: {} }],
    ["a list that is none", { ...pageOf([], null), events: { 0: { id: "a" } } }],
    ["a page without its cursor", { events: [], page: { count: 0 } }],
  ])("refuse %s", async (_name, answer) => {
    stubApi({ search: () => answer });
    await expect(
      new QueryClient().fetchInfiniteQuery(eventsQuery("acme", SEARCH, WINDOW)),
    ).rejects.toMatchObject({ code: "BAD_RESPONSE" });
  });
});
