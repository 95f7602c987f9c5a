import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { fakeCredential } from "@/lib/testing/gateway-calls";
import type { AuthorizedScope, Org, Region } from "../auth/scope";
import type { Credentials } from "./credentials";
import { baseUrlOf, targetsOf } from "./target";
import { tokenUrlOf } from "./token";

test.each([
  ["us", null, "https://api.jumpcloud.com/insights/directory/v1"],
  ["eu", null, "https://api.eu.jumpcloud.com/insights/directory/v1"],
  ["in", null, "https://api.in.jumpcloud.com/insights/directory/v1"],
  ["us", "http://127.0.0.1:4010", "http://127.0.0.1:4010/insights/directory/v1"],
  ["eu", "http://127.0.0.1:4010/", "http://127.0.0.1:4010/insights/directory/v1"],
  [
    "us",
    "https://api.eu.jumpcloud.com/insights/directory/v1/",
    "https://api.eu.jumpcloud.com/insights/directory/v1",
  ],
  ["us", "http://localhost:1/other/path", "http://localhost:1/other/path"],
] as const)("region %s with %s is %s", (region, configured, url) => {
  expect(baseUrlOf(region, configured)).toBe(url);
});

test.each([
  ["https://api.jumpcloud.com/insights/directory/v1", "https://admin-oauth.id.jumpcloud.com/oauth2/token"],
  [
    "https://api.eu.jumpcloud.com/insights/directory/v1",
    "https://admin-oauth.id.eu.jumpcloud.com/oauth2/token",
  ],
  [
    "https://api.in.jumpcloud.com/insights/directory/v1",
    "https://admin-oauth.id.in.jumpcloud.com/oauth2/token",
  ],
  ["http://127.0.0.1:4010/insights/directory/v1", "http://127.0.0.1:4010/oauth2/token"],
])("tokens for %s come from %s", (baseUrl, url) => {
  expect(tokenUrlOf(baseUrl)).toBe(url);
});

describe("targetsOf", () => {
  /** The key of an org is named by its `sealedKey`; `none` cannot be read. */
  const credentials: Credentials = {
    ofEnvironment: () => fakeCredential("environment"),
    ofSecret: () => fakeCredential("typed"),
    ofOrg(org) {
      if (org.sealedKey === "none") throw new AppError("NOT_CONFIGURED");
      return fakeCredential(org.sealedKey ?? "environment");
    },
  };
  const org = (
    slug: string,
    sealedKey: string | null,
    region: Region = "us",
    upstreamId: string | null = `id-${slug}`,
  ): Org => ({
    ...{ id: slug, slug, name: slug, colour: "teal", region, upstreamId, sealedKey },
    ...{ clientId: null, retentionDays: 90 },
  });
  const all = (...orgs: Org[]) => ({ kind: "all", slug: "all", orgs }) as unknown as AuthorizedScope;
  const grouped = (scope: AuthorizedScope) =>
    targetsOf(scope, credentials, { configured: null }).ready.map((target) => [
      target.credential.id,
      target.orgIds,
    ]);

  test("orgs of one key and region are one target", () => {
    expect(grouped(all(org("a", null), org("b", null), org("c", "own"), org("d", null, "eu")))).toEqual([
      ["environment", ["id-a", "id-b"]],
      ["own", ["id-c"]],
      ["environment", ["id-d"]],
    ]);
  });

  test("an org without an id stands alone and sends none", () => {
    expect(grouped(all(org("a", null), org("b", null, "us", null)))).toEqual([
      ["environment", ["id-a"]],
      ["environment", []],
    ]);
  });

  test("an org without a key is named, the others go on", () => {
    const { ready, failed } = targetsOf(all(org("a", "none"), org("b", null)), credentials, {
      configured: null,
    });
    expect([ready.length, failed.map(({ orgs }) => orgs[0]?.slug)]).toEqual([1, ["a"]]);
  });

  test("no org with a key is a failure", () => {
    expect(() => targetsOf(all(org("a", "none")), credentials, { configured: null })).toThrow(AppError);
  });
});
