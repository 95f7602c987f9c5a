import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isAppError } from "@/lib/core/errors";
import type { Fault } from "@/lib/emulator/faults";
import type { KeyOptions } from "@/lib/emulator/options";
import { eventsAtEqualTimes, testEvent, testOrg } from "@/lib/emulator/scenarios/small";
import type { RawEvent } from "@/lib/insights/wire";
import type { Search } from "@/lib/search/schema";
import { type EventsRig, eventsRig, readAll, readPage } from "@/lib/testing/events";

let rig: EventsRig;
let keys = 0;

beforeAll(async () => {
  rig = await eventsRig();
});
afterAll(() => rig.close());

const org = testOrg();
const idsOf = (events: readonly RawEvent[]) => events.map((event) => String(event.id));
const codesOf = (page: { notes: { code: string }[] }) => page.notes.map(({ code }) => code);

/** A context on one org with these events, and its key. */
function one(events: readonly RawEvent[], options: Partial<KeyOptions> = {}, faults: Fault[] = []) {
  const key = `search-${++keys}`;
  rig.emulator.addKey(key, { orgs: { [org]: events }, options });
  for (const fault of faults) rig.emulator.fault(key, fault);
  return { key, ctx: rig.context({ orgs: [{ slug: "acme", upstreamId: org, key }] }) };
}

async function errorOf(work: Promise<unknown>) {
  try {
    await work;
    return "answered";
  } catch (error) {
    return isAppError(error) ? { code: error.code, paths: error.details?.map(({ path }) => path) } : error;
  }
}

describe("25,000 events that share their times", () => {
  const events = eventsAtEqualTimes(25_000, { tie: 7 });

  test.each([
    [1_000, "desc"],
    [1_000, "asc"],
    [10_000, "desc"],
    [10_000, "asc"],
  ] as const)("at limit %i, %s: none is missing or comes twice", async (limit, sort) => {
    const { ctx } = one(events);
    const { events: given, pages } = await readAll(ctx, { limit, search: { sort } });
    expect(given).toHaveLength(25_000);
    expect(new Set(idsOf(given))).toEqual(new Set(idsOf(events)));
    expect(pages.at(-1)).toMatchObject({ cursor: null, complete: true, notes: [], sort });
    expect(pages.slice(0, -1).every((page) => !page.complete && page.count === limit)).toBe(true);
  });

  test("the answer is the upstream's own bytes", async () => {
    const text =
      '{"id":"a","organization":"ORG","timestamp":"2026-11-20T10:00:00Z","n":1.50,"big":12345678901234567890}'.replace(
        "ORG",
        org,
      );
    const { ctx } = one([JSON.parse(text) as RawEvent]);
    const { events: given } = await readPage(ctx);
    expect(given).toEqual([JSON.parse(text)]);
  });
});

