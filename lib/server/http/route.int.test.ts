import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { AppError } from "@/lib/core/errors";
import { TEST_ORIGIN, type TestServer, testServer } from "@/lib/testing/server";
import { listAudit } from "../db/repos/audit";
import { findUserByEmail } from "../db/repos/users";
import { publicRoute, route } from "./route";

const CANARY = "postgres://admin:hunter2@10.0.0.9/insights";
let test: TestServer;
let calls = 0;

beforeEach(async () => {
  calls = 0;
  test = await testServer({
    orgs: [
      { slug: "acme", upstreamId: "0123456789abcdef01234567" },
      { slug: "globex", upstreamId: "0123456789abcdef01234568" },
    ],
    users: [
      { email: "viewer@acme", role: "viewer", orgs: ["acme"] },
      { email: "analyst@both", role: "analyst", orgs: ["acme", "globex"] },
      { email: "admin@all", role: "admin", orgs: "all" },
      { email: "nobody@none", role: "admin", orgs: [] },
    ],
    env: { JUMPCLOUD_PROVIDER_ID: "0123456789abcdef01234569" },
  });
});
afterEach(() => test.close());

const Body = z.strictObject({
  n: z.number(),
  inner: z.optional(z.strictObject({ list: z.array(z.string()) })),
});
const POST = route({ body: Body, can: "events:export", scope: true }, ({ ctx, body }) => {
  calls += 1;
  return { scope: ctx.scope.slug, n: body.n };
});
const GET = route({ can: "events:read", scope: true }, ({ ctx }) => ({
  scope: ctx.scope.slug,
  kind: ctx.scope.kind,
}));

const post = (init: Parameters<TestServer["call"]>[2] = {}, scope = "acme") =>
  test.call(POST, `/api/orgs/${scope}/things`, {
    user: "analyst@both",
    body: { n: 1 },
    method: "POST",
    ...init,
  });
const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { error?: { code: string } }).error?.code,
];
const requestLine = () => test.lines.findLast((line) => line.msg === "request");

