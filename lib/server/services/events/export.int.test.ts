import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { missingIn } from "@/lib/core/file-end";
import type { Fault } from "@/lib/emulator/faults";
import { hostileEvents } from "@/lib/emulator/scenarios/hostile";
import { eventsAtEqualTimes, testEvent, testOrg } from "@/lib/emulator/scenarios/small";
import type { RawEvent } from "@/lib/insights/wire";
import { type ContextOptions, type EventsRig, eventsRig } from "@/lib/testing/events";
import { type ExportAsk, startExport, takeFile } from "@/lib/testing/exports";
import type { ServiceContext } from "../context";

let rig: EventsRig;
let keys = 0;

beforeAll(async () => {
  rig = await eventsRig();
});
afterAll(() => rig.close());

const org = testOrg();
const idsOf = (events: readonly RawEvent[]) => events.map(({ id }) => String(id));

/** A context on one org with these events, and its key. */
function one(events: readonly RawEvent[], faults: Fault[] = [], more: Partial<ContextOptions> = {}) {
  const key = `export-${++keys}`;
  rig.emulator.addKey(key, { orgs: { [org]: events } });
  for (const fault of faults) rig.emulator.fault(key, fault);
  return { key, ctx: rig.context({ orgs: [{ slug: "acme", upstreamId: org, key }], ...more }) };
}

const taken = async (ctx: ServiceContext, ask: ExportAsk) => takeFile(await startExport(ctx, ask));

/** The lines of NDJSON, its end apart. */
function linesOf(text: string): { events: RawEvent[]; end: RawEvent } {
  const lines = text.trimEnd().split("\n");
  const [end = {}, ...events] = lines.reverse().map((line) => JSON.parse(line) as RawEvent);
  return { events: events.reverse(), end };
}

/** Reads RFC 4180 by its grammar. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const match of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

/** The audit's rows about exports that were written since `from`. */
function recorded(from: number) {
  return rig.test.lines
    .slice(from)
    .flatMap(({ audit }) => (audit ? [audit as { action: string; outcome: string; detail: object }] : []))
    .filter(({ action }) => action === "export");
}

describe("12,000 events that share their times", () => {
  const events = eventsAtEqualTimes(12_000, { tie: 7 });

  test.each(["desc", "asc"] as const)("%s: none is missing or comes twice", async (sort) => {
    const { ctx, key } = one(events);
    const from = rig.test.lines.length;
    const { text, fault } = await taken(ctx, { search: { sort } });
    const { events: given, end } = linesOf(text);
    expect([fault, end]).toEqual([null, { end: true, rows: 12_000 }]);
    expect(given).toHaveLength(12_000);
    expect(new Set(idsOf(given))).toEqual(new Set(idsOf(events)));
    const times = given.map(({ timestamp }) => String(timestamp));
    expect(times).toEqual(sort === "asc" ? [...times].sort() : [...times].sort().reverse());
    expect(rig.emulator.calls(key)).toHaveLength(3);
    expect(recorded(from)).toMatchObject([
      { outcome: "started", actor: "user-1@example.org", scope: "acme", detail: { format: "ndjson" } },
      { outcome: "ok", detail: { rows: 12_000, bytes: Buffer.byteLength(text), complete: true } },
    ]);
  });

  test("what the API cannot evaluate is checked here", async () => {
    const { ctx } = one(events);
    const condition = { field: "resource.username", op: "ends_with" as const, values: ["7"] };
    const { text } = await taken(ctx, { search: { where: { op: "and", items: [condition] } } });
    const wanted = events.filter(({ resource }) =>
      String((resource as { username: string }).username).endsWith("7"),
    );
    expect(new Set(idsOf(linesOf(text).events))).toEqual(new Set(idsOf(wanted)));
    expect(linesOf(text).end).toEqual({ end: true, rows: wanted.length });
  });

  test("no more is read than is taken", async () => {
    const { ctx, key } = one(events);
    const reader = (await startExport(ctx, {})).body?.getReader();
    await reader?.read();
    await reader?.read();
    expect(rig.emulator.calls(key)).toHaveLength(1);
    await reader?.cancel();
  });
});

