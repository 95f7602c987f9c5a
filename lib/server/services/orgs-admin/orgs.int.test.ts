import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { GET as keys } from "@/app/api/admin/keys/route";
import { POST as count } from "@/app/api/orgs/[scope]/events/count/route";
import { GET as scopes } from "@/app/api/orgs/route";
import type { AdminOrg, KeysResponse, OrgTestResponse } from "@/lib/contract/admin-orgs";
import type { OrgsResponse } from "@/lib/contract/orgs";
import type { Fault } from "@/lib/emulator/faults";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import { ACME, type AdminRig, adminRig, GLOBEX, OWN_KEY, VERBS } from "@/lib/testing/admin-orgs";
import { WINDOW } from "@/lib/testing/events";
import { listAudit } from "../../db/repos/audit";
import { listOrgRecords } from "../../db/repos/orgs";

let rig: AdminRig;
beforeEach(async () => {
  rig = await adminRig();
});
afterEach(() => rig.close());

const NEW = {
  slug: "globex",
  name: "Globex",
  colour: "violet",
  region: "us",
  upstreamId: GLOBEX,
  credential: { kind: "key", apiKey: OWN_KEY },
} as const;

const add = (body: object = NEW) => rig.ask<AdminOrg>(VERBS.add.handler, VERBS.add.path, { body });
const change = (org: Pick<AdminOrg, "id" | "version">, body: object) =>
  rig.ask<AdminOrg>(VERBS.change.handler, `/api/admin/orgs/${org.id}`, {
    method: "PATCH",
    params: { id: org.id },
    body: { version: org.version, ...body },
  });
const retire = (org: AdminOrg, retired: boolean) =>
  rig.ask<AdminOrg>(VERBS.retire.handler, `/api/admin/orgs/${org.id}/retirement`, {
    params: { id: org.id },
    body: { version: org.version, retired },
  });
const probe = (body: object) =>
  rig.ask<OrgTestResponse>(VERBS.probe.handler, VERBS.probe.path, {
    body: { id: null, region: "us", upstreamId: GLOBEX, ...body },
  });
const countIn = (slug: string) =>
  rig.ask<{ count: number }>(count, `/api/orgs/${slug}/events/count`, {
    body: { search: DEFAULT_SEARCH, window: WINDOW },
    params: { scope: slug },
  });
const lastAudit = async () => (await listAudit(rig.test.server.db.queries, 1))[0];

describe("who may", () => {
  const bodies: Record<keyof typeof VERBS, unknown> = {
    list: undefined,
    add: NEW,
    change: { version: 1, name: "Mine" },
    retire: { version: 1, retired: true },
    probe: { id: null, region: "us", upstreamId: ACME, credential: { kind: "environment" } },
  };

  it.each((["viewer", "analyst"] as const).flatMap((role) => Object.keys(VERBS).map((verb) => [role, verb])))(
    "a %s may not %s",
    async (role, name) => {
      const verb = VERBS[name as keyof typeof VERBS];
      const { id } = await rig.org("acme");
      const before = await listOrgRecords(rig.test.server.db.queries);
      const { status } = await rig.ask(verb.handler, verb.path, {
        role: role as "viewer",
        method: verb.method,
        params: { id },
        body: bodies[name as keyof typeof VERBS],
      });
      expect(status).toBe(403);
      expect(await listOrgRecords(rig.test.server.db.queries)).toEqual(before);
      expect(await lastAudit()).toMatchObject({ action: "denied", actor: `${role}@example.org` });
      expect((await rig.ask(keys, "/api/admin/keys", { role: role as "viewer" })).status).toBe(403);
    },
  );
});

