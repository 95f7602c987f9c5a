import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isAppError } from "@/lib/core/errors";
import type { Fault } from "@/lib/emulator/faults";
import { eventsAtEqualTimes, testEvent, testOrg } from "@/lib/emulator/scenarios/small";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import { type EventsRig, eventsRig, readAll, readPage, WINDOW } from "@/lib/testing/events";
import { countEvents } from "./count";
import { facetEvents } from "./facets";
import { histogramEvents } from "./histogram";

let rig: EventsRig;
let keys = 0;
const newKey = () => `scopes-${++keys}`;
const signal = new AbortController().signal;

beforeAll(async () => {
  rig = await eventsRig();
});
afterAll(() => rig.close());

const names = ["alpha", "beta", "gamma"];
const orgOf = (name: string) => testOrg(name);

/** Events of several orgs with the same times, ids told apart. */
function eventsOf(name: string, count: number, tie: number) {
  return eventsAtEqualTimes(count, { tie, organization: orgOf(name) }).map((event) => ({
    ...event,
    id: `${name}-${String(event.id)}`,
  }));
}

/** All orgs of `shape`: [name, key, number of events, how many share a time]. */
function all(shape: [name: string, key: string, count: number, tie: number][]) {
  const events = shape.map(([name, , count, tie]) => eventsOf(name, count, tie));
  for (const key of new Set(shape.map(([, own]) => own))) {
    const own = shape.flatMap(([name, its], index) =>
      its === key ? [[orgOf(name), events[index] ?? []] as const] : [],
    );
    rig.emulator.addKey(key, { orgs: Object.fromEntries(own) });
  }
  const orgs = shape.map(([slug, key]) => ({ slug, upstreamId: orgOf(slug), key }));
  return { ctx: rig.context({ kind: "all", orgs }), events: events.flat() };
}

async function codeOf(work: Promise<unknown>) {
  return work.then(
    () => "answered",
    (error: unknown) => (isAppError(error) ? error.code : error),
  );
}

describe("all orgs of one key", () => {
  test("are one request with one x-org-id line each", async () => {
    const key = newKey();
    const { ctx } = all(names.map((name) => [name, key, 10, 1]));
    const { events } = await readPage(ctx);
    const calls = rig.emulator.calls(key);
    const lines = calls[0]?.headers
      .filter(([name]) => name.toLowerCase() === "x-org-id")
      .map(([, value]) => value);
    expect([calls.length, lines, events.length]).toEqual([1, names.map(orgOf), 30]);
  });

  test("events of two orgs with one id are two events", async () => {
    const key = newKey();
    const events = (name: string) => [
      testEvent("2026-11-20T10:00:00Z", { organization: orgOf(name), id: "same" }),
    ];
    rig.emulator.addKey(key, {
      orgs: { [orgOf("alpha")]: events("alpha"), [orgOf("beta")]: events("beta") },
    });
    const orgs = ["alpha", "beta"].map((slug) => ({ slug, upstreamId: orgOf(slug), key }));
    const ctx = rig.context({ kind: "all", orgs });
    const { events: given, pages } = await readAll(ctx, { limit: 1 });
    expect(given.map(({ organization }) => organization).sort()).toEqual(
      [orgOf("alpha"), orgOf("beta")].sort(),
    );
    expect(pages.at(-1)?.notes).toEqual([]);
    expect((await readPage(ctx)).events).toHaveLength(2);
  });

  test("an event of an org that was not asked for ends all of it", async () => {
    const key = newKey();
    const { ctx } = all([["alpha", key, 3, 1]]);
    rig.emulator.fault(key, {
      kind: "extra-rows",
      rows: [testEvent("2026-11-20T10:00:00Z", { organization: orgOf("beta") })],
    });
    expect(await codeOf(readPage(ctx))).toBe("TENANT_MISMATCH");
  });
});

