/** Each fault of the upstream, through the real route: what the user gets, and what the log holds. */
import { createServer as createHttpsServer } from "node:https";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { POST } from "@/app/api/orgs/[scope]/events/search/route";
import type { ErrorEnvelope } from "@/lib/contract/error";
import { createEmulator } from "@/lib/emulator/emulator";
import type { Fault } from "@/lib/emulator/faults";
import { eventsAtEqualTimes, testEvent, testOrg } from "@/lib/emulator/scenarios/small";
import { type ServedEmulator, serveEmulator } from "@/lib/emulator/serve";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import { selfSigned } from "@/lib/testing/self-signed";
import { type TestServer, testServer } from "@/lib/testing/server";
import { createGateway } from "./gateway";

const CANARY = "JC_CANARY_faults_4e1d";
const NOW = Date.parse("2026-11-21T10:00:00Z");
const org = testOrg();
const user = "ana@example.org";

const emulator = createEmulator({ seed: 1, now: () => NOW });
let served: ServedEmulator;

beforeAll(async () => {
  served = await serveEmulator(emulator);
});
afterAll(() => served.close());

beforeEach(() => {
  emulator.addKey(CANARY, { orgs: { [org]: eventsAtEqualTimes(50, { tie: 3 }) } });
});

interface Options {
  baseUrl?: string;
  headersMs?: number;
  bodyIdleMs?: number;
  totalMs?: number;
  maxBytes?: number;
}

/** A server of its own for each fault, so that none inherits another's breaker, latch or pause. */
async function start({ baseUrl, maxBytes, ...timeouts }: Options = {}): Promise<TestServer> {
  return testServer({
    users: [{ email: user, role: "analyst", orgs: ["acme"] }],
    orgs: [{ slug: "acme", upstreamId: org }],
    emulatorUrl: baseUrl ?? served.url,
    env: { JUMPCLOUD_API_KEY: CANARY },
    gateway: (server) =>
      createGateway({ ...server, jitter: () => 0, timeouts, ...(maxBytes ? { maxBytes } : {}) }),
    now: () => NOW,
  });
}

async function search(server: TestServer) {
  const window = { start: "2026-11-20T00:00:00.000Z", end: "2026-11-21T00:00:00.000Z" };
  const response = await server.call(POST, "/api/orgs/acme/events/search", {
    user,
    body: { search: DEFAULT_SEARCH, window },
  });
  const text = await response.text();
  return { status: response.status, text, retryAfter: response.headers.get("retry-after") };
}

interface Row {
  fault: Fault | null;
  options?: Options;
  status: number;
  code: string;
  /** Part of the text that the user reads. */
  says: RegExp;
  calls: number;
  /** Part of the gateway's log line about the last try. */
  log: Record<string, unknown>;
  level: "info" | "warn" | "error";
}

const times = 9;
const status = (code: number, headers: Record<string, string> = {}, body?: unknown): Fault => ({
  kind: "status",
  status: code,
  times,
  headers,
  ...(body === undefined ? {} : { body }),
});