describe("an organisation", () => {
  it("is added with a key of its own, which is read with at once and never told", async () => {
    const { status, text, body } = await add();
    expect([status, body.credential]).toEqual([
      200,
      { kind: "key", setAt: "2026-11-21T10:00:00.000Z", setBy: "admin@example.org" },
    ]);
    expect((await countIn("globex")).body.count).toBe(5);
    const audit = await lastAudit();
    const rows = JSON.stringify(await listOrgRecords(rig.test.server.db.queries));
    for (const place of [text, rows, JSON.stringify(audit), JSON.stringify(rig.test.lines)])
      expect(place).not.toContain("CANARY");
  });

  it.each([
    ["slug", { slug: "all" }],
    ["slug", { slug: "Up" }],
    ["name", { name: "  " }],
    ["colour", { colour: "red" }],
    ["region", { region: "mars" }],
    ["upstreamId", { upstreamId: `${GLOBEX},${ACME}` }],
    ["upstreamId", { upstreamId: ACME }],
    ["credential.apiKey", { credential: { kind: "key", apiKey: "two\r\nlines" } }],
    [
      "credential.clientId",
      { credential: { kind: "service-account", clientId: "a:b", clientSecret: OWN_KEY } },
    ],
    [
      "upstreamId",
      { upstreamId: null, credential: { kind: "service-account", clientId: "a", clientSecret: OWN_KEY } },
    ],
    ["id", { id: "mine" }],
  ])("is refused with the path %s: %j", async (path, wrong) => {
    const { status, text } = await add({ ...NEW, ...wrong });
    expect(status).toBe(400);
    expect(JSON.parse(text).error.details[0].path).toBe(path);
    expect(text).not.toContain("CANARY");
  });

  it("keeps its short name to itself, were it retired", async () => {
    await add();
    expect((await add()).status).toBe(409);
    await retire(await rig.org("globex"), true);
    expect((await add()).status).toBe(409);
  });

  it("changes what is named, and an edit of an older version is told", async () => {
    const acme = await rig.org("acme");
    const { body } = await change(acme, {
      ...{ name: "Acme Ltd", colour: "rose", region: "us", retentionDays: 30 },
    });
    expect(body).toMatchObject({ name: "Acme Ltd", colour: "rose", retentionDays: 30, version: 2 });
    expect(JSON.parse((await lastAudit())?.detail ?? "")).toMatchObject({
      fields: ["name", "colour", "retentionDays"],
    });
    expect((await change(acme, { version: 2, retentionDays: 14 })).status).toBe(400);
    const late = await change(acme, { name: "Too late" });
    expect([late.status, (await rig.org("acme")).name]).toEqual([409, "Acme Ltd"]);
    expect((await change({ id: "nothing", version: 1 }, { name: "X" })).status).toBe(404);
  });

  it("takes another key at once, and goes back to the environment's", async () => {
    const acme = await rig.org("acme");
    expect((await countIn("acme")).body.count).toBe(5);
    const own = (await change(acme, { credential: { kind: "key", apiKey: OWN_KEY } })).body;
    expect(JSON.parse((await lastAudit())?.detail ?? "")).toEqual({
      name: "Acme",
      fields: ["credential"],
      credential: "key",
    });
    // This key does not read it, and no answer of the old one is given in its place.
    expect((await countIn("acme")).status).toBe(403);
    const back = (await change(own, { credential: { kind: "environment" } })).body;
    expect(back.credential).toEqual({ kind: "environment" });
    expect((await countIn("acme")).body.count).toBe(5);
  });

  it("starts afresh with a key that was refused and is set again", async () => {
    rig.emulator.fault(OWN_KEY, { kind: "status", status: 401, times: 2 });
    await add();
    for (const _ of [1, 2]) expect((await countIn("globex")).status).toBe(502);
    expect(rig.test.server.gateway.health().refusedKeys).toBe(1);
    await change(await rig.org("globex"), { credential: NEW.credential });
    expect((await countIn("globex")).body.count).toBe(5);
  });

  it("is read with a service account of its own", async () => {
    const credential = {
      kind: "service-account",
      clientId: "account",
      clientSecret: "JC_CANARY_client_secret",
    };
    const { body, text } = await add({ ...NEW, credential });
    expect(body.credential).toMatchObject({ kind: "service-account", clientId: "account" });
    expect(text).not.toContain("CANARY");
    expect((await countIn("globex")).body.count).toBe(5);
    expect((await change(body, { upstreamId: null })).status).toBe(400);
  });

  it("that is retired is read by nobody from the next request on, and comes back with all it had", async () => {
    await add();
    const seen = async () => {
      const { body } = await rig.ask<OrgsResponse>(scopes, "/api/orgs", { role: "viewer" });
      return body.orgs.map(({ scope }) => scope);
    };
    expect(await seen()).toContain("globex");
    const { body } = await retire(await rig.org("globex"), true);
    expect(body.retiredAt).toBe("2026-11-21T10:00:00.000Z");
    expect(await lastAudit()).toMatchObject({ action: "org-retire", scope: "globex" });
    expect([await seen(), (await countIn("globex")).status]).toEqual([
      expect.not.arrayContaining(["globex"]),
      404,
    ]);
    expect((await probe({ id: body.id })).status).toBe(404);
    await retire(body, false);
    expect([await seen(), (await countIn("globex")).status]).toEqual([
      expect.arrayContaining(["globex"]),
      200,
    ]);
  });
});

describe("the environment's organisation", () => {
  it("takes a name and a colour, nothing else", async () => {
    await rig.close();
    rig = await adminRig({ JUMPCLOUD_ORG_ID: GLOBEX });
    const org = await rig.org("default");
    expect(org.isFromEnvironment).toBe(true);
    expect((await rig.org("acme")).isFromEnvironment).toBe(false);
    for (const wrong of [{ region: "eu" }, { upstreamId: null }, { credential: NEW.credential }])
      expect((await change(org, wrong)).status).toBe(400);
    expect((await retire(org, true)).status).toBe(400);
    expect((await change(org, { name: "Head office", colour: "amber" })).body.name).toBe("Head office");
  });
});

