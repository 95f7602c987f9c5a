/** Counts, values and bars: right in every documented shape of the answers, and honest where they are not exact. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isAppError } from "@/lib/core/errors";
import type { Fault } from "@/lib/emulator/faults";
import type { KeyOptions } from "@/lib/emulator/options";
import { documentedEvents } from "@/lib/emulator/scenarios/documented";
import { eventsAtEqualTimes, testEvent, testOrg } from "@/lib/emulator/scenarios/small";
import { outcomeOf } from "@/lib/insights/outcome";
import type { RawEvent } from "@/lib/insights/wire";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import type { Condition, Search, Window } from "@/lib/search/schema";
import { type EventsRig, eventsRig, WINDOW } from "@/lib/testing/events";
import { countEvents } from "./count";
import { facetEvents } from "./facets";
import { histogramEvents } from "./histogram";
import { OUTCOME_FIELDS } from "./outcome";

let rig: EventsRig;
let keys = 0;
const signal = new AbortController().signal;
const org = testOrg();

beforeAll(async () => {
  rig = await eventsRig();
});
afterAll(() => rig.close());

function one(events: readonly RawEvent[], options: Partial<KeyOptions> = {}, faults: Fault[] = []) {
  const key = `numbers-${++keys}`;
  rig.emulator.addKey(key, { orgs: { [org]: events }, options });
  for (const fault of faults) rig.emulator.fault(key, fault);
  const ctx = rig.context({ orgs: [{ slug: "acme", upstreamId: org, key }] });
  const body = (where: Condition[], more: Partial<Search> = {}) => ({
    search: { ...DEFAULT_SEARCH, ...more, where: { op: "and" as const, items: where } },
    window: WINDOW,
  });
  return {
    key,
    count: (where: Condition[] = [], window: Window = WINDOW) =>
      countEvents(ctx, { ...body(where), window }, { signal }),
    facets: (field: string, where: Condition[] = [], more: Partial<Search> = {}) =>
      facetEvents(ctx, { ...body(where, more), field }, { signal }),
    bars: (more: { window?: Window; zone?: string; breakdown?: string; where?: Condition[] } = {}) => {
      const { window = WINDOW, zone = "UTC", where = [], ...rest } = more;
      return histogramEvents(ctx, { ...body(where), window, zone, ...rest }, { signal });
    },
    operations: () => rig.emulator.calls(key).map(({ operation }) => operation),
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);
const codes = (answer: { notes?: { code: string }[] | undefined }) =>
  (answer.notes ?? []).map(({ code }) => code);
const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => "answered",
    (error: unknown) => (isAppError(error) ? [error.code, error.details?.[0]?.path] : error),
  );

const endsWith7: Condition = { field: "resource.username", op: "ends_with", values: ["7"] };

describe("count", () => {
  test("is the API's own where it can evaluate the search", async () => {
    const { count, operations } = one(eventsAtEqualTimes(300));
    expect(await count([{ field: "event_type", op: "is", values: ["user_update"] }])).toEqual({
      count: 100,
      exact: true,
    });
    expect(operations()).toEqual(["count"]);
  });

  test("reads the events where it cannot", async () => {
    const { count } = one(eventsAtEqualTimes(12_000));
    expect(await count([endsWith7])).toMatchObject({ count: 1_200, exact: true });
  });

  test("of more than 100,000 events to read is not exact, and says how far it came", async () => {
    const { count, operations } = one(eventsAtEqualTimes(100_500, { tie: 10 }));
    const answer = await count([endsWith7]);
    expect([answer.count, answer.exact, codes(answer)]).toEqual([10_000, false, ["CHECKED_HERE", "capped"]]);
    expect(operations()).toHaveLength(10);
  });
});

describe("facets", () => {
  const events = [
    ...Array.from({ length: 5 }, (_, i) =>
      testEvent(`2026-11-20T10:00:0${i}Z`, { success: true, service: "sso" }),
    ),
    ...Array.from({ length: 3 }, (_, i) => testEvent(`2026-11-20T11:00:0${i}Z`, { success: false })),
  ];

  test.each(["buckets", "field", "array"] as const)("read the shape %s", async (distinctShape) => {
    const { facets } = one(events, { distinctShape });
    expect(await facets("service")).toEqual({
      field: "service",
      values: [
        { value: "sso", count: 5 },
        { value: "directory", count: 3 },
      ],
      other: 0,
      errorBound: 0,
      ignores: [],
    });
  });

  test("give booleans as text, and what is beyond the list as other", async () => {
    expect((await one(events).facets("success")).values.map(({ value }) => value)).toEqual(["true", "false"]);
    const cut = await one(events, { distinctCap: 1 }).facets("service");
    expect([cut.values.length, cut.other]).toEqual([1, 3]);
  });

  test("name what they leave out", async () => {
    const { facets } = one(eventsAtEqualTimes(20));
    expect((await facets("event_type", [endsWith7], { text: "user" })).ignores).toEqual([
      "text",
      "resource.username",
    ]);
  });

  test.each(["changes", "useragent.name", "system_timestamp", "no such field", "a..b"])(
    "refuse the field %s",
    async (field) => {
      const { facets, operations } = one([]);
      expect(await errorOf(facets(field))).toEqual(["INVALID_REQUEST", "field"]);
      expect(operations()).toEqual([]);
    },
  );
});

/** Events of every kind of outcome, at known times. */
const outcomes: RawEvent[] = [
  { success: true },
  { success: false },
  { success: false, error_message: "bad" },
  { sso_token_success: true },
  { sso_token_success: false, error_message: "denied" },
  { sso_token_success: false },
  { error_code: 49 },
  { error_code: 0 },
  {},
].map((over, i) => testEvent(`2026-11-20T0${i}:30:00Z`, { ...over, n: i }));

