import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { POST as changePassword } from "@/app/api/account/password/route";
import { POST as reauth } from "@/app/api/account/reauth/route";
import { POST as recoveryCodes } from "@/app/api/account/recovery-codes/route";
import { GET as account } from "@/app/api/account/route";
import { POST as endSessions } from "@/app/api/account/sessions/end/route";
import { GET as sessions } from "@/app/api/account/sessions/route";
import { POST as confirmTotp } from "@/app/api/account/totp/confirm/route";
import { POST as removeTotp } from "@/app/api/account/totp/remove/route";
import { POST as startTotp } from "@/app/api/account/totp/start/route";
import type { RecoveryCodesResponse, SessionsResponse, TotpOffer } from "@/lib/contract/account";
import { Jar } from "@/lib/testing/jar";
import { TEST_PASSWORD, type TestServer, testServer } from "@/lib/testing/server";
import { codeOf, signInWith } from "@/lib/testing/sign-in";
import { listAudit } from "../../db/repos/audit";

const EMAIL = "jane@example.org";
const NEW_PASSWORD = "another lamp by another window";
const MINUTE = 60_000;

let test: TestServer;
let nowMs: number;

type Handler = Parameters<TestServer["call"]>[0];

beforeEach(async () => {
  nowMs = Date.parse("2026-11-21T10:00:00Z");
  test = await testServer({
    now: () => nowMs,
    users: [
      { email: EMAIL, role: "analyst", orgs: "all", password: TEST_PASSWORD },
      { email: "other@example.org", role: "analyst", orgs: "all", password: TEST_PASSWORD },
    ],
  });
});
afterEach(() => test.close());

async function enter(fields: { password?: string; code?: string; email?: string } = {}): Promise<Jar> {
  const jar = new Jar();
  const response = await signInWith(test, jar, { email: EMAIL, ...fields });
  expect(await response.json()).toHaveProperty("url");
  return jar;
}

async function send(jar: Jar, handler: Handler, body?: unknown): Promise<Response> {
  const init = body === undefined ? {} : { body };
  return jar.take(await test.call(handler, "/api/account", { ...init, headers: { cookie: jar.header() } }));
}

const alive = async (jar: Jar) => (await send(jar, account)).status === 200;
const errorOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string; details?: { path: string }[] } }).error;
const pathsOf = async (response: Response) => (await errorOf(response)).details?.map(({ path }) => path);

/** Adds an authenticator; answers its secret and the recovery codes. The clock goes on to its next code. */
async function addTotp(jar: Jar): Promise<{ secret: string; codes: string[] }> {
  const offer = (await (await send(jar, startTotp, {})).json()) as TotpOffer;
  const body = { proof: offer.proof, code: codeOf(offer.secret, nowMs) };
  const made = (await (await send(jar, confirmTotp, body)).json()) as RecoveryCodesResponse;
  nowMs += 30_000;
  return { secret: offer.secret, codes: made.recoveryCodes };
}

describe("sensitive acts", () => {
  const ACTS: [string, Handler, unknown][] = [
    ["changing the password", changePassword, { current: TEST_PASSWORD, password: NEW_PASSWORD }],
    ["an authenticator on offer", startTotp, {}],
    ["confirming one", confirmTotp, { proof: "x", code: "123456" }],
    ["removing it", removeTotp, {}],
    ["recovery codes", recoveryCodes, {}],
    ["ending sessions", endSessions, { others: true }],
  ];

  it.each(ACTS)("need a recent sign-in: %s", async (_name, handler, body) => {
    const jar = await enter();
    nowMs += 5 * MINUTE + 1;
    const refused = await send(jar, handler, body);
    expect(refused.status).toBe(403);
    expect((await errorOf(refused)).code).toBe("REAUTH");
  });

  it("are open again for five minutes once one has proved who one is, under a new sid", async () => {
    const jar = await enter();
    nowMs += 10 * MINUTE;
    const old = new Jar(jar);
    expect((await send(jar, reauth, { password: TEST_PASSWORD })).status).toBe(200);
    expect(await alive(old)).toBe(false);
    expect(await alive(jar)).toBe(true);
    nowMs += 5 * MINUTE;
    expect((await send(jar, endSessions, { others: true })).status).toBe(200);
    nowMs += 1;
    expect((await send(jar, endSessions, { others: true })).status).toBe(403);
  });

  it("stay shut after a wrong password, and guessing meets a pause", async () => {
    const jar = await enter();
    nowMs += 10 * MINUTE;
    const attempts: number[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1)
      attempts.push((await send(jar, reauth, { password: "wrong" })).status);
    expect(attempts).toEqual([...Array.from({ length: 10 }, () => 400), 429]);
    expect((await send(jar, startTotp, {})).status).toBe(403);
    expect((await listAudit(test.server.db.queries, 1))[0]).toMatchObject({
      action: "reauth",
      outcome: "failed",
      actor: EMAIL,
    });
  });
});