const rows: [string, Row][] = [
  [
    "connection refused",
    {
      fault: null,
      options: { baseUrl: "http://127.0.0.1:1" },
      status: 502,
      code: "UPSTREAM_UNREACHABLE",
      says: /cannot be reached/,
      calls: 0,
      log: { cause: "ECONNREFUSED", attempt: 3 },
      level: "warn",
    },
  ],
  [
    "reset before the headers",
    {
      fault: { kind: "reset", when: "before-headers", times },
      status: 502,
      code: "UPSTREAM_UNREACHABLE",
      says: /cannot be reached/,
      calls: 3,
      log: { attempt: 3 },
      level: "warn",
    },
  ],
  [
    "not HTTP",
    {
      fault: { kind: "not-http", times },
      status: 502,
      code: "BAD_RESPONSE",
      says: /could not be read/,
      calls: 1,
      log: { attempt: 1 },
      level: "error",
    },
  ],
  [
    "400 about the time",
    {
      fault: status(400, {}, { message: "Start Time not after End Time CANARYTEXT" }),
      status: 422,
      code: "QUERY_REJECTED",
      says: /refused this search/,
      calls: 1,
      log: { upstreamStatus: 400 },
      level: "info",
    },
  ],
  [
    "401",
    {
      fault: status(401),
      status: 502,
      code: "KEY_REJECTED",
      says: /API key was refused/,
      calls: 1,
      log: { upstreamStatus: 401 },
      level: "error",
    },
  ],
  [
    "402",
    {
      fault: status(402),
      status: 402,
      code: "UPSTREAM_LICENCE",
      says: /licence/,
      calls: 1,
      log: { upstreamStatus: 402 },
      level: "info",
    },
  ],
  [
    "403",
    {
      fault: status(403),
      status: 403,
      code: "UPSTREAM_FORBIDDEN",
      says: /role cannot read/,
      calls: 1,
      log: { upstreamStatus: 403 },
      level: "warn",
    },
  ],
  [
    "404",
    {
      fault: status(404),
      status: 502,
      code: "UPSTREAM_CONFIG",
      says: /address or region/,
      calls: 1,
      log: { upstreamStatus: 404 },
      level: "error",
    },
  ],
  [
    "429 with a time beyond the deadline",
    {
      fault: status(429, { "retry-after": "55" }),
      options: { totalMs: 2_000 },
      status: 429,
      code: "UPSTREAM_RATE_LIMITED",
      says: /limiting/,
      calls: 1,
      log: { upstreamStatus: 429, attempt: 1 },
      level: "info",
    },
  ],
  [
    "500 twice",
    {
      fault: status(500),
      status: 502,
      code: "UPSTREAM_ERROR",
      says: /Narrow/,
      calls: 2,
      log: { upstreamStatus: 500, attempt: 2 },
      level: "warn",
    },
  ],
  [
    "502",
    {
      fault: status(502),
      status: 503,
      code: "UPSTREAM_DOWN",
      says: /not available/,
      calls: 3,
      log: { upstreamStatus: 502, attempt: 3 },
      level: "warn",
    },
  ],
  [
    "503",
    {
      fault: status(503),
      status: 503,
      code: "UPSTREAM_DOWN",
      says: /not available/,
      calls: 3,
      log: { upstreamStatus: 503 },
      level: "warn",
    },
  ],
  [
    "504",
    {
      fault: status(504),
      status: 504,
      code: "UPSTREAM_TIMEOUT",
      says: /too long/,
      calls: 3,
      log: { upstreamStatus: 504 },
      level: "warn",
    },
  ],
  [
    "no headers in time",
    {
      fault: { kind: "hang", times },
      options: { headersMs: 300 },
      status: 504,
      code: "UPSTREAM_TIMEOUT",
      says: /too long/,
      calls: 1,
      log: { cause: "UND_ERR_HEADERS_TIMEOUT" },
      level: "warn",
    },
  ],
  [
    "nothing before the deadline",
    {
      fault: { kind: "hang", times },
      options: { totalMs: 300 },
      status: 504,
      code: "UPSTREAM_TIMEOUT",
      says: /too long/,
      calls: 1,
      log: { attempt: 1 },
      level: "warn",
    },
  ],
  [
    "a body that drips",
    {
      fault: { kind: "drip", bytesPerSecond: 100, times },
      options: { totalMs: 700 },
      status: 504,
      code: "UPSTREAM_TIMEOUT",
      says: /too long/,
      calls: 1,
      log: { bytes: expect.any(Number) },
      level: "warn",
    },
  ],
  [
    "a body cut off under its length",
    {
      fault: { kind: "truncate", times },
      status: 502,
      code: "BAD_RESPONSE",
      says: /broke off/,
      calls: 2,
      log: { attempt: 2, bytes: expect.any(Number) },
      level: "error",
    },
  ],
  [
    "a chunked body cut off",
    {
      fault: { kind: "truncate-chunked", times },
      status: 502,
      code: "BAD_RESPONSE",
      says: /broke off/,
      calls: 2,
      log: { attempt: 2 },
      level: "error",
    },
  ],
  [
    "a reset after the headers",
    {
      fault: { kind: "reset", when: "after-headers", times },
      status: 502,
      code: "BAD_RESPONSE",
      says: /broke off/,
      calls: 2,
      log: { attempt: 2 },
      level: "error",
    },
  ],
  [
    "broken JSON",
    {
      fault: { kind: "invalid-json", times },
      status: 502,
      code: "BAD_RESPONSE",
      says: /could not be read/,
      calls: 2,
      log: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/), bytes: expect.any(Number) },
      level: "error",
    },
  ],
  [
    "an empty 200",
    {
      fault: { kind: "empty", times },
      status: 502,
      code: "BAD_RESPONSE",
      says: /could not be read/,
      calls: 2,
      log: { bytes: 0 },
      level: "error",
    },
  ],
  [
    "a 204",
    {
      fault: status(204),
      status: 502,
      code: "BAD_RESPONSE",
      says: /could not be read/,
      calls: 2,
      log: { upstreamStatus: 204 },
      level: "error",
    },
  ],
  [
    "broken gzip",
    {
      fault: { kind: "corrupt-gzip", times },
      status: 502,
      code: "BAD_RESPONSE",
      says: /broke off/,
      calls: 2,
      log: { cause: expect.stringMatching(/^Z_/) },
      level: "error",
    },
  ],
  [
    "an object",
    {
      fault: { kind: "shape", value: { events: [] }, times },
      status: 502,
      code: "BAD_SHAPE",
      says: /not known/,
      calls: 1,
      log: { path: "events" },
      level: "error",
    },
  ],
  [
    "null",
    {
      fault: { kind: "shape", value: null, times },
      status: 502,
      code: "BAD_SHAPE",
      says: /not known/,
      calls: 1,
      log: { path: "events" },
      level: "error",
    },
  ],
  [
    "a list of no objects",
    {
      fault: { kind: "shape", value: ["a", 1], times },
      status: 502,
      code: "BAD_SHAPE",
      says: /not known/,
      calls: 1,
      log: { path: "events" },
      level: "error",
    },
  ],
  [
    "a captive portal",
    {
      fault: { kind: "html", times },
      status: 502,
      code: "BAD_RESPONSE",
      says: /proxy answered instead/,
      calls: 1,
      log: { contentType: "text/html" },
      level: "error",
    },
  ],
  [
    "a gzip bomb",
    {
      fault: { kind: "gzip-bomb", decodedBytes: 300_000_000, times },
      status: 502,
      code: "TOO_LARGE",
      says: /larger than allowed/,
      calls: 1,
      log: { security: true },
      level: "error",
    },
  ],
  [
    "a redirect",
    {
      fault: { kind: "redirect", location: "https://evil.example/", times },
      status: 502,
      code: "UPSTREAM_REDIRECT",
      says: /never followed/,
      calls: 1,
      log: { security: true, upstreamStatus: 302 },
      level: "error",
    },
  ],
  [
    "100 kB of headers",
    {
      fault: { kind: "headers", set: { "X-Search_after": `["${"x".repeat(100_000)}"]` }, times },
      status: 502,
      code: "BAD_RESPONSE",
      says: /could not be read/,
      calls: 1,
      log: { cause: "UND_ERR_HEADERS_OVERFLOW" },
      level: "error",
    },
  ],
  [
    "another organisation's event",
    {
      fault: {
        kind: "extra-rows",
        rows: [testEvent("2026-11-20T10:00:00Z", { organization: testOrg("other") })],
        times,
      },
      status: 502,
      code: "TENANT_MISMATCH",
      says: /another organisation/,
      calls: 1,
      log: { security: true, path: "events.organization" },
      level: "error",
    },
  ],
];