describe("the cursor", () => {
  const events = eventsAtEqualTimes(30, { tie: 4 });
  const first = async (search: Partial<Search> = {}) => {
    const made = one(events);
    const { page } = await readPage(made.ctx, { limit: 10, search });
    return { ...made, cursor: page.cursor ?? "" };
  };

  test("is sent with the very same query, whatever number of rows is asked for next", async () => {
    const { ctx, key } = one(events, { cursorBinding: "query-and-limit" });
    const { page } = await readPage(ctx, { limit: 5 });
    const second = await readPage(ctx, { limit: 20, cursor: page.cursor ?? "" });
    const third = await readPage(ctx, { limit: 20, cursor: second.page.cursor ?? "" });
    expect([second.page.count, third.page.count]).toEqual([5, 5]);
    const calls = rig.emulator.calls(key);
    expect(calls.map(({ status }) => status)).toEqual([200, 200, 200]);
    const queries = calls.map(({ body }) => JSON.stringify({ ...(body as object), search_after: undefined }));
    expect(new Set(queries).size).toBe(1);
  });

  test.each([
    ["cut short", (cursor: string) => cursor.slice(0, -2)],
    ["changed", (cursor: string) => cursor.replace(/^./, (sign) => (sign === "e" ? "f" : "e"))],
    ["without a signature", (cursor: string) => cursor.split(".")[0] ?? ""],
    ["nonsense", () => "nonsense"],
  ])("%s is refused", async (_name, damage) => {
    const { ctx, cursor } = await first();
    expect(await errorOf(readPage(ctx, { cursor: damage(cursor) }))).toEqual({
      code: "INVALID_REQUEST",
      paths: ["cursor"],
    });
  });

  test.each<[string, Parameters<typeof readPage>[1]]>([
    ["another search", { search: { text: "jane" } }],
    ["another order", { search: { sort: "asc" } }],
    ["another window", { window: { start: "2026-11-20T00:00:00.000Z", end: "2026-11-20T12:00:00.000Z" } }],
  ])("of %s is refused", async (_name, change) => {
    const { ctx, cursor } = await first();
    expect(await errorOf(readPage(ctx, { ...change, cursor }))).toEqual({
      code: "INVALID_REQUEST",
      paths: ["cursor"],
    });
  });

  test("of another scope is refused", async () => {
    const { cursor, key } = await first();
    const other = rig.context({ orgs: [{ slug: "beta", upstreamId: org, key }] });
    expect(await errorOf(readPage(other, { cursor }))).toEqual({
      code: "INVALID_REQUEST",
      paths: ["cursor"],
    });
  });

  test("goes back upstream digit by digit", async () => {
    const digits = '[12345678901234567890,"x"]';
    const set = { "X-Search_after": digits };
    const { ctx, key } = one(events, { cursorBinding: "none" }, [{ kind: "headers", set }]);
    const { page } = await readPage(ctx, { limit: 10 });
    const seen: string[] = [];
    const fetched = rig.emulator.handle;
    rig.emulator.handle = (request) => {
      seen.push(request.body);
      return fetched(request);
    };
    await errorOf(readPage(ctx, { limit: 10, cursor: page.cursor ?? "" }));
    rig.emulator.handle = fetched;
    expect(seen[0]).toContain(`"search_after":${digits}`);
    expect(rig.emulator.calls(key)).toHaveLength(2);
  });
});

