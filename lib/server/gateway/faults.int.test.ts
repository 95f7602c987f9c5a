/** Each fault of the upstream, through the real route: what the user gets, and what the log holds. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Fault } from "@/lib/emulator/faults";
import { testEvent, testOrg } from "@/lib/emulator/scenarios/small";
import { CANARY, type FaultyOptions, faultyUpstream, searchRoute } from "@/lib/testing/faulty-upstream";

let upstream: Awaited<ReturnType<typeof faultyUpstream>>;

beforeAll(async () => {
  upstream = await faultyUpstream();
});
afterAll(() => upstream.close());
beforeEach(() => upstream.renew());

/** `502 BAD_RESPONSE error, 2 calls`: our status, our code, the level of the log line, calls upstream. */
type Outcome = `${number} ${string} ${"info" | "warn" | "error"}, ${number} calls`;
type Row = [string, Fault | null, Outcome, says: RegExp, log: Record<string, unknown>, FaultyOptions?];

const times = 9;
const answers = (status: number, headers: Record<string, string> = {}): Fault => ({
  kind: "status",
  status,
  times,
  headers,
});
const refused: Fault = {
  ...answers(400),
  body: { message: "Start Time not after End Time CANARYTEXT" },
} as Fault;
const shaped = (value: unknown): Fault => ({ kind: "shape", value, times });
const longHeader: Fault = { kind: "headers", set: { "X-Search_after": `["${"x".repeat(100_000)}"]` }, times };
const foreign = testEvent("2026-11-20T10:00:00Z", { organization: testOrg("other") });
const aNumber: unknown = expect.any(Number);
const sha256: unknown = expect.stringMatching(/^[0-9a-f]{64}$/);
const zlib: unknown = expect.stringMatching(/^Z_/);
const nobody = { baseUrl: "http://127.0.0.1:1" };

