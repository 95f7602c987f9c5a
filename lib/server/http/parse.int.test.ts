import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { CountRequest } from "@/lib/contract/events";
import { type TestServer, testServer } from "@/lib/testing/server";
import { route } from "./route";

let test: TestServer;

beforeAll(async () => {
  test = await testServer({
    orgs: [{ slug: "acme", upstreamId: null }],
    users: [{ email: "analyst@both", role: "analyst", orgs: ["acme"] }],
  });
});
afterAll(() => test.close());

const Body = z.strictObject({
  n: z.number(),
  inner: z.optional(z.strictObject({ list: z.array(z.string()) })),
});
const POST = route({ body: Body, can: "events:read", scope: true }, ({ body }) => ({ n: body.n }));
const GET = route({ can: "events:read", scope: true }, () => ({}));

const post = (init: Parameters<TestServer["call"]>[2] = {}) =>
  test.call(POST, "/api/orgs/acme/things", { user: "analyst@both", body: { n: 1 }, method: "POST", ...init });
const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { error?: { code: string } }).error?.code,
];

describe("what a request holds", () => {
  it.each<[string, unknown, { path: string }[]]>([
    ["a wrong type", { n: "1" }, [{ path: "n" }]],
    ["an unknown name", { n: 1, orgId: "x", role: "admin" }, [{ path: "orgId" }, { path: "role" }]],
    ["a deep fault", { n: 1, inner: { list: ["a", 2] } }, [{ path: "inner.list.1" }]],
    ["no object", [1], [{ path: "" }]],
    ["null", null, [{ path: "" }]],
  ])("names the path of %s", async (_name, body, details) => {
    const response = await post({ raw: JSON.stringify(body) });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: {
        code: "INVALID_REQUEST",
        details: details.map((detail) => ({ ...detail, message: expect.stringMatching(/.{5}/) })),
      },
    });
  });

  it("names the path inside a search, of the branch that was meant", async () => {
    const counting = route({ body: CountRequest, can: "events:read", scope: true }, () => ({}));
    const window = { start: "2026-11-20T00:00:00Z", end: "2026-11-21T00:00:00Z" };
    const search = {
      v: 1,
      services: ["all"],
      range: { last: "24h" },
      sort: "desc",
      where: { op: "and", items: [{ op: "or", items: [{ field: "a", op: "like", values: [] }] }] },
    };
    const response = await test.call(counting, "/api/orgs/acme/events/count", {
      user: "analyst@both",
      body: { search, window },
    });
    expect(await response.json()).toMatchObject({
      error: { details: [{ path: "search.where.items.0.items.0.op" }] },
    });
  });

  it("sends at most twenty details", async () => {
    const response = await post({
      raw: JSON.stringify({
        n: 1,
        ...Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`k${index}`, 1])),
      }),
    });
    expect(((await response.json()) as { error: { details: unknown[] } }).error.details).toHaveLength(20);
  });

  it.each<[string, Parameters<TestServer["call"]>[2], number, string]>([
    ["text", { headers: { "content-type": "text/plain" } }, 415, "UNSUPPORTED_MEDIA_TYPE"],
    [
      "a form",
      { headers: { "content-type": "application/x-www-form-urlencoded" } },
      415,
      "UNSUPPORTED_MEDIA_TYPE",
    ],
    [
      "something that only contains JSON's name",
      { headers: { "content-type": "text/application/json" } },
      415,
      "UNSUPPORTED_MEDIA_TYPE",
    ],
    ["JSON with a charset", { headers: { "content-type": "Application/JSON; charset=utf-8" } }, 200, ""],
    ["nothing", { raw: "" }, 400, "INVALID_REQUEST"],
    ["half of it", { raw: '{"n":' }, 400, "INVALID_REQUEST"],
    ["__proto__", { raw: '{"n":1,"__proto__":{"role":"admin"}}' }, 400, "INVALID_REQUEST"],
    ["a thousand levels", { raw: `${"[".repeat(1_000)}${"]".repeat(1_000)}` }, 400, "INVALID_REQUEST"],
    [
      "as many levels as fit",
      { raw: `${"[".repeat(130_000)}${"]".repeat(130_000)}` },
      400,
      "INVALID_REQUEST",
    ],
    [
      "more than 256 kB",
      { raw: JSON.stringify({ n: 1, pad: "x".repeat(256 * 1024) }) },
      413,
      "PAYLOAD_TOO_LARGE",
    ],
    [
      "a long body that says it is short",
      { raw: `{"n":1,"pad":"${"x".repeat(256 * 1024)}"}`, headers: { "content-length": "5" } },
      413,
      "PAYLOAD_TOO_LARGE",
    ],
  ])("takes or refuses a body of %s", async (_name, init, status, code) => {
    const response = await post(init);
    expect(await codeOf(response)).toEqual([status, code || undefined]);
  });

  it("stops reading a stream that never ends", async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(16 * 1024).fill(32));
      },
    });
    expect((await post({ raw: endless })).status).toBe(413);
    expect(pulled).toBeLessThan(40);
  });

  it("refuses a name given twice in the query", async () => {
    const response = await test.call(GET, "/api/orgs/acme/things?a=1&a=2", { user: "analyst@both" });
    expect(await response.json()).toMatchObject({
      error: { code: "INVALID_REQUEST", details: [{ path: "a" }] },
    });
  });
});
