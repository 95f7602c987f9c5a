/**
 * What a caller may rely on, checked over HTTP alone. Runs against the emulator on a socket; with
 * JC_LIVE_KEY (and JC_LIVE_ORG for a provider's key) against the real API, where only what any tenant
 * answers alike is asked.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator } from "./emulator";
import { type RawAnswer, rawCall } from "./raw-post";
import { eventsAtEqualTimes, testOrg } from "./scenarios/small";
import { type ServedEmulator, serveEmulator } from "./serve";

const live = process.env.JC_LIVE_KEY;
const liveOrg = process.env.JC_LIVE_ORG;
const now = () => (live ? Date.now() : Date.parse("2026-11-21T08:00:00Z"));
const isoDaysAgo = (days: number) => new Date(now() - days * 86_400_000).toISOString();

let served: ServedEmulator | undefined;
let base = "https://api.jumpcloud.com/insights/directory/v1";

beforeAll(async () => {
  if (live) return;
  const emulator = createEmulator({ seed: 1, now });
  emulator.addKey("key", {
    orgs: { [testOrg()]: eventsAtEqualTimes(3_000, { start: "2026-11-20T06:00:00Z" }) },
  });
  served = await serveEmulator(emulator);
  base = `${served.url}/insights/directory/v1`;
});
afterAll(() => served?.close());

function post(path: string, body: unknown, key = live ?? "key"): Promise<RawAnswer> {
  const org: [string, string][] = liveOrg ? [["x-org-id", liveOrg]] : [];
  return rawCall(`${base}${path}`, { headers: [["x-api-key", key], ...org], body });
}
const range = () => ({ service: ["all"], start_time: isoDaysAgo(2), end_time: isoDaysAgo(0) });

describe("an accepted query", () => {
  it("answers an array with the documented headers, spelled as documented", async () => {
    const answer = await post("/events", { ...range(), limit: 5 });
    expect(answer.status).toBe(200);
    const rows: unknown = JSON.parse(answer.text);
    expect(Array.isArray(rows)).toBe(true);
    const names = answer.headers.map(([name]) => name);
    // HTTP/2 front ends lower-case names; the spelling can only be held where HTTP/1 is spoken.
    const wanted = ["X-Result-Count", "X-Limit", "X-Sort", "X-Search_after", "X-Request-Id"];
    if (live) for (const name of wanted) expect(answer.header(name), name).toBeDefined();
    else expect(names).toEqual(expect.arrayContaining(wanted));
    expect(answer.header("x-limit")).toBe("5");
    expect(answer.header("x-sort")).toBe("ASC");
    expect(answer.header("x-result-count")).toBe(String((rows as unknown[]).length));
  });

  it("takes every silent default: no limit, a nonsensical sort", async () => {
    const answer = await post("/events", { ...range(), sort: "newest" });
    expect(answer.status).toBe(200);
    expect(["1000", "10000"]).toContain(answer.header("x-limit"));
    expect(answer.header("x-sort")).toBe("ASC");
  });

  it("pages without a gap or a repeat, and still sends a cursor on the last page", async () => {
    const query = { ...range(), limit: live ? 1_000 : 100, sort: "desc" };
    const ids: string[] = [];
    let answer = await post("/events", query);
    for (let page = 0; page < 40; page++) {
      expect(answer.status).toBe(200);
      ids.push(...(JSON.parse(answer.text) as { id: string }[]).map(({ id }) => id));
      if (Number(answer.header("x-result-count")) < Number(answer.header("x-limit"))) break;
      answer = await post("/events", {
        ...query,
        search_after: JSON.parse(answer.header("x-search_after") ?? "null"),
      });
    }
    expect(answer.header("x-search_after")).toBeDefined();
    expect(new Set(ids).size).toBe(ids.length);
    const counted = await post("/events/count", range());
    expect((JSON.parse(counted.text) as { count: number }).count).toBe(ids.length);
  });

  it("counts the same as its distinct values add up to", async () => {
    const { count } = JSON.parse((await post("/events/count", range())).text) as { count: number };
    const answer = await post("/events/distinct", { ...range(), field: "organization" });
    const body = JSON.parse(answer.text) as Record<string, unknown>;
    const lists = (Array.isArray(body) ? [body] : Object.values(body).filter(Array.isArray)) as {
      doc_count: number;
    }[][];
    expect((lists[0] ?? []).reduce((sum, { doc_count }) => sum + doc_count, 0)).toBe(count);
  });
});

describe("a refused query", () => {
  const cases: [string, string, Record<string, unknown>][] = [
    ["a boolean in search_term", "/events", { search_term: { and: [{ success: false }] } }],
    ["a service that does not exist", "/events", { service: ["nonsense"] }],
    ["a service that is no array", "/events/count", { service: "all" }],
    ["a date that is none", "/events", { start_time: "last tuesday" }],
    [
      "a start in the future",
      "/events",
      { start_time: "2100-01-01T00:00:00Z", end_time: "2100-01-02T00:00:00Z" },
    ],
    ["an end before the start", "/events", { start_time: isoDaysAgo(1), end_time: isoDaysAgo(2) }],
    ["an empty list of fields", "/events", { fields: [] }],
    ["only unknown fields", "/events", { fields: ["no_such_field_anywhere"] }],
  ];
  it.each(cases)("%s answers 400 with a message", async (_name, path, change) => {
    const answer = await post(path, { ...range(), ...change });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toHaveProperty("message");
  });

  it("lists the supported services when one is not known", async () => {
    const answer = await post("/events", { ...range(), service: ["nonsense"] });
    expect(answer.text).toContain("radius");
  });

  it("answers 401 to a key that does not exist", async () => {
    const answer = await post("/events", range(), "no-such-key");
    expect(answer.status).toBe(401);
  });
});