const rows: Row[] = [
  [
    "connection refused",
    null,
    "502 UPSTREAM_UNREACHABLE warn, 0 calls",
    /cannot be/,
    { cause: "ECONNREFUSED", attempt: 3 },
    nobody,
  ],
  [
    "reset before the headers",
    { kind: "reset", when: "before-headers", times },
    "502 UPSTREAM_UNREACHABLE warn, 3 calls",
    /cannot be/,
    { attempt: 3 },
  ],
  [
    "not HTTP",
    { kind: "not-http", times },
    "502 BAD_RESPONSE error, 1 calls",
    /could not be read/,
    { attempt: 1 },
  ],
  ["400", refused, "422 QUERY_REJECTED info, 1 calls", /refused this search/, { upstreamStatus: 400 }],
  ["401", answers(401), "502 KEY_REJECTED error, 1 calls", /API key was refused/, { upstreamStatus: 401 }],
  ["402", answers(402), "402 UPSTREAM_LICENCE info, 1 calls", /licence/, { upstreamStatus: 402 }],
  ["403", answers(403), "403 UPSTREAM_FORBIDDEN warn, 1 calls", /role cannot read/, { upstreamStatus: 403 }],
  ["404", answers(404), "502 UPSTREAM_CONFIG error, 1 calls", /address or region/, { upstreamStatus: 404 }],
  [
    "429 for too long",
    answers(429, { "retry-after": "55" }),
    "429 UPSTREAM_RATE_LIMITED info, 1 calls",
    /limiting/,
    { attempt: 1 },
    { timeouts: { totalMs: 2_000 } },
  ],
  ["500", answers(500), "502 UPSTREAM_ERROR warn, 2 calls", /Narrow/, { upstreamStatus: 500, attempt: 2 }],
  [
    "502",
    answers(502),
    "503 UPSTREAM_DOWN warn, 3 calls",
    /not available/,
    { upstreamStatus: 502, attempt: 3 },
  ],
  [
    "503",
    answers(503),
    "503 UPSTREAM_DOWN warn, 3 calls",
    /not available/,
    { upstreamStatus: 503, attempt: 3 },
  ],
  [
    "504",
    answers(504),
    "504 UPSTREAM_TIMEOUT warn, 3 calls",
    /too long/,
    { upstreamStatus: 504, attempt: 3 },
  ],
  [
    "no headers in time",
    { kind: "hang", times },
    "504 UPSTREAM_TIMEOUT warn, 1 calls",
    /too long/,
    { cause: "UND_ERR_HEADERS_TIMEOUT" },
    { timeouts: { headersMs: 300 } },
  ],
  [
    "nothing before the deadline",
    { kind: "hang", times },
    "504 UPSTREAM_TIMEOUT warn, 1 calls",
    /too long/,
    { attempt: 1 },
    { timeouts: { totalMs: 300 } },
  ],
  [
    "a body that drips",
    { kind: "drip", bytesPerSecond: 100, times },
    "504 UPSTREAM_TIMEOUT warn, 1 calls",
    /too long/,
    { bytes: aNumber },
    { timeouts: { totalMs: 700 } },
  ],
  [
    "a body cut off under its length",
    { kind: "truncate", times },
    "502 BAD_RESPONSE error, 2 calls",
    /broke off/,
    { attempt: 2, bytes: aNumber },
  ],
  [
    "a chunked body cut off",
    { kind: "truncate-chunked", times },
    "502 BAD_RESPONSE error, 2 calls",
    /broke off/,
    { attempt: 2 },
  ],
  [
    "a reset after the headers",
    { kind: "reset", when: "after-headers", times },
    "502 BAD_RESPONSE error, 2 calls",
    /broke off/,
    { attempt: 2 },
  ],
  [
    "broken JSON",
    { kind: "invalid-json", times },
    "502 BAD_RESPONSE error, 2 calls",
    /could not be read/,
    { sha256, bytes: aNumber },
  ],
  [
    "an empty 200",
    { kind: "empty", times },
    "502 BAD_RESPONSE error, 2 calls",
    /could not be read/,
    { sha256, bytes: 0 },
  ],
  ["a 204", answers(204), "502 BAD_RESPONSE error, 2 calls", /could not be read/, { upstreamStatus: 204 }],
  [
    "broken gzip",
    { kind: "corrupt-gzip", times },
    "502 BAD_RESPONSE error, 2 calls",
    /broke off/,
    { cause: zlib },
  ],
  ["an object", shaped({ events: [] }), "502 BAD_SHAPE error, 1 calls", /not known/, { path: "events" }],
  ["null", shaped(null), "502 BAD_SHAPE error, 1 calls", /not known/, { path: "events" }],
  ["a list of no objects", shaped(["a", 1]), "502 BAD_SHAPE error, 1 calls", /not known/, { path: "events" }],
  [
    "a captive portal",
    { kind: "html", times },
    "502 BAD_RESPONSE error, 1 calls",
    /proxy answered/,
    { contentType: "text/html" },
  ],
  [
    "a gzip bomb",
    { kind: "gzip-bomb", decodedBytes: 300_000_000, times },
    "502 TOO_LARGE error, 1 calls",
    /larger than/,
    { security: true },
  ],
  [
    "a redirect",
    { kind: "redirect", location: "https://evil.example/", times },
    "502 UPSTREAM_REDIRECT error, 1 calls",
    /never followed/,
    { security: true, upstreamStatus: 302 },
  ],
  [
    "100 kB of headers",
    longHeader,
    "502 BAD_RESPONSE error, 1 calls",
    /could not be read/,
    { cause: "UND_ERR_HEADERS_OVERFLOW" },
  ],
  [
    "another organisation's event",
    { kind: "extra-rows", rows: [foreign], times },
    "502 TENANT_MISMATCH error, 1 calls",
    /another organisation/,
    { security: true, path: "events.organization" },
  ],
];

test.each(rows)("%s", async (_name, fault, outcome, says, log, options) => {
  if (fault) upstream.emulator.fault(CANARY, fault);
  const server = await upstream.start(options);
  try {
    const { status, error, text } = await searchRoute(server);
    const lines = server.lines.filter(({ msg }) => msg === "upstream call failed");
    const last = lines.at(-1);
    const calls = upstream.emulator.calls(CANARY).length;
    expect(`${status} ${error.code} ${String(last?.level)}, ${calls} calls`).toBe(outcome);
    expect(error.message).toMatch(says);

    const { requestId, code } = error;
    expect(last).toMatchObject({ code, requestId, operation: "events", org: "acme", ms: aNumber, ...log });
    if (log.upstreamStatus) expect(last?.upstreamRequestId).toEqual(expect.any(String));

    const everything = JSON.stringify(server.lines) + text;
    for (const secret of [CANARY, "CANARYTEXT", "evil.example", "user7", "Sign in to the network"]) {
      expect(everything).not.toContain(secret);
    }
  } finally {
    await server.close();
  }
});
