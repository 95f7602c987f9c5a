/** Who shares a call, who ends it, and what stays open. */
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventsAtEqualTimes, testOrg } from "@/lib/emulator/scenarios/small";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import type { Search, Window } from "@/lib/search/schema";
import type { ServiceContext } from "@/lib/server/services/context";
import { countEvents } from "@/lib/server/services/events/count";
import { type EventsRig, eventsRig, NOW, readPage, WINDOW } from "@/lib/testing/events";
import { createFakeClock, settle } from "@/lib/testing/fake-clock";
import { outcomeOf } from "@/lib/testing/gateway-calls";

let rig: EventsRig;
let keys = 0;
const newKey = () => `sharing-${++keys}`;
const org = testOrg();
const never = new AbortController().signal;

beforeAll(async () => {
  rig = await eventsRig();
});
afterAll(() => rig.close());

function one(key = newKey()) {
  rig.emulator.addKey(key, {
    orgs: { [org]: eventsAtEqualTimes(20, { tie: 3 }), [testOrg("b")]: [] },
    options: { latencyMs: 30 },
  });
  return { key, ctx: rig.context({ orgs: [{ slug: "acme", upstreamId: org, key }] }) };
}

const count = (
  ctx: ServiceContext,
  signal = never,
  search: Search = DEFAULT_SEARCH,
  window: Window = WINDOW,
) => countEvents(ctx, { search, window }, { signal });

/** The same gateway for another scope or user. */
const like = (ctx: ServiceContext, other: Partial<ServiceContext>): ServiceContext => ({ ...ctx, ...other });

