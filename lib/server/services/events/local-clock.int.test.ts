/** Bars end where the user's days and hours do, whatever the zone and its clock changes. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testEvent, testOrg } from "@/lib/emulator/scenarios/small";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import { type EventsRig, eventsRig } from "@/lib/testing/events";
import { histogramEvents } from "./histogram";

let rig: EventsRig;

beforeAll(async () => {
  rig = await eventsRig();
});
afterAll(() => rig.close());

const DAY = 86_400_000;
const start = Date.parse("2026-10-20T07:00:00Z");
const events = Array.from({ length: 400 }, (_, i) =>
  testEvent(new Date(start + i * 4_321_000).toISOString(), { n: i }),
);
const times = events.map(({ timestamp }) => Date.parse(String(timestamp)));

test.each([{}, { per: "hour" as const }])(
  "each event lies in the bar of its local time: %j",
  async (more) => {
    const org = testOrg();
    rig.emulator.addKey("clock", { orgs: { [org]: events } });
    const ctx = rig.context({ orgs: [{ slug: "acme", upstreamId: org, key: "clock" }] });
    const windows = fc.record({
      from: fc.integer({ min: start - DAY, max: start + 15 * DAY }),
      length: fc.integer({ min: 3_600_000, max: 14 * DAY }),
      zone: fc.constantFrom(
        "UTC",
        "Europe/Paris",
        "America/New_York",
        "Asia/Kathmandu",
        "America/St_Johns",
        "Australia/Lord_Howe",
      ),
    });
    await fc.assert(
      fc.asyncProperty(windows, async ({ from, length, zone }) => {
        const window = { start: new Date(from).toISOString(), end: new Date(from + length).toISOString() };
        const body = { search: DEFAULT_SEARCH, window, zone, ...more };
        const { buckets, exact } = await histogramEvents(ctx, body, { signal: new AbortController().signal });
        const expected = buckets.map(
          (bar) => times.filter((time) => time >= bar.start && time < bar.end).length,
        );
        expect([buckets.map(({ count }) => count), exact]).toEqual([expected, true]);
      }),
      { numRuns: 60 },
    );
  },
);

test("hours without counts over time come from the events themselves", async () => {
  const org = testOrg();
  rig.emulator.addKey("silent", { orgs: { [org]: events }, options: { interval: "silent" } });
  const ctx = rig.context({ orgs: [{ slug: "acme", upstreamId: org, key: "silent" }] });
  const window = { start: new Date(start).toISOString(), end: new Date(start + 14 * DAY).toISOString() };
  const body = { search: DEFAULT_SEARCH, window, zone: "Europe/Paris", per: "hour" as const };
  const { buckets, source, exact } = await histogramEvents(ctx, body, {
    signal: new AbortController().signal,
  });
  const found = times.filter((time) => time < start + 14 * DAY).length;
  expect([buckets.reduce((sum, { count }) => sum + count, 0), source, exact]).toEqual([found, "scan", true]);
  const calls = rig.emulator.calls("silent").map(({ path }) => path);
  expect(calls.filter((path) => path.endsWith("/count"))).toHaveLength(1);
});

test("hours cannot be split", async () => {
  const org = testOrg();
  rig.emulator.addKey("split", { orgs: { [org]: events } });
  const ctx = rig.context({ orgs: [{ slug: "acme", upstreamId: org, key: "split" }] });
  const window = { start: new Date(start).toISOString(), end: new Date(start + DAY).toISOString() };
  const body = { search: DEFAULT_SEARCH, window, zone: "UTC", per: "hour" as const, breakdown: "service" };
  await expect(histogramEvents(ctx, body, { signal: new AbortController().signal })).rejects.toMatchObject({
    code: "INVALID_REQUEST",
  });
});