describe("each format", () => {
  const events = [
    testEvent("2026-11-20T10:00:00.5Z", { id: "a", success: true, tags: ["x", 'y "z"'], n: 1.5, geo: null }),
    testEvent("2026-11-20T11:00:00Z", { id: "b", changes: [{ field: "f", to: "=1+1" }], note: "two\nlines" }),
  ];

  test("JSON is an array of the events", async () => {
    const { ctx } = one(events);
    const { text } = await taken(ctx, { format: "json", search: { sort: "asc" } });
    expect(JSON.parse(text)).toEqual(events);
    expect(missingIn("json", text)).toBeNull();
  });

  test("NDJSON has each event's own bytes on a line of its own, whatever they came with", async () => {
    const { ctx } = one(events.slice(0, 1));
    const { handle } = rig.emulator;
    const raw = `{ "id":"a",\n"organization":"${org}", "big":12345678901234567890, "n":1.50 }`;
    rig.emulator.handle = async (request) => ({ ...(await handle(request)), body: `[${raw}]` });
    const { text } = await taken(ctx, {}).finally(() => {
      rig.emulator.handle = handle;
    });
    expect(text).toBe(`${raw.replace("\n", " ")}\n{"end":true,"rows":1}\n`);
  });

  test("CSV has the chosen fields: nested paths, lists, objects, and columns of ours", async () => {
    const { ctx } = one(events);
    const fields = [
      "time",
      "outcome",
      "id",
      "tags",
      "changes",
      "note",
      "changes.to",
      "n",
      "geo",
      "nothing.here",
    ];
    const { text } = await taken(ctx, {
      format: "csv",
      fields,
      zone: "Asia/Kolkata",
      search: { sort: "asc" },
    });
    expect(cellsOf(text)).toEqual([
      fields,
      ["2026-11-20T15:30:00.5+05:30", "success", "a", 'x, y "z"', "", "", "", "1.5", "", ""],
      [
        ...["2026-11-20T16:30:00+05:30", expect.any(String), "b", ""],
        ...['[{"field":"f","to":"=1+1"}]', "two\nlines", "'=1+1", "", "", ""],
      ],
    ]);
  });

  test.each<[string, ExportAsk, string[]]>([
    ["those of the search", { search: { columns: ["id", "client_ip"] } }, ["id", "client_ip"]],
    ["the usual ones", {}, ["time", "outcome", "sentence", "actor", "address"]],
  ])("CSV without fields has %s", async (_name, ask, columns) => {
    const { ctx } = one(events);
    const { text } = await taken(ctx, { ...ask, format: "csv" });
    expect(cellsOf(text)[0]).toEqual(columns);
  });

  test.each(["ndjson", "json", "csv"] as const)("%s of nothing is a whole file", async (format) => {
    const { ctx } = one([]);
    const { text, fault } = await taken(ctx, { format });
    expect([fault, missingIn(format, text)]).toEqual([null, null]);
  });

  test("names organisation, range and format", async () => {
    const { ctx } = one(events);
    const answer = await startExport(ctx, { format: "csv" });
    const name = "events-ACME-20261120T000000Z-20261121T000000Z.csv";
    expect(answer.headers.get("content-disposition")).toBe(
      `attachment; filename="${name}"; filename*=UTF-8''${name}`,
    );
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
    await answer.body?.cancel();
  });

  test.each<[ExportAsk, string]>([
    [{ zone: "Mars/Olympus" }, "zone"],
    [{ format: "json", fields: ["id"] }, "fields"],
  ])("%j is refused, and nothing is asked or recorded", async (ask, path) => {
    const { ctx, key } = one(events);
    const from = rig.test.lines.length;
    await expect(startExport(ctx, ask)).rejects.toMatchObject({
      code: "INVALID_REQUEST",
      details: [{ path }],
    });
    expect([rig.emulator.calls(key), recorded(from)]).toEqual([[], []]);
  });
});

