import { afterEach, describe, expect, it } from "vitest";
import { GET as notFound } from "@/app/api/[...path]/route";
import { GET as live } from "@/app/api/health/live/route";
import { GET as metrics } from "@/app/api/health/metrics/route";
import { GET as ready } from "@/app/api/health/ready/route";
import { GET as openapi } from "@/app/api/openapi.json/route";
import { GET as orgs } from "@/app/api/orgs/route";
import { GET as session } from "@/app/api/session/route";
import { POST as setup } from "@/app/api/setup/route";
import type { OrgsResponse } from "@/lib/contract/orgs";
import { type TestServer, testServer } from "@/lib/testing/server";
import { listAudit, verifyAudit } from "../db/repos/audit";
import { countActiveAdmins, findUserByEmail } from "../db/repos/users";
import { beginSetup, needsSetup } from "./setup";
import { createUser, disableUser, SYSTEM } from "./users";

let test: TestServer;
afterEach(() => test.close());

const TOKEN = "0123456789abcdef0123";
const DEFAULT_ORG = { scope: "default", name: "My organisation", colour: "teal", region: "us", kind: "org" };
const ORGS = [
  { slug: "b-org", name: "Beta", upstreamId: "0123456789abcdef01234568" },
  { slug: "a-org", name: "Alpha", upstreamId: "0123456789abcdef01234567" },
];

describe("GET /api/orgs", () => {
  it("lists what each user may open", async () => {
    test = await testServer({
      orgs: ORGS,
      env: { JUMPCLOUD_PROVIDER_ID: "0123456789abcdef01234569" },
      users: [
        { email: "one@x", role: "viewer", orgs: ["a-org"] },
        { email: "two@x", role: "viewer", orgs: ["a-org", "b-org"] },
        { email: "granted@x", role: "viewer", orgs: [], provider: true },
        { email: "admin@x", role: "admin", orgs: "all" },
      ],
    });
    const scopes = async (user: string) =>
      (
        (await (await test.call(orgs, "/api/orgs", { user })).json()) as { orgs: { scope: string }[] }
      ).orgs.map((org) => org.scope);
    expect(await scopes("one@x")).toEqual(["a-org"]);
    expect(await scopes("two@x")).toEqual(["a-org", "b-org", "all"]);
    expect(await scopes("granted@x")).toEqual(["msp"]);
    expect(await scopes("admin@x")).toEqual(["a-org", "b-org", "all", "msp"]);
    const text = await (await test.call(orgs, "/api/orgs", { user: "admin@x" })).text();
    expect(text).not.toMatch(/0123456789abcdef01234569|sealed/);
  });

  it("tells JumpCloud's id of an org to those who may read it, and to nobody else", async () => {
    test = await testServer({
      orgs: [...ORGS, { slug: "c-org", name: "By key", upstreamId: null }],
      env: { JUMPCLOUD_PROVIDER_ID: "0123456789abcdef01234569" },
      users: [
        { email: "one@x", role: "viewer", orgs: ["a-org"] },
        { email: "none@x", role: "viewer", orgs: [], provider: true },
        { email: "admin@x", role: "admin", orgs: "all" },
      ],
    });
    const ids = async (user: string) => {
      const { orgs: given }: OrgsResponse = await (await test.call(orgs, "/api/orgs", { user })).json();
      return Object.fromEntries(given.map(({ scope, upstreamId }) => [scope, upstreamId]));
    };
    const [b, a] = ORGS.map(({ upstreamId }) => upstreamId);
    expect(await ids("one@x")).toEqual({ "a-org": a });
    expect(await ids("none@x")).toEqual({ msp: null });
    expect(await ids("admin@x")).toEqual({ "a-org": a, "b-org": b, "c-org": null, all: null, msp: null });
  });

  it("has the environment's org, with the name that somebody gave it", async () => {
    test = await testServer({
      env: { JUMPCLOUD_API_KEY: "JC_CANARY_key_0001" },
      users: [{ email: "admin@x", role: "admin", orgs: "all" }],
    });
    expect(await (await test.call(orgs, "/api/orgs", { user: "admin@x" })).json()).toEqual({
      orgs: [{ ...DEFAULT_ORG, upstreamId: null, retentionDays: 90 }],
    });
  });

  it("tells how long events are kept: as the environment says, and of all as the org that keeps the most", async () => {
    test = await testServer({
      env: {
        JUMPCLOUD_ORG_ID: "0123456789abcdef01234569",
        JUMPCLOUD_PROVIDER_ID: "0123456789abcdef01234560",
        JUMPCLOUD_RETENTION_DAYS: "15",
      },
      orgs: [{ slug: "b-org", upstreamId: "0123456789abcdef01234568", retentionDays: 30 }],
      users: [{ email: "admin@x", role: "admin", orgs: "all" }],
    });
    const body = (await (await test.call(orgs, "/api/orgs", { user: "admin@x" })).json()) as OrgsResponse;
    expect(Object.fromEntries(body.orgs.map((org) => [org.scope, org.retentionDays]))).toEqual({
      default: 15,
      "b-org": 30,
      all: 30,
      msp: 15,
    });
  });
});

describe("GET /api/session", () => {
  it("tells who is signed in and nothing more", async () => {
    test = await testServer({ users: [{ email: "jane@x", role: "analyst", orgs: [] }] });
    expect((await test.call(session, "/api/session")).status).toBe(401);
    expect(await (await test.call(session, "/api/session", { user: "jane@x" })).json()).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      email: "jane@x",
      name: "jane",
      role: "analyst",
    });
  });
});