describe("route", () => {
  it("answers, uncached, with its request id in header and log", async () => {
    const response = await post();
    expect(await response.json()).toEqual({ scope: "acme", n: 1 });
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f]{32}$/);
    expect(requestLine()).toMatchObject({
      level: "info",
      route: "/api/orgs/[scope]/things",
      method: "POST",
      status: 200,
      scope: "acme",
      requestId: response.headers.get("x-request-id"),
    });
  });

  describe("checks in this order, each before the next is looked at", () => {
    it("1. the origin", async () => {
      const headers = { origin: "https://evil.example" };
      expect(await codeOf(await post({ headers, user: "", raw: "{" }, "nowhere"))).toEqual([
        403,
        "BAD_ORIGIN",
      ]);
    });
    it("2. the session", async () => {
      expect(
        await codeOf(await test.call(POST, "/api/orgs/nowhere/things", { raw: "{", method: "POST" })),
      ).toEqual([401, "UNAUTHENTICATED"]);
    });
    it("3. the scope", async () => {
      expect(await codeOf(await post({ user: "viewer@acme", raw: "{" }, "globex"))).toEqual([
        404,
        "NOT_FOUND",
      ]);
    });
    it("4. the permission", async () => {
      expect(await codeOf(await post({ user: "viewer@acme", raw: "{" }))).toEqual([403, "FORBIDDEN"]);
    });
    it("5. the rate", async () => {
      const limited = route(
        { body: Body, can: "events:read", scope: true, limit: { perMinute: 1, burst: 1 } },
        () => ({}),
      );
      const call = () => test.call(limited, "/api/orgs/acme/things", { user: "analyst@both", raw: "{" });
      expect((await call()).status).toBe(400);
      const second = await call();
      expect(await codeOf(second)).toEqual([429, "RATE_LIMITED"]);
      expect(second.headers.get("retry-after")).toBe("60");
    });
    it("6. the body", async () => {
      expect(await codeOf(await post({ raw: "{" }))).toEqual([400, "INVALID_REQUEST"]);
      expect(calls).toBe(0);
    });
  });

  it.each([
    [
      "viewer@acme",
      { acme: 200, globex: 404, all: 404, msp: 404, nowhere: 404, "..": 404, "": 404, ACME: 404 },
    ],
    [
      "analyst@both",
      { acme: 200, globex: 200, all: 200, msp: 404, nowhere: 404, "..": 404, "": 404, ACME: 404 },
    ],
    [
      "admin@all",
      { acme: 200, globex: 200, all: 200, msp: 200, nowhere: 404, "..": 404, "": 404, ACME: 404 },
    ],
    [
      "nobody@none",
      { acme: 404, globex: 404, all: 404, msp: 200, nowhere: 404, "..": 404, "": 404, ACME: 404 },
    ],
  ])("lets %s into its own scopes only, and tells the others as missing", async (user, expected) => {
    const bodies = new Set<string>();
    for (const [scope, status] of Object.entries(expected)) {
      const response = await test.call(GET, "/api/orgs/x/things", { user, params: { scope } });
      expect(response.status, scope).toBe(status);
      if (status === 404)
        bodies.add(((await response.json()) as { error: { message: string } }).error.message);
    }
    expect(bodies.size).toBe(1);
  });

  it("records denials", async () => {
    await test.call(GET, "/api/orgs/globex/things", { user: "viewer@acme" });
    await post({ user: "viewer@acme" });
    const rows = (await listAudit(test.server.db.queries, 2)).map(({ action, actor, scope, detail }) => ({
      action,
      actor,
      scope,
      detail: JSON.parse(detail) as unknown,
    }));
    expect(rows).toEqual([
      {
        action: "denied",
        actor: "viewer@acme",
        scope: "acme",
        detail: { permission: "events:export", path: "/api/orgs/acme/things" },
      },
      { action: "denied", actor: "viewer@acme", scope: null, detail: { scope: "globex" } },
    ]);
  });

  it("records as many denials as a hand makes; of those of a program the number", async () => {
    let nowMs = test.server.now();
    Object.assign(test.server, { now: () => nowMs });
    const cookie = await test.cookieFor("viewer@acme");
    const deny = async () =>
      (await test.call(GET, "/api/orgs/globex/things", { headers: { cookie } })).status;
    // As if 600 had been recorded a moment ago.
    const { id = "" } = (await findUserByEmail(test.server.db.queries, "viewer@acme")) ?? {};
    for (let row = 0; row < 600; row += 1) test.server.denials.take(id, nowMs);
    const before = (await listAudit(test.server.db.queries, 100)).length;
    expect([await deny(), await deny(), await deny()]).toEqual([404, 404, 404]);
    expect(await listAudit(test.server.db.queries, 100)).toHaveLength(before);
    nowMs += 1_000;
    await deny();
    const [row] = await listAudit(test.server.db.queries, 1);
    expect(JSON.parse(row?.detail ?? "")).toEqual({ scope: "globex", unrecorded: 3 });
    expect(await listAudit(test.server.db.queries, 100)).toHaveLength(before + 1);
  });

  it("counts requests of a route with a limit of its own apart from all others", async () => {
    const narrow = publicRoute({ limit: { perMinute: 1, burst: 1 } }, () => ({}));
    const wide = publicRoute({}, () => ({}));
    for (let call = 0; call < 30; call += 1) await test.call(wide, "/api/health/live");
    expect((await test.call(narrow, "/api/setup")).status).toBe(200);
    expect((await test.call(narrow, "/api/setup")).status).toBe(429);
    expect((await test.call(narrow, "/api/invite")).status).toBe(200);
    expect((await test.call(wide, "/api/health/live")).status).toBe(200);
  });

  it("keeps what it does not know to itself and to the log", async () => {
    const broken = publicRoute({}, () => {
      throw new Error(`connect ECONNREFUSED ${CANARY}`);
    });
    const response = await test.call(broken, "/api/broken");
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(JSON.parse(text)).toEqual({
      error: {
        code: "INTERNAL",
        message: "Something failed on this server.",
        requestId: response.headers.get("x-request-id"),
      },
    });
    expect(requestLine()).toMatchObject({ level: "error", code: "INTERNAL", error: { name: "Error" } });
    expect(JSON.stringify(test.lines)).not.toContain("hunter2");
  });

  it("sends an error of ours with its wait and its upstream's request id, never its cause", async () => {
    const failing = publicRoute({}, () => {
      throw new AppError("UPSTREAM_RATE_LIMITED", {
        retryAfterMs: 1_200,
        upstream: { status: 429, requestId: "up-1" },
        cause: new Error("body of the upstream"),
      });
    });
    const response = await test.call(failing, "/api/failing");
    expect(response.headers.get("retry-after")).toBe("2");
    expect(await response.json()).toEqual({
      error: {
        code: "UPSTREAM_RATE_LIMITED",
        message: expect.any(String),
        requestId: expect.any(String),
        upstreamRequestId: "up-1",
        retryAfterMs: 1_200,
      },
    });
  });

  it("knows an error by its name, from another copy of the module", async () => {
    class AppError extends Error {
      override name = "AppError";
      code = "KEY_REJECTED";
      status = 502;
      logLevel = "error";
    }
    const failing = publicRoute({}, () => {
      throw new AppError("The stored API key was refused.");
    });
    expect(await codeOf(await test.call(failing, "/api/failing"))).toEqual([502, "KEY_REJECTED"]);
  });

  it("takes a client that left for no error", async () => {
    const controller = new AbortController();
    const waiting = publicRoute({}, ({ signal }) => {
      controller.abort();
      signal.throwIfAborted();
    });
    const response = await test.call(waiting, "/api/waiting", { signal: controller.signal });
    expect(response.status).toBe(499);
    expect(requestLine()).toMatchObject({ level: "info", code: "CLIENT_CLOSED" });
  });

  it("says that the store is down, also when the session cannot be read", async () => {
    const cookie = await test.cookieFor("viewer@acme");
    await test.server.db.close();
    const response = await test.call(GET, "/api/orgs/acme/things", { headers: { cookie } });
    expect(await codeOf(response)).toEqual([503, "STORE_DOWN"]);
  });

  it("counts answers by pattern, not by name", async () => {
    await post();
    const text = await test.server.metrics.registry.metrics();
    expect(text).toContain(
      'http_requests_total{route="/api/orgs/[scope]/things",method="POST",status="200"} 1',
    );
    expect(text).not.toContain("acme");
  });

  it("accepts a page of ours that sends no Origin", async () => {
    const cookie = await test.cookieFor("analyst@both");
    const request = new Request(`${TEST_ORIGIN}/api/orgs/acme/things`, {
      method: "POST",
      body: '{"n":1}',
      headers: { cookie, "content-type": "application/json", "sec-fetch-site": "same-origin" },
    });
    expect((await POST(request, { params: Promise.resolve({ scope: "acme" }) })).status).toBe(200);
  });
});