describe("a fault of the upstream", () => {
  test.each(rows)("%s", async (_name, row) => {
    if (row.fault) emulator.fault(CANARY, row.fault);
    const server = await start(row.options);
    try {
      const answer = await search(server);
      const { error } = JSON.parse(answer.text) as ErrorEnvelope;
      expect([answer.status, error.code]).toEqual([row.status, row.code]);
      expect(error.message).toMatch(row.says);
      expect(emulator.calls(CANARY)).toHaveLength(row.calls);

      const lines = server.lines.filter(({ msg }) => msg === "upstream call failed");
      expect(lines.at(-1)).toMatchObject({
        ...{ code: row.code, level: row.level, operation: "events", org: "acme" },
        ...{ requestId: error.requestId, ms: expect.any(Number) },
        ...row.log,
      });
      if (row.calls > 0 && row.log.upstreamStatus)
        expect(lines.at(-1)?.upstreamRequestId).toEqual(expect.any(String));

      const everything = JSON.stringify(server.lines) + answer.text;
      for (const secret of [CANARY, "CANARYTEXT", "evil.example", "user7", "Sign in to the network"]) {
        expect(everything).not.toContain(secret);
      }
    } finally {
      await server.close();
    }
  });

  test("a 400 names our own field", async () => {
    emulator.fault(CANARY, status(400, {}, { message: "unknown service foo" }));
    const server = await start();
    const { error } = JSON.parse((await search(server)).text) as ErrorEnvelope;
    expect(error.details).toEqual([{ path: "search.services", message: expect.any(String) }]);
    await server.close();
  });

  test("a 429 that is too long tells for how long", async () => {
    emulator.fault(CANARY, status(429, { "retry-after": "40" }));
    const server = await start({ totalMs: 5_000 });
    const { error } = JSON.parse((await search(server)).text) as ErrorEnvelope;
    expect(error.retryAfterMs).toBe(40_000);
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
    emulator.fault(CANARY, fault);
    const server = await start();
    const answer = await search(server);
    expect([answer.status, emulator.calls(CANARY).length]).toEqual([200, 2]);
    await server.close();
  });

  test("a key that was refused twice is not used again", async () => {
    emulator.fault(CANARY, status(401));
    const server = await start();
    for (let i = 0; i < 4; i++) await search(server);
    expect(emulator.calls(CANARY)).toHaveLength(2);
    expect(server.server.gateway.health()).toEqual({ circuits: [], refusedKeys: 1 });
    await server.close();
  });
});

