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

test("each event lies in the bar of its local time", async () => {
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
      const body = { search: DEFAULT_SEARCH, window, zone };
      const { buckets, exact } = await histogramEvents(ctx, body, { signal: new AbortController().signal });
      const expected = buckets.map(
        (bar) => times.filter((time) => time >= bar.start && time < bar.end).length,
      );
      expect([buckets.map(({ count }) => count), exact]).toEqual([expected, true]);
    }),
    { numRuns: 60 },
  );
});