describe("the outcome", () => {
  test("needs no other fields than those that are asked for", () => {
    const events = [...outcomes, ...documentedEvents()];
    for (const event of events) {
      const part = Object.fromEntries(OUTCOME_FIELDS.map((field) => [field, event[field]]));
      expect(outcomeOf(part).kind).toBe(outcomeOf(event).kind);
    }
  });

  test("is counted exactly from the events where they are few", async () => {
    const { facets } = one(outcomes);
    expect(await facets("outcome")).toEqual({
      field: "outcome",
      values: [
        { value: "failure", count: 4 },
        { value: "success", count: 3 },
        { value: "step", count: 1 },
        { value: "unknown", count: 1 },
      ],
      other: 0,
      errorBound: 0,
      ignores: [],
    });
  });

  test("splits the bars exactly where events are few", async () => {
    const { bars, key } = one(outcomes);
    const { series = [], buckets, exact } = await bars({ breakdown: "outcome" });
    expect([sum(buckets.map(({ count }) => count)), exact]).toEqual([9, true]);
    expect(series.map(({ value, counts, exact: own }) => [value, sum(counts), own])).toEqual([
      ["failure", 4, true],
      ["step", 1, true],
      ["success", 3, true],
    ]);
    const [read] = rig.emulator.calls(key).filter(({ operation }) => operation === "events");
    expect((read?.body as { fields: string[] } | undefined)?.fields).toContain("organization");
  });

  test("that cannot be read leaves the bars whole and without colours, and says why", async () => {
    const { bars } = one(outcomes, {}, [{ kind: "status", status: 403, at: "events", times: 9 }]);
    const { buckets, series, source, exact, notes } = await bars({ breakdown: "outcome" });
    expect([sum(buckets.map(({ count }) => count)), series, source, exact]).toEqual([
      9,
      [],
      "interval",
      true,
    ]);
    expect(notes).toEqual([
      {
        code: "breakdown_failed",
        message:
          "The outcome of the events could not be read, so the bars have no colours. The key's admin role cannot read this, or this organisation.",
      },
    ]);
  });

  test("of another organisation's events still ends the answer", async () => {
    const foreign = testEvent("2026-11-20T10:00:00Z", { organization: testOrg("somebody else") });
    const { bars } = one(outcomes, {}, [{ kind: "extra-rows", rows: [foreign], at: "events", times: 9 }]);
    expect(await errorOf(bars({ breakdown: "outcome" }))).toEqual(["TENANT_MISMATCH", "events.organization"]);
  });

  test("fails alone among the facets", async () => {
    const { facets } = one(outcomes, {}, [{ kind: "status", status: 403, at: "events", times: 9 }]);
    expect(await errorOf(facets("outcome"))).toEqual(["UPSTREAM_FORBIDDEN", undefined]);
    expect((await facets("service")).values).not.toEqual([]);
  });

  test("of more than a page is counted by the API as far as it goes, and says so", async () => {
    const many = [...eventsAtEqualTimes(10_000, { tie: 9 }), ...outcomes];
    const { facets, bars } = one(many);
    const facet = await facets("outcome");
    expect(Object.fromEntries(facet.values.map(({ value, count }) => [value, count]))).toEqual({
      failure: 3,
      success: 2,
      step: 1,
      unknown: 10_003,
    });
    expect([facet.errorBound, codes(facet)]).toEqual([10_003, ["approximate"]]);
    const { series = [] } = await bars({ breakdown: "outcome" });
    expect(series.map(({ value, counts, exact }) => [value, sum(counts), exact])).toEqual([
      ["failure", 3, false],
      ["step", 1, false],
      ["success", 2, false],
    ]);
  });
});