test.each<[string, () => Server, RegExp]>([
  [
    "a certificate that nobody signed",
    () => createHttpsServer(selfSigned()),
    /^DEPTH_ZERO_SELF_SIGNED_CERT$/,
  ],
  [
    "a server without TLS",
    () => createServer((socket) => socket.on("error", () => {}).end("plain text\r\n")),
    /^ERR_SSL/,
  ],
])("%s is a security event and not tried again", async (_name, make, cause) => {
  const upstream = make();
  const sockets = new Set<Socket>();
  upstream.on("connection", (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  const { port } = upstream.address() as AddressInfo;
  const server = await start({ baseUrl: `https://127.0.0.1:${port}` });
  const { error } = JSON.parse((await search(server)).text) as ErrorEnvelope;
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
  await new Promise((resolve) => upstream.close(resolve));
});

test("a gzip bomb is stopped at the cap, not held in memory", async () => {
  emulator.fault(CANARY, { kind: "gzip-bomb", decodedBytes: 1_000_000_000 });
  const server = await start();
  const before = process.memoryUsage().rss;
  const answer = await search(server);
  const grown = process.memoryUsage().rss - before;
  expect(answer.status).toBe(502);
  // The cap is 64 MB; what the emulator in this process needs to make the bomb comes on top.
  expect(grown).toBeLessThan(250_000_000);
  await server.close();
});
