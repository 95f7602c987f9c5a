import { describe, expect, it } from "vitest";
import type { AdminOrg } from "@/lib/contract/admin-orgs";
import { ORG_SLUG } from "@/lib/contract/limits";
import {
  addRequest,
  changeRequest,
  draftFaults,
  draftOf,
  type OrgDraft,
  slugOf,
  testRequest,
} from "./org-draft";

const ID = "0123456789abcdef01234567";
const org: AdminOrg = {
  id: "1",
  slug: "acme",
  name: "Acme",
  colour: "rose",
  region: "eu",
  upstreamId: ID,
  retentionDays: 30,
  credential: { kind: "key", setAt: "2026-11-21T10:00:00.000Z", setBy: "ada@example.org" },
  isFromEnvironment: false,
  retiredAt: null,
  version: 3,
};
const draft = (over: Partial<OrgDraft> = {}): OrgDraft => ({ ...draftOf(org), ...over });

describe("a short name", () => {
  it.each([
    ["Acme Clinics & Sons", "acme-clinics-sons"],
    ["Ärzte am Fluß", "arzte-am-flu"],
    ["  --  ", ""],
    [`${"a".repeat(40)} b`, "a".repeat(40)],
  ])("of %j is %j", (name, slug) => {
    expect(slugOf(name)).toBe(slug);
    if (slug !== "") expect(slug).toMatch(ORG_SLUG);
  });
});

describe("what is sent", () => {
  it("of an edit without a new secret has no credential", () => {
    const same = {
      version: 3,
      name: "Acme",
      colour: "rose",
      region: "eu",
      upstreamId: ID,
      retentionDays: 30,
    };
    expect(changeRequest(org, draft())).toEqual(same);
    expect(testRequest(org, draft())).toEqual({ id: "1", region: "eu", upstreamId: ID });
  });

  it("of one from the environment is its name and colour", () => {
    const edit = changeRequest({ ...org, isFromEnvironment: true }, draft({ name: " New ", region: "in" }));
    expect(edit).toEqual({ version: 3, name: "New", colour: "rose" });
  });

  it.each<[Partial<OrgDraft>, object]>([
    [{ credential: "environment" }, { kind: "environment" }],
    [
      { credential: "key", apiKey: "12345678" },
      { kind: "key", apiKey: "12345678" },
    ],
    [
      { credential: "service-account", clientId: "a", clientSecret: "12345678" },
      { kind: "service-account", clientId: "a", clientSecret: "12345678" },
    ],
  ])("%j", (over, credential) => {
    expect(addRequest(draft(over)).credential).toEqual(credential);
    expect(changeRequest(org, draft(over)).credential).toEqual(credential);
    expect(testRequest(null, draft({ ...over, upstreamId: "" }))).toEqual({
      ...{ id: null, region: "eu", upstreamId: null },
      credential,
    });
  });
});

describe("faults", () => {
  it.each<[Partial<OrgDraft>, string[]]>([
    [{}, []],
    [{ name: " ", slug: "msp" }, ["name", "slug"]],
    [{ upstreamId: "ABC" }, ["upstreamId"]],
    [{ retentionDays: "14" }, ["retentionDays"]],
    [{ retentionDays: "91" }, ["retentionDays"]],
    [{ retentionDays: "3o" }, ["retentionDays"]],
    [{ credential: "key" }, ["apiKey"]],
    [{ credential: "service-account", upstreamId: "" }, ["upstreamId", "clientId", "clientSecret"]],
  ])("before anything is sent: %j", (over, fields) =>
    expect(Object.keys(draftFaults(draft(over)))).toEqual(fields),
  );
});