describe("bars", () => {
  const events = eventsAtEqualTimes(5_000, { tie: 5, start: "2026-11-20T03:00:00Z" });

  test.each(["buckets", "field", "array"] as const)("read the shape %s", async (intervalShape) => {
    const { bars } = one(events, { intervalShape });
    const { buckets, source, exact, interval } = await bars();
    expect([buckets.length, sum(buckets.map(({ count }) => count)), source, exact]).toEqual([
      48,
      5_000,
      "interval",
      true,
    ]);
    expect(interval).toEqual({ unit: "m", value: 30 });
    expect(buckets.slice(5, 8).map(({ count }) => count)).toEqual([0, 5_000, 0]);
  });

  test.each(["omit", "between", "all"] as const)(
    "are filled with zeros when the API gives %s",
    async (intervalGaps) => {
      const { buckets } = await one(events, { intervalGaps }).bars();
      expect([buckets.length, buckets[0]?.start, buckets.at(-1)?.end]).toEqual([
        48,
        Date.parse(WINDOW.start),
        Date.parse(WINDOW.end),
      ]);
    },
  );

  test.each<[string, Partial<KeyOptions>, Fault[]]>([
    ["silent", { interval: "silent" }, []],
    ["failing", {}, [{ kind: "status", status: 500, at: "interval", times: 9 }]],
    ["not known", {}, [{ kind: "status", status: 404, at: "interval", times: 9 }]],
    ["unreadable", {}, [{ kind: "shape", value: "no", at: "interval", times: 9 }]],
  ])("are counted one by one when the interval call is %s", async (_name, options, faults) => {
    const { bars, operations } = one(events, options, faults);
    const { buckets, source, exact, ...answer } = await bars();
    expect([sum(buckets.map(({ count }) => count)), source, exact, codes(answer)]).toEqual([
      5_000,
      "counts",
      true,
      ["counted_singly"],
    ]);
    expect(buckets[6]?.count).toBe(5_000);
    expect(operations().filter((operation) => operation === "count").length).toBeLessThanOrEqual(61);
  });

  test("counted one by one hold an event on an edge once, whether the end belongs to a range or not", async () => {
    const onEdges = Array.from({ length: 20 }, (_, i) =>
      testEvent(new Date(Date.parse(WINDOW.start) + i * 1_800_000).toISOString(), { n: i }),
    );
    for (const endInclusive of [true, false]) {
      const { buckets } = await one(onEdges, { interval: "silent", endInclusive }).bars();
      expect(buckets.map(({ count }) => count)).toEqual([
        ...Array<number>(20).fill(1),
        ...Array<number>(28).fill(0),
      ]);
    }
  });

  test("of a silent interval without any event need one count and no more", async () => {
    const { bars, operations } = one([], { interval: "silent" });
    const { buckets, source, notes } = await bars();
    expect([sum(buckets.map(({ count }) => count)), source, notes]).toEqual([0, "interval", undefined]);
    expect(operations()).toEqual(["interval", "count"]);
  });

  test("that do not add up to the count say so", async () => {
    const value = { buckets: [{ key: Date.parse("2026-11-20T03:00:00Z"), doc_count: 4_990 }] };
    const { bars } = one(events, {}, [{ kind: "shape", value, at: "interval" }]);
    const answer = await bars();
    expect([answer.exact, codes(answer)]).toEqual([false, ["sum_differs"]]);
  });

  test("of a search that must be read come from the events", async () => {
    const { buckets, source, exact } = await one(events).bars({ where: [endsWith7] });
    expect([sum(buckets.map(({ count }) => count)), source, exact]).toEqual([500, "scan", true]);
  });

  test("split by a field show its five most frequent values", async () => {
    const { series = [] } = await one(events).bars({ breakdown: "event_type" });
    expect(series.map(({ value, counts, exact }) => [value, sum(counts), exact])).toEqual([
      ["group_update", 3_333, true],
      ["user_update", 1_667, true],
    ]);
  });

  test("split by a field with capitals ask for it as it is", async () => {
    const named = Array.from({ length: 4 }, (_, i) =>
      testEvent(`2026-11-20T10:00:0${i}Z`, { event_type: "Mixed_Case" }),
    );
    const { series = [] } = await one(named, { distinctKeys: "original", caseRule: "exact" }).bars({
      breakdown: "event_type",
    });
    expect(series.map(({ value, counts }) => [value, sum(counts)])).toEqual([["Mixed_Case", 4]]);
  });

  test("split by a field with a search that must be read come from the events too", async () => {
    const { series = [] } = await one(events).bars({ breakdown: "event_type", where: [endsWith7] });
    expect(sum(series.flatMap(({ counts }) => counts))).toBe(500);
  });

  test("stay when their split by a field fails", async () => {
    const fault: Fault = { kind: "status", status: 403, at: "distinct" };
    const answer = await one(events, {}, [fault]).bars({ breakdown: "event_type" });
    expect([sum(answer.buckets.map(({ count }) => count)), answer.series, codes(answer)]).toEqual([
      5_000,
      [],
      ["breakdown_failed"],
    ]);
  });

  test("that the API did not give cannot be split, and say so", async () => {
    const answer = await one(events, { interval: "silent" }).bars({ breakdown: "event_type" });
    expect([answer.series, codes(answer)]).toEqual([[], ["counted_singly", "breakdown_left_out"]]);
  });

  test.each([
    [{ zone: "Mars/Olympus" }, "zone"],
    [{ breakdown: "changes" }, "breakdown"],
  ])("refuse %j", async (more, path) => {
    expect(await errorOf(one([]).bars(more))).toEqual(["INVALID_REQUEST", path]);
  });
});