/** Waits until `done`, which a socket decides. */
async function until(done: () => boolean) {
  for (let i = 0; i < 200 && !done(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(done()).toBe(true);
}

describe("sharing", () => {
  test("fifty analysts who ask for the same cost one call", async () => {
    const { ctx, key } = one();
    const users = Array.from({ length: 50 }, (_, i) =>
      like(ctx, { actor: { ...ctx.actor, userId: `user-${i}` } }),
    );
    const answers = await Promise.all(users.map((user) => readPage(user)));
    expect(new Set(answers.map(({ events }) => events.length))).toEqual(new Set([20]));
    expect(rig.emulator.calls(key)).toHaveLength(1);
  });

  test("panels that load together and are refused together leave the key in use, also those that waited", async () => {
    const { ctx, key } = one();
    rig.emulator.fault(key, { kind: "status", status: 401, times: 8 });
    const panels = Array.from({ length: 8 }, (_, i) =>
      count(ctx, never, { ...DEFAULT_SEARCH, text: `p${i}` }),
    );
    const codes = await Promise.all(panels.map((panel) => outcomeOf(panel)));
    expect(codes).toEqual(Array(8).fill("AppError"));
    expect(rig.emulator.calls(key)).toHaveLength(8);
    expect(ctx.server.gateway.health().refusedKeys).toBe(0);
    expect((await count(ctx)).exact).toBe(true);
  });

  test("another scope never shares, even of the same org and key", async () => {
    const { ctx, key } = one();
    const asAll = like(ctx, { scope: { ...ctx.scope, kind: "all", slug: "all" } as ServiceContext["scope"] });
    const other = rig.context({ orgs: [{ slug: "beta", upstreamId: testOrg("b"), key }] });
    const beta = like(ctx, { scope: other.scope });
    const counts = await Promise.all([count(ctx), count(asAll), count(beta)]);
    expect(counts.map((answer) => answer.count)).toEqual([20, 20, 0]);
    expect(rig.emulator.calls(key)).toHaveLength(3);
  });

  test("a failure is shared by those who wait, and asked for anew by those who come later", async () => {
    const { ctx, key } = one();
    rig.emulator.fault(key, { kind: "status", status: 403 });
    const both = await Promise.allSettled([count(ctx), count(ctx)]);
    expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect((await count(ctx)).count).toBe(20);
    expect(rig.emulator.calls(key)).toHaveLength(2);
  });
});

describe("the cache", () => {
  test("keeps a settled window ten minutes, a recent one five seconds", async () => {
    const key = newKey();
    rig.emulator.addKey(key, { orgs: { [org]: [] } });
    const clock = createFakeClock(NOW);
    const ctx = rig.context({ orgs: [{ slug: "acme", upstreamId: org, key }], clock });
    const recent = { start: "2026-11-21T09:00:00.000Z", end: "2026-11-21T09:59:00.000Z" };
    const calls = async (ms: number) => {
      await clock.advance(ms);
      await count(ctx);
      await count(ctx, never, DEFAULT_SEARCH, recent);
      return rig.emulator.calls(key).length;
    };
    expect([
      await calls(0),
      await calls(4_999),
      await calls(1),
      await calls(594_999),
      await calls(1),
    ]).toEqual([2, 2, 3, 4, 5]);
  });
});

describe("leaving", () => {
  test("one of two does not end the other's call", async () => {
    const { ctx, key } = one();
    const caller = new AbortController();
    const gone = outcomeOf(count(ctx, caller.signal));
    const stays = count(ctx);
    await settle();
    caller.abort();
    expect([await gone, (await stays).count]).toEqual(["AbortError", 20]);
    expect(rig.emulator.calls(key)).toHaveLength(1);
  });

  test("the last one closes the upstream's socket, with no retry and no line about a fault", async () => {
    const { ctx, key } = one();
    rig.emulator.fault(key, { kind: "hang", times: 9 });
    const lines = rig.test.lines.length;
    const before = rig.served.aborted();
    const callers = [new AbortController(), new AbortController()];
    const both = callers.map(({ signal }) => outcomeOf(count(ctx, signal)));
    await until(() => rig.served.open() === 1);
    for (const caller of callers) caller.abort();
    expect(await Promise.all(both)).toEqual(["AbortError", "AbortError"]);
    await until(() => rig.served.open() === 0 && rig.served.aborted() === before + 1);
    expect(rig.emulator.calls(key)).toHaveLength(1);
    expect(rig.test.lines.slice(lines).map(({ msg }) => msg)).not.toContain("upstream call failed");
    expect(ctx.server.gateway.health().circuits).toEqual([]);
  });

  test("amid the body closes it too", async () => {
    const sockets = new Set<Socket>();
    const upstream = createServer((_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write("[");
    });
    upstream.on("connection", (socket) => {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
    const baseUrl = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
    const ctx = rig.context({ orgs: [{ slug: "acme", upstreamId: org, key: newKey() }], baseUrl });
    const caller = new AbortController();
    const gone = outcomeOf(readPage(ctx, {}, caller.signal));
    await until(() => sockets.size === 1);
    caller.abort();
    expect(await gone).toBe("AbortError");
    await until(() => sockets.size === 0);
    await new Promise((resolve) => upstream.close(resolve));
  });
});

test("a body that falls silent is given up after its idle time", async () => {
  const upstream = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.write("[");
  });
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
  const ctx = rig.context({
    orgs: [{ slug: "acme", upstreamId: org, key: newKey() }],
    baseUrl,
    timeouts: { bodyIdleMs: 200 },
  });
  await expect(readPage(ctx)).rejects.toMatchObject({ code: "UPSTREAM_TIMEOUT" });
  upstream.closeAllConnections();
  await new Promise((resolve) => upstream.close(resolve));
});

test("calls of one user never hold up another's for long", async () => {
  const { ctx } = one();
  const order: string[] = [];
  const ask = (user: string, text: string) =>
    count(like(ctx, { actor: { ...ctx.actor, userId: user } }), never, { ...DEFAULT_SEARCH, text }).then(() =>
      order.push(user),
    );
  const many = Array.from({ length: 16 }, (_, i) => ask("many", `a${i}`));
  const few = ask("few", "b");
  await Promise.all([...many, few]);
  expect(order.indexOf("few")).toBeLessThan(9);
});