describe("the password", () => {
  it("changes with the current one, ends all other sessions and renews this one", async () => {
    const [jar, elsewhere, other] = [
      await enter(),
      await enter(),
      await enter({ email: "other@example.org" }),
    ];
    const old = new Jar(jar);
    const body = { current: TEST_PASSWORD, password: NEW_PASSWORD };
    expect((await send(jar, changePassword, body)).status).toBe(200);
    expect(await Promise.all([jar, old, elsewhere, other].map(alive))).toEqual([true, false, false, true]);
    expect((await signInWith(test, new Jar(), { email: EMAIL })).status).toBe(401);
    await enter({ password: NEW_PASSWORD });
  });

  it.each([
    [{ current: "wrong", password: NEW_PASSWORD }, "current"],
    [{ current: TEST_PASSWORD, password: "short" }, "password"],
    [{ current: TEST_PASSWORD, password: "jane@example.org jane" }, "password"],
    [{ current: TEST_PASSWORD, password: NEW_PASSWORD, userId: "x" }, "userId"],
  ])("is refused at the field: %j", async (body, path) => {
    const jar = await enter();
    const refused = await send(jar, changePassword, body);
    expect(refused.status).toBe(400);
    expect(await pathsOf(refused)).toEqual([path]);
  });
});

describe("sessions", () => {
  const list = async (jar: Jar) => ((await (await send(jar, sessions)).json()) as SessionsResponse).sessions;

  it("are listed, one's own only, and ended one by one or all others", async () => {
    const jar = await enter();
    nowMs += MINUTE;
    const [second, third] = [await enter(), await enter()];
    await enter({ email: "other@example.org" });
    const listed = await list(jar);
    expect(listed.map(({ current }) => current)).toEqual([true, false, false]);
    expect(listed[0]).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      current: true,
      createdAt: "2026-11-21T10:00:00.000Z",
      lastSeenAt: "2026-11-21T10:01:00.000Z",
      endsAt: "2026-11-21T22:00:00.000Z",
      address: "unknown",
      agent: "",
      method: "password",
    });
    const secondId = (await list(second))[0]?.id;
    expect((await send(jar, endSessions, { id: secondId })).status).toBe(200);
    expect(await Promise.all([jar, second, third].map(alive))).toEqual([true, false, true]);
    expect((await send(jar, endSessions, { id: secondId })).status).toBe(404);
    expect((await send(jar, endSessions, { others: true })).status).toBe(200);
    expect(await Promise.all([jar, third].map(alive))).toEqual([true, false]);
    nowMs += 31 * MINUTE;
    expect(await list(await enter())).toHaveLength(1);
  });

  it("of somebody else cannot be ended", async () => {
    const [jar, other] = [await enter(), await enter({ email: "other@example.org" })];
    const id = (await list(other))[0]?.id;
    expect((await send(jar, endSessions, { id })).status).toBe(404);
    expect(await alive(other)).toBe(true);
  });
});