describe("can this key read this organisation?", () => {
  it.each([
    [{ credential: NEW.credential }, true, "The key reads this organisation."],
    [{ credential: NEW.credential, upstreamId: null }, true, `The key reads organisation ${GLOBEX}.`],
    [{ credential: NEW.credential, upstreamId: ACME }, false, "may not read this organisation"],
    [{ credential: { kind: "key", apiKey: "JC_CANARY_wrong" } }, false, "does not take this key"],
    [{ credential: { kind: "environment" }, upstreamId: ACME }, true, "The key reads this organisation."],
    [
      { credential: { kind: "service-account", clientId: "account", clientSecret: "JC_CANARY_no" } },
      false,
      "does not take this key",
    ],
  ])("%j: %s", async (body, ok, message) => {
    const { status, text, body: answer } = await probe(body);
    expect([status, answer.ok]).toEqual([200, ok]);
    expect(answer.message).toContain(message);
    expect(text + JSON.stringify(await lastAudit())).not.toContain("CANARY");
    expect(await lastAudit()).toMatchObject({ action: "org-test", outcome: ok ? "ok" : "failed" });
  });

  it("is asked with what is stored, once, and a key that works again is used at once", async () => {
    await add();
    const org = await rig.org("globex");
    rig.emulator.fault(OWN_KEY, { kind: "status", status: 401, times: 2 });
    for (const _ of [1, 2]) await countIn("globex");
    const before = rig.emulator.calls(OWN_KEY).length;
    expect((await probe({ id: org.id })).body.ok).toBe(true);
    expect(rig.emulator.calls(OWN_KEY)).toHaveLength(before + 1);
    expect((await countIn("globex")).body.count).toBe(5);
  });

  it("not too often: a wrong key tried many times could lock an account", async () => {
    const answers: number[] = [];
    for (let at = 0; at < 11; at += 1) answers.push((await probe({ credential: NEW.credential })).status);
    expect(answers.at(-1)).toBe(429);
  });

  it.each<[string, Fault]>([
    ["KEY_REJECTED", { kind: "status", status: 401 }],
    ["UPSTREAM_LICENCE", { kind: "status", status: 402 }],
    ["UPSTREAM_FORBIDDEN", { kind: "status", status: 403 }],
    ["UPSTREAM_CONFIG", { kind: "status", status: 404 }],
    ["UPSTREAM_RATE_LIMITED", { kind: "status", status: 429 }],
    ["QUERY_REJECTED", { kind: "status", status: 400, body: { message: "no" } }],
    ["UPSTREAM_ERROR", { kind: "status", status: 500 }],
    ["UPSTREAM_DOWN", { kind: "status", status: 503 }],
    ["UPSTREAM_UNREACHABLE", { kind: "reset", when: "before-headers" }],
    ["BAD_RESPONSE", { kind: "invalid-json" }],
    ["BAD_RESPONSE", { kind: "truncate" }],
  ])("%s is told in words with what to do, after one call", async (code, fault) => {
    rig.emulator.fault(OWN_KEY, fault);
    const { status, body } = await probe({ credential: NEW.credential });
    expect([status, body.ok, body.code]).toEqual([200, false, code]);
    expect(body.message).not.toBe("");
    expect(body.advice).not.toBe("");
    expect(rig.emulator.calls(OWN_KEY)).toHaveLength(1);
  });
});

describe("the keys", () => {
  it("are told with whom they serve, how they fare and which organisation has none", async () => {
    await add();
    await countIn("acme");
    rig.emulator.fault(OWN_KEY, { kind: "status", status: 401, times: 2 });
    for (const _ of [1, 2]) await countIn("globex");
    const { body, text } = await rig.ask<KeysResponse>(keys, "/api/admin/keys");
    const own = body.keys.find(({ source }) => source === "own");
    const environment = body.keys.find(({ source }) => source === "environment");
    expect(environment).toMatchObject({ kind: "key", lastRefusal: null, restsUntil: null });
    expect(environment?.orgs.map(({ slug }) => slug)).toContain("acme");
    expect(environment?.lastSuccessAt).toMatch(/Z$/);
    expect(own).toMatchObject({
      orgs: [{ slug: "globex" }],
      lastSuccessAt: null,
      lastRefusal: { message: "JumpCloud does not take this key." },
    });
    expect(own?.restsUntil).toMatch(/Z$/);
    expect(text).not.toContain("CANARY");
    await probe({ id: (await rig.org("globex")).id });
    const after = (await rig.ask<KeysResponse>(keys, "/api/admin/keys")).body.keys;
    expect(after.find(({ source }) => source === "own")).toMatchObject({ restsUntil: null });
  });
});