test("hostile events run nothing in a spreadsheet, and are the same in the other formats", async () => {
  const events = hostileEvents(org);
  const { ctx } = one(events);
  const window = { start: "2026-11-19T00:00:00.000Z", end: "2026-11-21T10:00:00.000Z" };
  const { events: given } = linesOf((await taken(ctx, { window })).text);
  expect(given.length).toBeGreaterThan(20);
  expect(JSON.parse((await taken(ctx, { window, format: "json" })).text)).toEqual(given);
  const fields = [
    "id",
    "event_type",
    "initiated_by.username",
    "initiated_by",
    "sentence",
    "__proto__",
    "resource",
  ];
  const cells = cellsOf((await taken(ctx, { window, format: "csv", fields })).text);
  expect(cells).toHaveLength(given.length + 1);
  expect(cells.filter((row) => row.length !== fields.length)).toEqual([]);
  expect(
    cells.flat().filter((cell) => /^[\s\0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n\0]/.test(cell)),
  ).toEqual([]);
});

describe("several organisations", () => {
  const names = ["alpha", "beta"];
  function both(broken?: Fault, count = 6_000) {
    const own = names.map((name) => ({ name, id: testOrg(name), key: `export-${++keys}` }));
    const lists = own.map(({ name, id, key }) => {
      const list = eventsAtEqualTimes(count, { tie: 3, organization: id }).map((event) => ({
        ...event,
        id: `${name}-${String(event.id)}`,
      }));
      rig.emulator.addKey(key, { orgs: { [id]: list } });
      if (broken && name === "beta") rig.emulator.fault(key, broken);
      return list;
    });
    const orgs = own.map(({ name, id, key }) => ({ slug: name, upstreamId: id, key }));
    return { ctx: rig.context({ kind: "all", orgs }), events: lists.flat() };
  }

  test("are one file in the order of time", async () => {
    const { ctx, events } = both();
    const answer = await startExport(ctx, {});
    expect(answer.headers.get("content-disposition")).toContain('"events-all-organisations-2026');
    const { events: given, end } = linesOf((await takeFile(answer)).text);
    expect(end).toEqual({ end: true, rows: 12_000 });
    expect(new Set(idsOf(given))).toEqual(new Set(idsOf(events)));
    const times = given.map(({ timestamp }) => String(timestamp));
    expect(times).toEqual([...times].sort().reverse());
  });

  test.each<[string, number, "csv" | "ndjson" | "json"]>([
    ["at once", 0, "ndjson"],
    ["later", 1, "csv"],
    ["later", 1, "json"],
  ])("one that fails %s is left out, and the file says so at its end", async (_when, after, format) => {
    const { ctx } = both({ kind: "status", status: 403, after });
    const from = rig.test.lines.length;
    const { text, fault } = await taken(ctx, { format });
    expect(fault).toBeNull();
    expect(missingIn(format, text)).toMatch(/^BETA: left out\. The key's admin role cannot read this/);
    expect(recorded(from).at(-1)).toMatchObject({ outcome: "incomplete", detail: { complete: false } });
  });

  test("the provider's own are named after it, and have its columns where none are named", async () => {
    const key = `export-${++keys}`;
    const id = testOrg("provider");
    rig.emulator.addKey(key, {
      orgs: {},
      provider: { id, events: [testEvent("2026-11-20T10:00:00Z", { id: "p" })] },
    });
    const ctx = rig.context({ provider: { id, key } });
    const csv = (await taken(ctx, { format: "csv" })).text;
    expect(csv.split("\r\n")[0]).toBe("time,outcome,sentence,actor,target,address");
    const answer = await startExport(ctx, {});
    expect(answer.headers.get("content-disposition")).toContain('"events-provider-2026');
    expect(idsOf(linesOf((await takeFile(answer)).text).events)).toEqual(["p"]);
  });
});

describe("what is not whole does not look whole", () => {
  const events = eventsAtEqualTimes(12_000, { tie: 7 });
  const refused: Fault = { kind: "status", status: 403 };

  test("a fault before the first byte is an ordinary answer", async () => {
    const { ctx } = one(events, [refused]);
    const from = rig.test.lines.length;
    await expect(startExport(ctx, {})).rejects.toMatchObject({ code: "UPSTREAM_FORBIDDEN" });
    expect(recorded(from).map(({ outcome }) => outcome)).toEqual(["started", "UPSTREAM_FORBIDDEN"]);
  });

  test.each(["ndjson", "json", "csv"] as const)(
    "a fault amid %s breaks it off, and says why",
    async (format) => {
      const { ctx } = one(events, [{ ...refused, after: 1 }]);
      const from = rig.test.lines.length;
      const { text, fault } = await taken(ctx, { format });
      expect(fault).toMatchObject({ code: "UPSTREAM_FORBIDDEN" });
      expect(missingIn(format, text)).toMatch(/^The key's admin role cannot read this/);
      expect(() => JSON.parse(text)).toThrow();
      expect(recorded(from).at(-1)).toMatchObject({
        outcome: "UPSTREAM_FORBIDDEN",
        detail: { format, rows: 5_000, complete: false },
      });
    },
  );

  test.each<[string, { rows?: number; bytes?: number }, number]>([
    ["events", { rows: 7_000 }, 7_000],
    ["bytes", { bytes: 1_000 }, 5_000],
  ])("at the most %s, it ends and says so", async (_what, limits, rows) => {
    const { ctx } = one(events);
    const { text, fault } = await takeFile(await startExport(ctx, {}, { limits }));
    expect([fault, linesOf(text).end.rows]).toEqual([null, rows]);
    expect(linesOf(text).end.incomplete).toMatch(/Choose a shorter time range/);
  });

  test("exactly the most events are whole", async () => {
    const { ctx } = one(events.slice(0, 7_000));
    const { text } = await takeFile(await startExport(ctx, {}, { limits: { rows: 7_000 } }));
    expect(linesOf(text).end).toEqual({ end: true, rows: 7_000 });
  });

  test("rows that could not be read are told", async () => {
    const { ctx } = one(events.slice(0, 3), [{ kind: "extra-rows", rows: [7] }]);
    expect(linesOf((await taken(ctx, {})).text).end).toMatchObject({
      rows: 3,
      incomplete: /1 .* could not be read/,
    });
  });

  test("an event of another organisation ends it before a single one of its page", async () => {
    const foreign = testEvent("2026-11-20T10:00:00Z", { organization: testOrg("other"), id: "foreign" });
    const { ctx } = one(events, [{ kind: "extra-rows", rows: [foreign], after: 1 }]);
    const { text, fault } = await taken(ctx, {});
    expect(fault).toMatchObject({ code: "TENANT_MISMATCH" });
    expect(linesOf(text).events).toHaveLength(5_000);
    expect(text).not.toContain("foreign");
  });
});

describe("the record of it", () => {
  const events = eventsAtEqualTimes(6_000, { tie: 2 });
  const withStore = (ctx: ServiceContext, mayWrite: () => boolean): ServiceContext => {
    const { db } = ctx.server;
    const transaction: typeof db.transaction = (work) =>
      mayWrite() ? db.transaction(work) : Promise.reject(new Error("disk full"));
    return { ...ctx, server: { ...ctx.server, db: { ...db, transaction } } };
  };

  test("is there before anything is asked, or nothing is", async () => {
    const { ctx, key } = one(events);
    await expect(
      startExport(
        withStore(ctx, () => false),
        {},
      ),
    ).rejects.toMatchObject({ code: "STORE_DOWN" });
    expect(rig.emulator.calls(key)).toEqual([]);
  });

  test("is there before the end, or the file breaks off", async () => {
    const { ctx } = one(events);
    let writes = 0;
    const { text, fault } = await taken(
      withStore(ctx, () => ++writes === 1),
      {},
    );
    expect(fault).toMatchObject({ code: "STORE_DOWN" });
    expect(missingIn("ndjson", text)).toMatch(/cannot be recorded/);
  });

  test("says that the client left, and nothing more is asked", async () => {
    const { ctx, key } = one(events);
    const from = rig.test.lines.length;
    const reader = (await startExport(ctx, {})).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(recorded(from).at(-1)).toMatchObject({ outcome: "cancelled", detail: { complete: false } });
    expect(rig.emulator.calls(key)).toHaveLength(1);
  });

  test("so too when a page is being waited for, which ends with it", async () => {
    const { ctx } = one(events, [{ kind: "hang", after: 1 }]);
    const from = rig.test.lines.length;
    const left = new AbortController();
    const answer = await startExport(ctx, {}, { signal: left.signal });
    const { fault } = await takeFile(answer, async () => void setTimeout(() => left.abort(), 50));
    expect(fault).toMatchObject({ name: "AbortError" });
    expect(recorded(from).at(-1)).toMatchObject({ outcome: "cancelled", detail: { rows: 5_000 } });
  });
});