describe("an authenticator", () => {
  it("is confirmed by a code, ends other sessions, and is asked for from then on", async () => {
    const [jar, elsewhere] = [await enter(), await enter()];
    const { secret, codes } = await addTotp(jar);
    expect(codes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
    expect(await Promise.all([jar, elsewhere].map(alive))).toEqual([true, false]);

    const asked = await signInWith(test, new Jar(), { email: EMAIL });
    expect(await asked.json()).toEqual({ step: "code", wrong: false });
    const wrongPassword = await signInWith(test, new Jar(), { email: EMAIL, password: "no", code: "1" });
    expect(wrongPassword.status).toBe(401);
    const wrong = await signInWith(test, new Jar(), { email: EMAIL, code: "000000" });
    expect(await wrong.json()).toEqual({ step: "code", wrong: true });
    await enter({ code: codeOf(secret, nowMs) });
    const { rows } = { rows: await listAudit(test.server.db.queries, 50) };
    expect(rows.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(
      expect.arrayContaining(["totp-add ok", "sign-in code-asked", "sign-in wrong-code", "sign-in ok"]),
    );
    expect(JSON.stringify([rows, test.lines])).not.toContain(secret);
  });

  it("takes a code once, and those of the step before and after", async () => {
    const { secret } = await addTotp(await enter());
    const tries: [number, boolean][] = [
      [-60_000, false],
      [-30_000, false],
      [30_000, true],
      [30_000, false],
      [0, false],
      [60_000, false],
    ];
    for (const [offset, fits] of tries) {
      const response = await signInWith(test, new Jar(), {
        email: EMAIL,
        code: codeOf(secret, nowMs + offset),
      });
      expect("url" in ((await response.json()) as object), String(offset)).toBe(fits);
    }
    nowMs += 60_000;
    const code = codeOf(secret, nowMs);
    const both = await Promise.all([1, 2].map(() => signInWith(test, new Jar(), { email: EMAIL, code })));
    const bodies = await Promise.all(both.map(async (one) => Object.keys((await one.json()) as object)));
    expect(bodies.filter((keys) => keys.includes("url"))).toHaveLength(1);
  });

  it("takes each recovery code once, however it is typed", async () => {
    const jar = await enter();
    const { codes } = await addTotp(jar);
    await enter({ code: codes[0]?.toLowerCase().replaceAll("-", " ") ?? "" });
    const again = await signInWith(test, new Jar(), { email: EMAIL, code: codes[0] ?? "" });
    expect(await again.json()).toEqual({ step: "code", wrong: true });
    expect(await (await send(jar, account)).json()).toMatchObject({ hasTotp: true, recoveryCodesLeft: 9 });

    const renewed = (await (await send(jar, recoveryCodes, {})).json()) as RecoveryCodesResponse;
    const old = await signInWith(test, new Jar(), { email: EMAIL, code: codes[1] ?? "" });
    expect(await old.json()).toEqual({ step: "code", wrong: true });
    await enter({ code: renewed.recoveryCodes[0] ?? "" });
    const stored = await test.server.db.queries.selectFrom("recovery_codes").selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(renewed.recoveryCodes[1]);
  });

  it("slows guessing down from any address, and asking for the step does not wipe the count", async () => {
    const { secret } = await addTotp(await enter());
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1) {
      await signInWith(test, new Jar(), { email: EMAIL }, { "x-did-address": `10.0.1.${attempt}` });
      const from = { "x-did-address": `10.0.0.${attempt}` };
      statuses.push((await signInWith(test, new Jar(), { email: EMAIL, code: "000000" }, from)).status);
    }
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(statuses[10]).toBe(429);
    nowMs += 300_000;
    await enter({ code: codeOf(secret, nowMs) });
  });

  it("is asked for when one proves again who one is", async () => {
    const jar = await enter();
    const { secret } = await addTotp(jar);
    nowMs += 10 * MINUTE;
    expect(await pathsOf(await send(jar, reauth, { password: TEST_PASSWORD }))).toEqual(["code"]);
    const wrong = { password: TEST_PASSWORD, code: "000000" };
    expect(await pathsOf(await send(jar, reauth, wrong))).toEqual(["code"]);
    const right = { password: TEST_PASSWORD, code: codeOf(secret, nowMs) };
    expect((await send(jar, reauth, right)).status).toBe(200);
    expect(await pathsOf(await send(jar, reauth, right))).toEqual(["code"]);
  });

  it("is removed on request, with its recovery codes", async () => {
    const jar = await enter();
    await addTotp(jar);
    expect((await send(jar, removeTotp, {})).status).toBe(200);
    expect(await (await send(jar, account)).json()).toMatchObject({
      hasTotp: false,
      recoveryCodesLeft: 0,
      method: "password",
    });
    await enter();
  });

  it("on offer is for its user alone, for a quarter of an hour", async () => {
    const [jar, other] = [await enter(), await enter({ email: "other@example.org" })];
    const offer = (await (await send(jar, startTotp, {})).json()) as TotpOffer;
    const body = () => ({ proof: offer.proof, code: codeOf(offer.secret, nowMs) });
    expect(await pathsOf(await send(other, confirmTotp, body()))).toEqual(["proof"]);
    expect(await pathsOf(await send(jar, confirmTotp, { ...body(), code: "000000" }))).toEqual(["code"]);
    nowMs += 15 * MINUTE;
    await send(jar, reauth, { password: TEST_PASSWORD });
    expect(await pathsOf(await send(jar, confirmTotp, body()))).toEqual(["proof"]);
    const [row] = await test.server.db.queries.selectFrom("totp").selectAll().execute();
    expect(row).toBeUndefined();
  });
});

describe("REQUIRE_MFA", () => {
  const demand = async (value: string) => {
    await test.close();
    test = await testServer({
      now: () => nowMs,
      env: { REQUIRE_MFA: value },
      users: [
        { email: "root@example.org", role: "admin", orgs: "all", password: TEST_PASSWORD },
        { email: EMAIL, role: "analyst", orgs: "all", password: TEST_PASSWORD },
      ],
    });
  };

  it.each([
    ["none", "root@example.org", "url"],
    ["admin", EMAIL, "url"],
    ["admin", "root@example.org", "enrol"],
    ["all", EMAIL, "enrol"],
  ])("%s: %s meets %s", async (value, email, meets) => {
    await demand(value);
    const answer = (await (await signInWith(test, new Jar(), { email })).json()) as { step?: string };
    expect(answer.step ?? "url").toBe(meets);
  });

  it("has the authenticator set up before there is a session", async () => {
    await demand("all");
    const jar = new Jar();
    const first = (await (await signInWith(test, jar, { email: EMAIL })).json()) as { offer: TotpOffer };
    expect(jar.has("did.session-3000")).toBe(false);
    const { secret, proof } = first.offer;
    const wrong = await signInWith(test, jar, { email: EMAIL, proof, code: "000000" });
    expect(await wrong.json()).toEqual({ step: "enrol", wrong: true });
    await signInWith(test, jar, { email: EMAIL, proof, code: codeOf(secret, nowMs) });
    expect(await (await send(jar, account)).json()).toMatchObject({ method: "totp", needsTotp: true });
    expect((await send(jar, removeTotp, {})).status).toBe(409);
  });

  it("ends sessions that were begun with a password alone", async () => {
    await demand("all");
    expect((await test.call(account, "/api/account", { user: EMAIL })).status).toBe(401);
  });
});