describe("POST /api/setup", () => {
  const body = (over: Record<string, unknown> = {}) => ({
    token: "",
    email: "Root@Example.org",
    name: "Root",
    password: "a quiet lamp by the window",
    ...over,
  });
  const post = (given: unknown) => test.call(setup, "/api/setup", { body: given });

  it("makes one administrator out of many at once, then is gone for good", async () => {
    test = await testServer();
    const token = (await beginSetup(test.server)) ?? "";
    expect(await needsSetup()).toBe(true);
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => post(body({ token, email: `root${index}@example.org` }))),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 404, 404, 404, 404, 404]);
    expect(await countActiveAdmins(test.server.db.queries)).toBe(1);
    expect(await needsSetup()).toBe(false);
    expect((await post(body({ token }))).status).toBe(404);
    expect(await beginSetup(test.server)).toBeNull();
    expect(await listAudit(test.server.db.queries, 5)).toMatchObject([{ action: "setup", outcome: "ok" }]);
  });

  it("needs the newest token and a good password, and tells the field", async () => {
    test = await testServer();
    const old = (await beginSetup(test.server)) ?? "";
    const token = (await beginSetup(test.server)) ?? "";
    const paths = async (given: unknown) =>
      ((await (await post(given)).json()) as { error: { details: { path: string }[] } }).error.details.map(
        (detail) => detail.path,
      );
    expect(await paths(body({ token: TOKEN }))).toEqual(["token"]);
    expect(await paths(body({ token: old }))).toEqual(["token"]);
    expect(await paths(body({ token, password: "short" }))).toEqual(["password"]);
    expect(await paths(body({ token, password: "root@example.org!" }))).toEqual(["password"]);
    expect(await paths(body({ token, email: "nonsense", role: "admin" }))).toEqual(["email", "role"]);
    expect(await countActiveAdmins(test.server.db.queries)).toBe(0);
    expect(await (await post(body({ token }))).json()).toEqual({ email: "root@example.org" });
    expect(await findUserByEmail(test.server.db.queries, "root@example.org")).toMatchObject({
      role: "admin",
      orgIds: "all",
    });
  });

  it("is not there when the admin command made a user first", async () => {
    test = await testServer();
    const token = (await beginSetup(test.server)) ?? "";
    await createUser(
      test.server,
      {
        email: "jane@example.org",
        name: "Jane",
        role: "viewer",
        orgs: "all",
        password: "a quiet lamp by the window",
      },
      SYSTEM,
    );
    expect(await needsSetup()).toBe(false);
    expect((await post(body({ token }))).status).toBe(404);
  });
});

describe("users", () => {
  it("keep at least one administrator, also when two disable each other at once", async () => {
    test = await testServer({
      users: [
        { email: "a@x", role: "admin", orgs: "all" },
        { email: "b@x", role: "admin", orgs: "all" },
      ],
    });
    const results = await Promise.allSettled([
      disableUser(test.server, "a@x", SYSTEM),
      disableUser(test.server, "b@x", SYSTEM),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await countActiveAdmins(test.server.db.queries)).toBe(1);
    expect((await verifyAudit(test.server.db.queries)).brokenAt).toBeNull();
  });
});

describe("health", () => {
  it("lives while it cannot work, and is not ready then", async () => {
    test = await testServer();
    expect(await (await test.call(ready, "/api/health/ready")).json()).toEqual({ status: "ready" });
    test.server.stopping = true;
    expect((await test.call(ready, "/api/health/ready")).status).toBe(503);
    test.server.stopping = false;
    await test.server.db.close();
    const down = await test.call(ready, "/api/health/ready");
    expect(down.status).toBe(503);
    expect(await down.text()).not.toMatch(/sqlite|insights\.db|\/tmp/i);
    expect((await test.call(live, "/api/health/live")).status).toBe(200);
  });

  it("shows its numbers to the token's holder only", async () => {
    test = await testServer({ env: { METRICS_TOKEN: "a-long-metrics-token" } });
    const status = async (authorization?: string) =>
      (
        await test.call(
          metrics,
          "/api/health/metrics",
          authorization === undefined ? {} : { headers: { authorization } },
        )
      ).status;
    expect([
      await status(),
      await status("Bearer wrong"),
      await status("a-long-metrics-token"),
      await status("Bearer a-long-metrics-token"),
    ]).toEqual([404, 404, 404, 200]);
    await test.close();
    test = await testServer();
    expect([await status(), await status("Bearer ")]).toEqual([404, 404]);
  });
});

describe("GET /api/openapi.json", () => {
  it("describes the routes from their own schemas", async () => {
    test = await testServer();
    const document = (await (await test.call(openapi, "/api/openapi.json")).json()) as {
      paths: Record<
        string,
        {
          post?: {
            requestBody: {
              content: {
                "application/json": {
                  schema: { properties: Record<string, unknown>; additionalProperties: unknown };
                };
              };
            };
          };
        }
      >;
    };
    const schema =
      document.paths["/api/orgs/{scope}/events/search"]?.post?.requestBody.content["application/json"].schema;
    expect(Object.keys(schema?.properties ?? {})).toEqual(["search", "window", "cursor", "limit"]);
    expect(schema?.additionalProperties).toBe(false);
  });

  it("answers any other address below /api with the envelope", async () => {
    test = await testServer();
    expect(
      await (
        await test.call(notFound, "/api/nothing/here", { params: { path: ["nothing", "here"] } })
      ).json(),
    ).toMatchObject({ error: { code: "NOT_FOUND" } });
  });
});
