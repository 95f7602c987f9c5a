/** What the gateway puts on the wire, as the emulator's socket sees it. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventsAtEqualTimes, testOrg } from "@/lib/emulator/scenarios/small";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import type { Search } from "@/lib/search/schema";
import { countEvents } from "@/lib/server/services/events/count";
import { facetEvents } from "@/lib/server/services/events/facets";
import { histogramEvents } from "@/lib/server/services/events/histogram";
import { type EventsRig, eventsRig, readAll, readPage, WINDOW } from "@/lib/testing/events";

let rig: EventsRig;
let keys = 0;
const signal = new AbortController().signal;
const org = testOrg();

beforeAll(async () => {
  rig = await eventsRig();
});
afterAll(() => rig.close());

function one(count = 20) {
  const key = `wire-${++keys}`;
  rig.emulator.addKey(key, { orgs: { [org]: eventsAtEqualTimes(count, { tie: 3 }) } });
  return { key, ctx: rig.context({ orgs: [{ slug: "acme", upstreamId: org, key }] }) };
}

const ALLOWED = ["accept", "accept-encoding", "content-type", "user-agent", "x-api-key", "x-org-id"];
/** What HTTP/1.1 itself needs. */
const TRANSPORT = ["connection", "content-length", "host"];

describe("headers", () => {
  test("of all four operations are those of the list and no other", async () => {
    const { ctx, key } = one();
    const body = { search: DEFAULT_SEARCH, window: WINDOW };
    await readPage(ctx);
    await countEvents(ctx, body, { signal });
    await facetEvents(ctx, { ...body, field: "event_type" }, { signal });
    await histogramEvents(ctx, { ...body, zone: "UTC" }, { signal });
    const calls = rig.emulator.calls(key);
    expect(new Set(calls.map(({ operation }) => operation))).toEqual(
      new Set(["events", "count", "distinct", "interval"]),
    );
    for (const { headers } of calls) {
      const names = headers.map(([name]) => name.toLowerCase()).filter((name) => !TRANSPORT.includes(name));
      expect([...names].sort()).toEqual(ALLOWED);
    }
  });
});

describe("bodies", () => {
  const where: Search["where"] = {
    op: "and",
    items: [
      { field: "success", op: "is", values: ["false"] },
      { field: "event_type", op: "is", values: ["Group_Update", "user_update"] },
      { field: "resource.type", op: "is_not", values: ["system"] },
    ],
  };

  test("hold arrays, text values, a limit, and the cursor as it came", async () => {
    const { ctx, key } = one(25);
    await readAll(ctx, { limit: 10 });
    await readPage(ctx, { search: { where, text: "jane", services: ["directory", "sso"] } });
    const bodies = rig.emulator.calls(key).map(({ body }) => body);
    expect(bodies[0]).toEqual({
      service: ["all"],
      start_time: WINDOW.start,
      end_time: WINDOW.end,
      limit: 10,
      sort: "DESC",
    });
    expect(bodies[1]).toMatchObject({ limit: 10, search_after: [expect.any(Number), expect.any(String)] });
    expect(bodies.at(-1)).toMatchObject({
      service: ["directory", "sso"],
      q: "jane",
      limit: 200,
      search_term: {
        and: [
          { success: "false" },
          { event_type: ["group_update", "user_update"] },
          { not: [{ "resource.type": "system" }] },
        ],
      },
    });
    expect(rig.emulator.calls(key).every(({ status }) => status === 200)).toBe(true);
  });

  test("of distinct leave the text out, and the answer says so", async () => {
    const { ctx, key } = one();
    const search = { ...DEFAULT_SEARCH, text: "jane" };
    const facets = await facetEvents(ctx, { search, window: WINDOW, field: "event_type" }, { signal });
    expect(facets.ignores).toEqual(["text"]);
    expect(rig.emulator.calls(key)[0]?.body).not.toHaveProperty("q");
  });
});

/** A server that records what reaches it, and answers as told. */
async function recorder(
  answer: (request: IncomingMessage) => { status: number; headers: Record<string, string> },
) {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(request.url ?? "");
    const { status, headers } = answer(request);
    response.writeHead(status, headers).end("[]");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

test.each([301, 302, 303, 307, 308])(
  "a redirect (%i) is never followed: its target hears nothing",
  async (status) => {
    const target = await recorder(() => ({ status: 200, headers: { "content-type": "application/json" } }));
    const { ctx, key } = one();
    rig.emulator.fault(key, {
      kind: "redirect",
      location: `${target.url}/insights/directory/v1/events`,
      status,
    });
    await expect(readPage(ctx)).rejects.toMatchObject({ code: "UPSTREAM_REDIRECT", status: 502 });
    expect(target.seen).toEqual([]);
    await target.close();
  },
);

test("a configured address with a path of its own keeps it", async () => {
  const server = await recorder(() => ({ status: 200, headers: { "content-type": "application/json" } }));
  const ctx = rig.context({
    orgs: [{ slug: "acme", upstreamId: org, key: "any" }],
    baseUrl: `${server.url}/proxy/v1/`,
  });
  await readPage(ctx);
  expect(server.seen).toEqual(["/proxy/v1/events"]);
  await server.close();
});