describe("what a page says about itself", () => {
  const events = eventsAtEqualTimes(30, { tie: 4 });
  const header = (name: string, value: string): Fault => ({ kind: "headers", set: { [name]: value } });

  test.each<[string, Fault, string[], "goes on" | "stops"]>([
    ["another order", { kind: "wrong-sort" }, ["sort_changed"], "goes on"],
    ["no cursor on a full page", { kind: "headers", drop: ["X-Search_after"] }, ["incomplete"], "stops"],
    ["a broken cursor", header("X-Search_after", "oops"), ["cursor_unusable"], "stops"],
    ["20 kB of cursor", header("X-Search_after", `["${"x".repeat(20_000)}"]`), ["cursor_unusable"], "stops"],
    ["a count at odds with the rows", header("X-Result-Count", "7"), ["inconsistent"], "stops"],
    ["neither count nor limit", { kind: "headers", drop: ["X-Result-Count", "X-Limit"] }, [], "goes on"],
    ["a limit that as text is more than the count", header("X-Limit", "9"), [], "goes on"],
  ])("%s", async (_name, fault, codes, then) => {
    const { ctx } = one(events, {}, [fault]);
    const { events: given, page } = await readPage(ctx, { limit: 10 });
    expect([given.length, page.count, codesOf(page), page.complete]).toEqual([10, 10, codes, false]);
    expect(page.cursor === null ? "stops" : "goes on").toBe(then);
  });

  test("rows that are no events are left out and told", async () => {
    const { ctx } = one(events.slice(0, 3), {}, [{ kind: "extra-rows", rows: [7, null] }]);
    const { events: given, page } = await readPage(ctx);
    expect([given.length, codesOf(page), page.complete]).toEqual([3, ["unreadable_rows"], false]);
  });

  test("events without an organisation are shown and told", async () => {
    const rows = [{ id: "n", organization: null }, { id: "m" }];
    const { ctx } = one(events.slice(0, 3), {}, [{ kind: "extra-rows", rows }]);
    const { events: given, page } = await readPage(ctx);
    expect([given.length, codesOf(page), page.complete]).toEqual([5, ["organization_missing"], true]);
  });

  test("another order shows in the page, and goes on in it", async () => {
    const { ctx } = one(events, {}, [{ kind: "wrong-sort", times: 9 }]);
    const { events: given, pages } = await readAll(ctx, { limit: 10 });
    expect(new Set(pages.map((page) => page.sort))).toEqual(new Set(["asc"]));
    expect(new Set(idsOf(given)).size).toBe(30);
    const times = given.map((event) => String(event.timestamp));
    expect(times).toEqual([...times].sort());
  });

  test.each<[string, Fault["kind"] & ("cursor-repeat" | "page-repeat"), number]>([
    ["the same cursor again", "cursor-repeat", 20],
    ["the same page again", "page-repeat", 10],
  ])("%s ends the run, and nothing comes twice", async (_name, kind, distinct) => {
    const { ctx, key } = one(events, {}, [{ kind, times: 99, after: kind === "cursor-repeat" ? 1 : 0 }]);
    const { events: given, pages } = await readAll(ctx, { limit: 10 }, 20);
    expect(new Set(idsOf(given)).size).toBe(given.length);
    expect(given).toHaveLength(distinct);
    expect(pages.at(-1)?.cursor).toBeNull();
    expect(pages.at(-1)?.complete).toBe(false);
    expect(codesOf(pages.at(-1) ?? { notes: [] })).toEqual(["repeated_page"]);
    expect(rig.emulator.calls(key).length).toBeLessThanOrEqual(3);
  });

  test("an event that comes twice is shown once", async () => {
    const { ctx } = one(events.slice(0, 3), {}, [{ kind: "extra-rows", rows: events.slice(0, 1) }]);
    const { events: given, page } = await readPage(ctx);
    expect(idsOf(given).sort()).toEqual(idsOf(events.slice(0, 3)).sort());
    expect(codesOf(page)).toContain("duplicates_dropped");
  });

  test("an excluded event that came all the same is dropped and told", async () => {
    const { ctx } = one(events, {}, [{ kind: "not-ignored" }]);
    const where = {
      op: "and" as const,
      items: [{ field: "event_type", op: "is_not" as const, values: ["user_update"] }],
    };
    const { events: given, page } = await readPage(ctx, { search: { where } });
    expect(given.every((event) => event.event_type === "group_update")).toBe(true);
    expect(given).toHaveLength(20);
    expect(codesOf(page)).toEqual(["excluded_dropped"]);
  });

  test("an event of another organisation ends all of it", async () => {
    const { ctx } = one(events, {}, [
      { kind: "extra-rows", rows: [testEvent("2026-11-20T10:00:00Z", { organization: testOrg("other") })] },
    ]);
    expect(await errorOf(readPage(ctx))).toMatchObject({ code: "TENANT_MISMATCH" });
  });

  test("an answer that holds nothing readable is no list of events", async () => {
    const { ctx } = one([], {}, [{ kind: "shape", value: [1, 2] }]);
    expect(await errorOf(readPage(ctx))).toMatchObject({ code: "BAD_SHAPE" });
  });

  test("no events at all is a complete page", async () => {
    const { ctx } = one([]);
    const { events: given, page } = await readPage(ctx);
    expect([given, page.count, page.cursor, page.complete]).toEqual([[], 0, null, true]);
  });
});

describe("an org without an id of its own", () => {
  const events = eventsAtEqualTimes(4, { tie: 1 });

  test("sends no x-org-id, and stays with the organisation that answered first", async () => {
    const key = `search-${++keys}`;
    rig.emulator.addKey(key, { orgs: { [org]: events } });
    const ctx = rig.context({ orgs: [{ slug: "acme", upstreamId: null, key }] });
    await readPage(ctx, { limit: 2 });
    expect(rig.emulator.calls(key)[0]?.headers.map(([name]) => name.toLowerCase())).not.toContain("x-org-id");
    rig.emulator.fault(key, {
      kind: "shape",
      value: [testEvent("2026-11-20T10:00:00Z", { organization: testOrg("other") })],
    });
    expect(await errorOf(readPage(ctx, { limit: 3 }))).toMatchObject({ code: "TENANT_MISMATCH" });
  });

  test("refuses an answer that names two", async () => {
    const key = `search-${++keys}`;
    rig.emulator.addKey(key, { orgs: { [org]: events } });
    rig.emulator.fault(key, {
      kind: "extra-rows",
      rows: [testEvent("2026-11-20T10:00:00Z", { organization: testOrg("other") })],
    });
    const ctx = rig.context({ orgs: [{ slug: "acme", upstreamId: null, key }] });
    expect(await errorOf(readPage(ctx))).toMatchObject({ code: "TENANT_MISMATCH" });
  });
});

