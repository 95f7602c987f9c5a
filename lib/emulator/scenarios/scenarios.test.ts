import { describe, expect, it } from "vitest";
import type { RawEvent } from "@/lib/insights/wire";
import { createEmulator } from "../emulator";
import { ask, askAllPages, everything } from "./ask";
import { documentedEvents, documentedEventsOf, documentedOrgs } from "./documented";
import { hostileEvents } from "./hostile";
import { testOrg } from "./small";

const NOW = Date.parse("2026-11-21T08:00:00Z");

function serving(events: RawEvent[]) {
  const emulator = createEmulator({ seed: 1, now: () => NOW });
  emulator.addKey("key", { orgs: { [testOrg()]: events } });
  return (path: string, body: Record<string, unknown>) => ask(emulator, "key", path, body);
}

describe("the documented events", () => {
  it("are thirteen, of four orgs, and new for each caller", () => {
    expect(documentedEvents()).toHaveLength(13);
    expect(Object.keys(documentedOrgs())).toHaveLength(4);
    expect(documentedEvents()).not.toBe(documentedEvents());
    expect(new Set(documentedEventsOf(testOrg()).map(({ organization }) => organization))).toEqual(
      new Set([testOrg()]),
    );
  });

  it("come back unchanged, in order of time", async () => {
    const answer = await serving(documentedEvents())("", everything());
    const byTime = documentedEvents().toSorted(
      (a, b) => Date.parse(String(a.timestamp)) - Date.parse(String(b.timestamp)),
    );
    expect(answer.json).toEqual(byTime);
  });
});

describe("the hostile events", () => {
  it("all come back as they are, and spoil nothing", async () => {
    const call = serving(hostileEvents());
    const answer = await call("", everything());
    const sent = hostileEvents().map((event) => JSON.stringify(event));
    expect((answer.json as RawEvent[]).map((event) => JSON.stringify(event)).toSorted()).toEqual(
      sent.toSorted(),
    );
    expect(({} as RawEvent).polluted).toBeUndefined();
    expect(JSON.parse(answer.body)).toHaveLength(sent.length);
  });

  it("can be paged, searched and counted", async () => {
    const emulator = createEmulator({ seed: 1, now: () => NOW });
    emulator.addKey("key", { orgs: { [testOrg()]: hostileEvents() } });
    const pages = await askAllPages(emulator, "key", everything({ limit: 3 }));
    expect(pages.flat()).toHaveLength(hostileEvents().length);
    const call = serving(hostileEvents());
    expect((await call("/count", everything({ q: "<script>" }))).json).toEqual({ count: 1 });
    expect(
      (await call("/count", everything({ search_term: { and: [{ "__proto__.polluted": "true" }] } }))).json,
    ).toEqual({ count: 1 });
    for (const field of ["initiated_by.username", "constructor", "id", "a.b"]) {
      expect((await call("/distinct", everything({ field }))).status).toBe(200);
    }
  });
});
