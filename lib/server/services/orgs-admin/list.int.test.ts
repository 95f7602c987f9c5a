import { afterEach, describe, expect, it } from "vitest";
import { GET as list } from "@/app/api/admin/orgs/route";
import type { AdminOrgsResponse } from "@/lib/contract/admin-orgs";
import { type TestServer, testServer } from "@/lib/testing/server";
import { listAudit } from "../../db/repos/audit";

let test: TestServer;
afterEach(() => test.close());

const start = async (env: Record<string, string> = {}) => {
  test = await testServer({
    orgs: [
      { slug: "a-org", name: "Alpha", upstreamId: "0123456789abcdef01234567" },
      { slug: "b-org", name: "Beta", upstreamId: null, region: "eu", sealedKey: "v1.CANARY_SEALED" },
    ],
    users: (["viewer", "analyst", "admin"] as const).map((role) => ({
      email: `${role}@example.org`,
      role,
      orgs: "all" as const,
    })),
    env,
  });
};

describe("GET /api/admin/orgs", () => {
  it.each([
    [undefined, 401],
    ["viewer@example.org", 403],
    ["analyst@example.org", 403],
    ["admin@example.org", 200],
  ])("answers %s with %i", async (user, status) => {
    await start();
    const response = await test.call(list, "/api/admin/orgs", user === undefined ? {} : { user });
    expect(response.status).toBe(status);
    const [last] = await listAudit(test.server.db.queries, 1);
    if (status === 403) expect(last).toMatchObject({ action: "denied", actor: user });
  });

  it.each([
    [{}, "none"],
    [{ JUMPCLOUD_API_KEY: "JC_CANARY_environment" }, "key"],
    [{ JUMPCLOUD_CLIENT_ID: "client-one", JUMPCLOUD_CLIENT_SECRET: "JC_CANARY_secret" }, "service-account"],
  ])("tells what reads each, never the secret: %j", async (env, environment) => {
    await start(env);
    const response = await test.call(list, "/api/admin/orgs", { user: "admin@example.org" });
    const text = await response.text();
    expect(text).not.toContain("CANARY");
    const answer = JSON.parse(text) as AdminOrgsResponse;
    expect(answer.environment).toBe(environment);
    // The environment's own organisation is another test's matter.
    const given = answer.orgs.filter(({ slug }) => slug !== "default");
    expect(given.map((org) => [org.slug, org.region, org.upstreamId, org.credential.kind])).toEqual([
      ["a-org", "us", "0123456789abcdef01234567", "environment"],
      ["b-org", "eu", null, "key"],
    ]);
  });
});