describe("what the API cannot evaluate is read here", () => {
  const events = eventsAtEqualTimes(12_000, { tie: 7 });
  const where = (value: string) => ({
    op: "and" as const,
    items: [{ field: "resource.username", op: "ends_with" as const, values: [value] }],
  });

  test("page by page, none missing, with the number that was read", async () => {
    const { ctx } = one(events);
    const { events: given, pages } = await readAll(ctx, { limit: 500, search: { where: where("7") } });
    const wanted = events.filter((event) =>
      String((event.resource as { username: string }).username).endsWith("7"),
    );
    expect(new Set(idsOf(given))).toEqual(new Set(idsOf(wanted)));
    expect(given).toHaveLength(wanted.length);
    expect(codesOf(pages[0] ?? { notes: [] })).toEqual(["CHECKED_HERE", "residual_scanned"]);
    expect(pages.at(-1)?.complete).toBe(true);
  });

  test("a search that matches nothing reads to the end and says so", async () => {
    const { ctx } = one(events);
    const { pages } = await readAll(ctx, { search: { where: where("nobody") } });
    expect(pages.map(({ count, cursor }) => [count, cursor])).toEqual([[0, null]]);
    expect(pages[0]?.notes.at(-1)?.message).toBe("12,000 events read here to find none.");
  });

  test("a page that fails later keeps what was found, and goes on from there", async () => {
    const { ctx, key } = one(events, {}, [{ kind: "status", status: 403, after: 1 }]);
    const first = await readPage(ctx, { limit: 5_000, search: { where: where("7") } });
    expect([codesOf(first.page), first.page.complete]).toEqual([
      ["CHECKED_HERE", "incomplete", "residual_scanned"],
      false,
    ]);
    rig.emulator.clearFaults(key);
    const second = await readPage(ctx, {
      limit: 5_000,
      search: { where: where("7") },
      cursor: first.page.cursor ?? "",
    });
    expect(first.events.length + second.events.length).toBe(1_200);
  });
});

test.each<[string, { start: string; end: string }, string]>([
  [
    "an end before the start",
    { start: "2026-11-20T10:00:00.000Z", end: "2026-11-20T09:00:00.000Z" },
    "window.end",
  ],
  [
    "a start in the future",
    { start: "2026-11-22T10:00:00.000Z", end: "2026-11-22T11:00:00.000Z" },
    "window.start",
  ],
  [
    "an end in the future",
    { start: "2026-11-20T10:00:00.000Z", end: "2026-11-22T11:00:00.000Z" },
    "window.end",
  ],
  [
    "a start before the retention",
    { start: "2026-06-01T00:00:00.000Z", end: "2026-11-20T11:00:00.000Z" },
    "window.start",
  ],
])("%s is refused by its path, and nothing is asked upstream", async (_name, window, path) => {
  const { ctx, key } = one([]);
  const error = await errorOf(readPage(ctx, { window }));
  expect(error).toMatchObject({ code: "INVALID_REQUEST", paths: expect.arrayContaining([path]) as string[] });
  expect(rig.emulator.calls(key)).toEqual([]);
});

test("a start before what the licence of the org keeps is refused", async () => {
  const key = `search-${++keys}`;
  const ctx = rig.context({ orgs: [{ slug: "brief", upstreamId: org, key, retentionDays: 15 }] });
  const window = { start: "2026-10-21T00:00:00.000Z", end: "2026-11-20T11:00:00.000Z" };
  expect(await errorOf(readPage(ctx, { window }))).toEqual({
    code: "INVALID_REQUEST",
    paths: ["window.start"],
  });
});