describe("orgs of several keys are merged by time", () => {
  test.each([
    ["desc", 100, 7],
    ["asc", 100, 7],
    ["desc", 7, 100],
    ["asc", 64, 1],
    ["desc", 1_000, 500],
  ] as const)(
    "%s, %i a page, %i at the same time: none missing, none twice, in order",
    async (sort, limit, tie) => {
      const { ctx, events } = all([
        ["alpha", newKey(), 900, tie],
        ["beta", newKey(), 431, tie],
        ["gamma", newKey(), 12, 3],
      ]);
      const most = 500;
      const { events: given, pages } = await readAll(ctx, { limit, search: { sort } }, most);
      expect(pages.length).toBeLessThan(most);
      expect(given).toHaveLength(events.length);
      expect(new Set(given.map(({ id }) => id))).toEqual(new Set(events.map(({ id }) => id)));
      const times = given.map(({ timestamp }) => String(timestamp));
      const sorted = [...times].sort();
      expect(times).toEqual(sort === "asc" ? sorted : sorted.reverse());
      expect(pages.at(-1)).toMatchObject({ cursor: null, complete: true, notes: [] });
    },
  );

  test("forty with a key each fit into one cursor", async () => {
    const { ctx, events } = all(
      Array.from({ length: 40 }, (_, place) => [`org-${place}`, newKey(), 8, 2] as const).map((shape) => [
        ...shape,
      ]),
    );
    const { events: given, pages } = await readAll(ctx, { limit: 25 });
    expect(new Set(given.map(({ id }) => id)).size).toBe(events.length);
    expect([given.length, pages.length]).toEqual([320, 13]);
    expect(pages.at(-1)).toMatchObject({ complete: true, notes: [] });
  });

  test("late events between two pages are not given twice", async () => {
    const [first, second] = [newKey(), newKey()];
    const { ctx, events } = all([
      ["alpha", first, 50, 1],
      ["beta", second, 50, 1],
    ]);
    const one = await readPage(ctx, { limit: 31 });
    const late = testEvent("2026-11-20T23:00:00Z", { organization: orgOf("alpha") });
    rig.emulator.addKey(first, { orgs: { [orgOf("alpha")]: [...eventsOf("alpha", 50, 1), late] } });
    const fresh = all([["gamma", newKey(), 1, 1]]).ctx.server.gateway;
    const later = { ...ctx, server: { ...ctx.server, gateway: fresh } };
    const ids = one.events.map(({ id }) => id);
    let { cursor } = one.page;
    while (cursor !== null) {
      const next = await readPage(later, { limit: 31, cursor });
      ids.push(...next.events.map(({ id }) => id));
      cursor = next.page.cursor;
    }
    expect(ids).toHaveLength(events.length);
    expect(new Set(ids).size).toBe(events.length);
  });

  test.each<[string, Fault]>([
    ["is down", { kind: "status", status: 403, times: 99 }],
    ["sorts otherwise", { kind: "wrong-sort", times: 99 }],
  ])("one that %s is named, the others go on, and it is not complete", async (_name, fault) => {
    const bad = newKey();
    const { ctx } = all([
      ["alpha", newKey(), 20, 2],
      ["beta", bad, 20, 2],
    ]);
    rig.emulator.fault(bad, fault);
    const { events: given, pages } = await readAll(ctx, { limit: 15 });
    expect(new Set(given.map(({ organization }) => organization))).toEqual(new Set([orgOf("alpha")]));
    expect(given).toHaveLength(20);
    expect(pages.map(({ complete }) => complete)).not.toContain(true);
    expect(pages.length).toBeGreaterThan(1);
    for (const { notes } of pages) {
      expect(notes.find(({ code }) => code === "org_failed")?.message).toMatch(/^BETA: left out\. /);
    }
  });

  test("all of them failing is a failure", async () => {
    const [one, two] = [newKey(), newKey()];
    const { ctx } = all([
      ["alpha", one, 2, 1],
      ["beta", two, 2, 1],
    ]);
    for (const key of [one, two]) rig.emulator.fault(key, { kind: "status", status: 403, times: 9 });
    expect(await codeOf(readPage(ctx))).toBe("UPSTREAM_FORBIDDEN");
  });

  test("counts, values and bars add up over them, and one that fails makes them inexact", async () => {
    const bad = newKey();
    const { ctx } = all([
      ["alpha", newKey(), 30, 1],
      ["beta", bad, 12, 1],
    ]);
    const body = { search: DEFAULT_SEARCH, window: WINDOW };
    expect(await countEvents(ctx, body, { signal })).toEqual({ count: 42, exact: true });
    const facets = await facetEvents(ctx, { ...body, field: "organization" }, { signal });
    expect(facets.values).toEqual([
      { value: orgOf("alpha"), count: 30 },
      { value: orgOf("beta"), count: 12 },
    ]);
    const only = { field: "organization", op: "is" as const, values: [orgOf("beta")] };
    const narrowed = { ...DEFAULT_SEARCH, where: { op: "and" as const, items: [only] } };
    expect(await countEvents(ctx, { ...body, search: narrowed }, { signal })).toEqual({
      count: 12,
      exact: true,
    });
    const split = await histogramEvents(ctx, { ...body, zone: "UTC", breakdown: "organization" }, { signal });
    expect(split.series?.map(({ value, counts }) => [value, counts.reduce((sum, n) => sum + n, 0)])).toEqual([
      [orgOf("alpha"), 30],
      [orgOf("beta"), 12],
    ]);
    const { buckets, exact } = await histogramEvents(ctx, { ...body, zone: "UTC" }, { signal });
    expect([buckets.reduce((sum, { count }) => sum + count, 0), exact]).toEqual([42, true]);

    rig.emulator.fault(bad, { kind: "status", status: 403, times: 99 });
    const narrower = { ...body, window: { ...WINDOW, end: "2026-11-20T23:00:00.000Z" } };
    expect(await countEvents(ctx, narrower, { signal })).toMatchObject({
      count: 30,
      exact: false,
      notes: [{ code: "org_failed" }],
    });
    expect(await histogramEvents(ctx, { ...narrower, zone: "UTC" }, { signal })).toMatchObject({
      exact: false,
    });
  });
});

describe("the provider's own events", () => {
  test("are asked for by x-provider-id, and may name any organisation", async () => {
    const key = newKey();
    const events = names.map((name) =>
      testEvent("2026-11-20T10:00:00Z", { organization: orgOf(name), event_type: "organization_create" }),
    );
    rig.emulator.addKey(key, {
      orgs: { [orgOf("alpha")]: [] },
      provider: { id: "5e160715b7782848e073301e", events },
    });
    const ctx = rig.context({ provider: { id: "5e160715b7782848e073301e", key } });
    const { events: given, page } = await readPage(ctx);
    const sent = rig.emulator.calls(key)[0]?.headers.map(([name]) => name.toLowerCase());
    expect([given.length, page.complete, page.notes]).toEqual([3, true, []]);
    expect(sent).toContain("x-provider-id");
    expect(sent).not.toContain("x-org-id");
  });
});

test("a scope without any org is empty, not an error", async () => {
  const ctx = rig.context({ kind: "all", orgs: [] });
  const { events, page } = await readPage(ctx);
  expect([events, page.cursor, page.complete]).toEqual([[], null, true]);
  expect(await countEvents(ctx, { search: DEFAULT_SEARCH, window: WINDOW }, { signal })).toEqual({
    count: 0,
    exact: true,
  });
});
