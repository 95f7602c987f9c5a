import { describe, expect, it } from "vitest";
import { createEmulator } from "./emulator";
import type { Fault } from "./faults";
import { ask } from "./scenarios/ask";
import { eventsAtEqualTimes, testOrg } from "./scenarios/small";

const BODY = { service: ["all"], start_time: "2026-11-20T00:00:00Z", limit: 5, sort: "DESC" };

function fixture(...faults: Fault[]) {
  const emulator = createEmulator({ seed: 1, now: () => Date.parse("2026-11-21T08:00:00Z") });
  emulator.addKey("key", { orgs: { [testOrg()]: eventsAtEqualTimes(40) } });
  for (const fault of faults) emulator.fault("key", fault);
  return (path = "", body: Record<string, unknown> = BODY) => ask(emulator, "key", path, body);
}

describe("the queue", () => {
  it("uses each fault as often as told, in order, and only where told", async () => {
    const call = fixture(
      { kind: "status", status: 503, at: "count" },
      { kind: "status", status: 429, headers: { "Retry-After": "3" }, times: 2, after: 1, at: "events" },
    );
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await call()).status);
    expect(statuses).toEqual([200, 429, 429, 200]);
    const { limit: _limit, sort: _sort, ...base } = BODY;
    expect([(await call("/count", base)).status, (await call("/count", base)).status]).toEqual([503, 200]);
  });

  it("gives a status its header and body", async () => {
    const answer = await fixture({
      kind: "status",
      status: 429,
      headers: { "Retry-After": "Sat, 21 Nov 2026 08:00:09 GMT" },
    })();
    expect([answer.header("retry-after"), answer.json]).toEqual([
      "Sat, 21 Nov 2026 08:00:09 GMT",
      { message: "Too Many Requests" },
    ]);
  });
});

describe("wrong answers", () => {
  it.each<[Fault, string]>([
    [{ kind: "empty" }, ""],
    [{ kind: "shape", value: null }, "null"],
    [{ kind: "shape", value: ["a", "b"] }, '["a","b"]'],
  ])("%j", async (fault, body) => {
    const answer = await fixture(fault)();
    expect([answer.status, answer.body]).toEqual([200, body]);
  });

  it("breaks the JSON, answers a portal's page, redirects", async () => {
    const broken = await fixture({ kind: "invalid-json" })();
    expect(() => JSON.parse(broken.body) as unknown).toThrow(SyntaxError);
    expect((await fixture({ kind: "html" })()).header("content-type")).toBe("text/html");
    const redirect = await fixture({ kind: "redirect", location: "http://127.0.0.1:1/" })();
    expect([redirect.status, redirect.header("location")]).toEqual([302, "http://127.0.0.1:1/"]);
  });

  it("drops and overwrites headers", async () => {
    const answer = await fixture({ kind: "headers", drop: ["X-Limit"], set: { "X-Result-Count": "99" } })();
    expect([answer.header("x-limit"), answer.header("x-result-count")]).toEqual([undefined, "99"]);
  });

  it("sorts the other way and says so", async () => {
    const answer = await fixture({ kind: "wrong-sort" })();
    expect(answer.header("x-sort")).toBe("ASC");
    expect((answer.json as { timestamp: string }[])[0]?.timestamp).toBe("2026-11-20T00:00:00.000Z");
  });

  it("repeats a page, or a cursor", async () => {
    for (const kind of ["page-repeat", "cursor-repeat"] as const) {
      const call = fixture({ kind, after: 1 });
      const first = await call();
      const search_after = JSON.parse(first.header("x-search_after") ?? "null") as unknown;
      const second = await call("", { ...BODY, search_after });
      if (kind === "page-repeat") expect(second.json).toEqual(first.json);
      else {
        expect(second.json).not.toEqual(first.json);
        expect(second.header("x-search_after")).toBe(first.header("x-search_after"));
      }
    }
  });

  it("puts foreign rows into a page and counts them", async () => {
    const answer = await fixture({
      kind: "extra-rows",
      rows: [{ organization: testOrg("other") }, "text"],
    })();
    expect(answer.json).toHaveLength(7);
    expect(answer.header("x-result-count")).toBe("7");
  });

  it("ignores not, and only not", async () => {
    const body = {
      ...BODY,
      limit: 100,
      search_term: {
        and: [{ not: [{ event_type: "user_update" }] }, { "resource.username": ["user1", "user2", "user3"] }],
      },
    };
    const right = (await fixture()("", body)).json as { event_type: string }[];
    const wrong = (await fixture({ kind: "not-ignored" })("", body)).json as { event_type: string }[];
    expect(right.map(({ event_type }) => event_type)).toEqual(["group_update", "group_update"]);
    expect(wrong.map(({ event_type }) => event_type).toSorted()).toEqual([
      "group_update",
      "group_update",
      "user_update",
    ]);
  });
});
