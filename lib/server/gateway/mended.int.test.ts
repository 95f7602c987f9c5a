/** Faults that a retry mends, keys and certificates that end the calls, and how much memory a bomb gets. */
import { createServer as createHttpsServer } from "node:https";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { isObject } from "@/lib/core/json";
import type { Fault } from "@/lib/emulator/faults";
import { createFakeClock } from "@/lib/testing/fake-clock";
import { CANARY, faultyUpstream, searchRoute } from "@/lib/testing/faulty-upstream";
import { selfSigned } from "@/lib/testing/self-signed";
import type { TestServer } from "@/lib/testing/server";

let upstream: Awaited<ReturnType<typeof faultyUpstream>>;

beforeAll(async () => {
  upstream = await faultyUpstream();
});
afterAll(() => upstream.close());
beforeEach(() => upstream.renew());

const calls = () => upstream.emulator.calls(CANARY).length;

test("a 400 names our own field", async () => {
  upstream.emulator.fault(CANARY, { kind: "status", status: 400, body: { message: "unknown service foo" } });
  const server = await upstream.start();
  const { error } = await searchRoute(server);
  expect(error.details).toEqual([{ path: "search.services", message: expect.any(String) }]);
  await server.close();
});

test("a 429 that is too long tells for how long", async () => {
  upstream.emulator.fault(CANARY, { kind: "status", status: 429, headers: { "retry-after": "40" } });
  const server = await upstream.start({ timeouts: { totalMs: 5_000 } });
  expect((await searchRoute(server)).error.retryAfterMs).toBe(40_000);
  await server.close();
});

test.each<[string, Fault]>([
  ["429 with a short time", { kind: "status", status: 429, headers: { "retry-after": "1" } }],
  ["503 once", { kind: "status", status: 503 }],
  ["500 once", { kind: "status", status: 500 }],
  ["a reset once", { kind: "reset", when: "before-headers" }],
  ["broken JSON once", { kind: "invalid-json" }],
  ["a cut-off body once", { kind: "truncate" }],
])("%s is mended unseen", async (_name, fault) => {
  upstream.emulator.fault(CANARY, fault);
  const server = await upstream.start();
  const { status } = await searchRoute(server);
  expect([status, calls()]).toEqual([200, 2]);
  const levels = server.lines.filter(({ msg }) => msg === "upstream call failed").map(({ level }) => level);
  expect(levels).toHaveLength(1);
  expect(levels).not.toContain("error");
  await server.close();
});

/** Rows of the audit trail about the key. */
const keyRows = ({ lines }: TestServer) =>
  lines.flatMap(({ audit }) => (isObject(audit) && audit.action === "key-refused" ? [audit] : []));

test("a key that was refused twice rests, tries again now and then, and works when it is mended", async () => {
  const clock = createFakeClock();
  upstream.emulator.fault(CANARY, { kind: "status", status: 401, times: 9 });
  const server = await upstream.start({ clock });
  for (let i = 0; i < 4; i++) expect((await searchRoute(server)).error.code).toBe("KEY_REJECTED");
  expect(calls()).toBe(2);
  expect((await searchRoute(server)).error.retryAfterMs).toBe(5_000);
  expect(server.server.gateway.health()).toEqual({ circuits: [], refusedKeys: 1 });
  await clock.advance(5_000);
  for (let i = 0; i < 4; i++) expect((await searchRoute(server)).error.code).toBe("KEY_REJECTED");
  expect(calls()).toBe(3);
  expect(keyRows(server)).toMatchObject([
    { outcome: "latched", actor: "system", scope: "acme", detail: { orgs: ["acme"] } },
  ]);

  upstream.emulator.clearFaults(CANARY);
  await clock.advance(10_000);
  expect((await searchRoute(server)).status).toBe(200);
  expect(server.server.gateway.health().refusedKeys).toBe(0);
  await server.close();
});

test.each<[string, () => Server, RegExp]>([
  [
    "a certificate that nobody signed",
    () => createHttpsServer(selfSigned()),
    /^DEPTH_ZERO_SELF_SIGNED_CERT$/,
  ],
  [
    "a server without TLS",
    () => createServer((socket) => void socket.on("error", () => {}).end("plain text\r\n")),
    /^ERR_SSL/,
  ],
])("%s is a security event and not tried again", async (_name, make, cause) => {
  const stranger = make();
  const sockets = new Set<Socket>();
  stranger.on("connection", (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => stranger.listen(0, "127.0.0.1", resolve));
  const { port } = stranger.address() as AddressInfo;
  const server = await upstream.start({ baseUrl: `https://127.0.0.1:${port}` });
  const { error } = await searchRoute(server);
  expect([error.code, sockets.size]).toEqual(["UPSTREAM_TLS", 1]);
  const line = server.lines.find(({ msg }) => msg === "upstream call failed");
  expect(line).toMatchObject({
    security: true,
    level: "error",
    attempt: 1,
    cause: expect.stringMatching(cause),
  });
  await server.close();
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => stranger.close(resolve));
});

test("a gzip bomb is stopped at the cap, not held in memory", async () => {
  upstream.emulator.fault(CANARY, { kind: "gzip-bomb", decodedBytes: 1_000_000_000 });
  const server = await upstream.start();
  const before = process.memoryUsage().rss;
  const { status } = await searchRoute(server);
  const grown = process.memoryUsage().rss - before;
  expect(status).toBe(502);
  // The cap is 64 MB; what the emulator in this process needs to make the bomb comes on top.
  expect(grown).toBeLessThan(250_000_000);
  await server.close();
});
