import { describe, expect, it } from "vitest";
import { createEmulator } from "./emulator";
import type { KeyOptions } from "./options";
import { ask } from "./scenarios/ask";
import { testEvent, testOrg } from "./scenarios/small";

const NOW = Date.parse("2026-11-21T08:00:00Z");
const EVENTS = [
  testEvent("2026-11-16T20:30:00Z", { event_type: "A", tags: ["x", "X", "y"] }),
  testEvent("2026-11-17T03:59:59.999Z", { event_type: "a", success: true }),
  testEvent("2026-11-17T04:00:00Z", { event_type: "b", resource: { id: 7 } }),
  testEvent("2026-11-19T12:00:00Z", { event_type: "c", geoip: null }),
];

async function call(
  path: string,
  body: Record<string, unknown>,
  options: Partial<KeyOptions> = {},
): Promise<unknown> {
  const emulator = createEmulator({ seed: 1, now: () => NOW });
  emulator.addKey("key", { orgs: { [testOrg()]: EVENTS }, options });
  const base = { service: ["all"], start_time: "2026-11-16T00:00:00Z", end_time: "2026-11-20T00:00:00Z" };
  return (await ask(emulator, "key", path, { ...base, ...body })).json;
}

it("counts", async () => {
  expect(await call("/count", {})).toEqual({ count: 4 });
  expect(await call("/count", { limit: 1, search_term: { and: [{ event_type: ["a", "b"] }] } })).toEqual({
    count: 3,
  });
});

describe("distinct", () => {
  it("lists lower-case values by falling count, then by name", async () => {
    expect(await call("/distinct", { field: "event_type" })).toEqual({
      buckets: [
        { key: "a", doc_count: 2 },
        { key: "b", doc_count: 1 },
        { key: "c", doc_count: 1 },
      ],
      doc_count_error_upper_bound: 0,
      sum_other_doc_count: 0,
    });
  });

  it.each<[string, Record<string, unknown>, Partial<KeyOptions>, unknown]>([
    [
      "counts an event once for each of its values",
      { field: "tags" },
      {},
      [
        { key: "x", doc_count: 1 },
        { key: "y", doc_count: 1 },
      ],
    ],
    ["gives numbers and booleans as text", { field: "resource.id" }, {}, [{ key: "7", doc_count: 1 }]],
    ["has nothing for objects and null", { field: "geoip" }, {}, []],
    [
      "keeps capitals by option",
      { field: "tags" },
      { distinctKeys: "original" },
      [
        { key: "X", doc_count: 1 },
        { key: "x", doc_count: 1 },
        { key: "y", doc_count: 1 },
      ],
    ],
  ])("%s", async (_name, body, options, wanted) => {
    expect(await call("/distinct", body, { ...options, distinctShape: "array" })).toEqual(wanted);
  });

  it("keys the list by the field where a client says that the live API does", async () => {
    expect(
      await call("/distinct", { field: "event_type" }, { distinctShape: "field", distinctCap: 1 }),
    ).toEqual({
      event_type: [{ key: "a", doc_count: 2 }],
      doc_count_error_upper_bound: 0,
      sum_other_doc_count: 2,
    });
  });
});

describe("interval", () => {
  const starts = async (body: Record<string, unknown>, options: Partial<KeyOptions> = {}) =>
    (
      (await call("/interval", body, { ...options, intervalShape: "array" })) as {
        key_as_string: string;
        doc_count: number;
      }[]
    ).map(({ key_as_string, doc_count }) => `${key_as_string} ${doc_count}`);

  it("aligns days to midnight at the asked offset", async () => {
    expect(await starts({ interval_unit: "d", interval_value: "1", timezone: "-0400" })).toEqual([
      "2026-11-16T00:00:00.000-04:00 2",
      "2026-11-17T00:00:00.000-04:00 1",
      "2026-11-19T00:00:00.000-04:00 1",
    ]);
    expect(await starts({ interval_unit: "d" })).toEqual([
      "2026-11-16T00:00:00.000Z 1",
      "2026-11-17T00:00:00.000Z 2",
      "2026-11-19T00:00:00.000Z 1",
    ]);
  });

  it("aligns weeks to Monday and takes several units", async () => {
    expect(await starts({ interval_unit: "w" })).toEqual(["2026-11-16T00:00:00.000Z 4"]);
    expect(await starts({ interval_unit: "h", interval_value: "12", timezone: "+0545" })).toEqual([
      "2026-11-17T00:00:00.000+05:45 3",
      "2026-11-19T12:00:00.000+05:45 1",
    ]);
  });

  it("fills gaps by option", async () => {
    expect(await starts({ interval_unit: "d" }, { intervalGaps: "between" })).toHaveLength(4);
    expect(await starts({ interval_unit: "h" }, { intervalGaps: "all" })).toHaveLength(96);
  });

  it("is silent by option, whatever the data", async () => {
    expect(await call("/interval", { interval_unit: "d" }, { interval: "silent" })).toEqual({ buckets: [] });
  });

  it("answers 500 to too many buckets", async () => {
    expect(await call("/interval", { interval_unit: "s" }, { intervalGaps: "all" })).toEqual({
      message: "too many buckets",
    });
  });
});
