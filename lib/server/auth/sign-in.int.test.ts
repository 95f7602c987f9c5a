import { randomBytes } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { POST as authPost } from "@/app/api/auth/[...nextauth]/route";
import { GET as getOrgs } from "@/app/api/orgs/route";
import { Jar } from "@/lib/testing/jar";
import { TEST_ORIGIN, TEST_PASSWORD, type TestServer, testServer } from "@/lib/testing/server";
import { getAuth, postAuth } from "@/lib/testing/sign-in";
import { listAudit } from "../db/repos/audit";
import { insertIdentity } from "../db/repos/identities";
import { findUserByEmail, insertUser } from "../db/repos/users";
import { disableUser, resetPassword, SYSTEM } from "../services/users";
import { createPasswords, deriveTag } from "./password";
import { ABSOLUTE_LIMIT_MS, cookieName, IDLE_LIMIT_MS, readSession } from "./session";

const EMAIL = "jane@example.org";
let test: TestServer;
let nowMs = Date.parse("2026-11-21T10:00:00Z");

afterEach(() => test.close());

async function start(env: Record<string, string> = {}): Promise<void> {
  nowMs = Date.parse("2026-11-21T10:00:00Z");
  test = await testServer({
    env,
    now: () => nowMs,
    orgs: [{ slug: "acme", upstreamId: "0123456789abcdef01234567" }],
    users: [
      { email: EMAIL, role: "analyst", orgs: "all", password: TEST_PASSWORD },
      { email: "root@example.org", role: "admin", orgs: "all", password: TEST_PASSWORD },
    ],
  });
}

const action = (path: string) => ({
  params: Promise.resolve({ nextauth: path.split("?")[0]?.split("/") ?? [] }),
});
const get = (path: string, jar: Jar) => getAuth(test, path, jar);
const post = (path: string, jar: Jar, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  postAuth(test, path, jar, fields, headers);
const signIn = (jar: Jar, password = TEST_PASSWORD, email = EMAIL, headers: Record<string, string> = {}) =>
  post("callback/credentials", jar, { email, password }, headers);
const whoAmI = (jar: Jar) => test.call(getOrgs, "/api/orgs", { headers: { cookie: jar.header() } });

describe("sign-in", () => {
  it("gives a cookie that opens the API, and a new sid each time", async () => {
    await start();
    const jar = new Jar();
    const response = await signIn(jar);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ url: `${TEST_ORIGIN}/` });
    const set = response.headers.getSetCookie().find((line) => line.startsWith("did.session-3000=")) ?? "";
    expect(set).toMatch(/Path=\/;/);
    expect(set).toMatch(/HttpOnly/);
    expect(set).toMatch(/SameSite=Lax/i);
    expect(set).not.toMatch(/Domain=/i);
    expect((await whoAmI(jar)).status).toBe(200);

    const before = new Jar(jar);
    await signIn(jar);
    expect(jar.get("did.session-3000")).not.toBe(before.get("did.session-3000"));
    expect((await whoAmI(jar)).status).toBe(200);
    expect((await whoAmI(before)).status).toBe(401);
  });

  it("uses a __Host- cookie with Secure on https", async () => {
    await start({ NEXTAUTH_URL: "https://insights.example.com" });
    const jar = new Jar();
    const response = await signIn(jar);
    const set = response.headers.getSetCookie().find((line) => line.startsWith("__Host-did.session=")) ?? "";
    expect(set).toMatch(/Secure/);
    expect(set).toMatch(/Path=\/;/);
    expect(
      response.headers.getSetCookie().every((line) => line.startsWith("__Host-") && /Secure/.test(line)),
    ).toBe(true);
  });

  it("answers a wrong password, an unknown and a disabled user alike, after the same work", async () => {
    await start();
    const { queries } = test.server.db;
    const more = { name: "X", role: "viewer", orgIds: "all", provider: false } as const;
    const passwordHash = await test.server.passwords.hash(TEST_PASSWORD);
    await insertUser(
      queries,
      { ...more, id: "d".repeat(32), email: "gone@example.org", passwordHash, disabled: true },
      nowMs,
    );
    const single = { ...more, id: "e".repeat(32), email: "single@example.org", passwordHash: null };
    await insertUser(queries, { ...single, disabled: false }, nowMs);
    const identity = { issuer: "https://id.example", subject: "s", userId: single.id, roleByClaim: false };
    await insertIdentity(queries, identity, nowMs);
    // The hash is nearly all of the time that an answer takes: what it costs is counted, for clocks waver.
    const work: string[] = [];
    const passwords = createPasswords(randomBytes, (password, salt, cost, length) => {
      work.push(JSON.stringify([salt.length, cost, length]));
      return deriveTag(password, salt, cost, length);
    });
    Object.assign(test.server, { passwords });
    const answers: string[] = [];
    for (const [email, password] of [
      [EMAIL, "wrong"],
      ["nobody@example.org", TEST_PASSWORD],
      ["gone@example.org", TEST_PASSWORD],
      ["gone@example.org", "wrong"],
      ["single@example.org", TEST_PASSWORD],
    ] as const) {
      const response = await signIn(new Jar(), password, email);
      const headers = [...response.headers].filter(
        ([name]) => name !== "set-cookie" && name !== "x-request-id",
      );
      answers.push(JSON.stringify([response.status, headers, await response.text(), work.splice(0)]));
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^\[401.*memory/);
  });

  it("tells spellings of one account as one", async () => {
    await start();
    expect((await signIn(new Jar(), TEST_PASSWORD, " ＪANE@Example.org ")).status).toBe(200);
  });

  it.each([
    ["an array", '{"email":["a"],"password":"b"}', "application/json", 400],
    ["an object", '{"email":{"a":1},"password":"b"}', "application/json", 400],
    ["broken JSON", "{", "application/json", 400],
    ["plain text", "email=a", "text/plain", 415],
    ["a field twice", "email=a&email=b", "application/x-www-form-urlencoded", 400],
  ])("refuses %s in the body", async (_name, body, type, status) => {
    await start();
    const request = new Request(`${TEST_ORIGIN}/api/auth/callback/credentials`, {
      method: "POST",
      headers: { origin: TEST_ORIGIN, "content-type": type },
      body,
    });
    const response = await authPost(request, action("callback/credentials"));
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { requestId: expect.any(String) } });
  });

  it.each([
    ["_log", "POST", 404],
    ["verify-request", "GET", 404],
    ["callback/credentials", "GET", 405],
    ["session", "POST", 405],
    ["csrf/a/b", "GET", 404],
  ])("answers %s by %s with %i", async (path, method, status) => {
    await start();
    const request = new Request(`${TEST_ORIGIN}/api/auth/${path}`, {
      method,
      headers: { origin: TEST_ORIGIN, "content-type": "application/json" },
      ...(method === "POST" ? { body: "{}" } : {}),
    });
    expect((await authPost(request, action(path))).status).toBe(status);
  });

  it("refuses another origin and a missing CSRF token", async () => {
    await start();
    expect((await signIn(new Jar(), TEST_PASSWORD, EMAIL, { origin: "https://evil.example" })).status).toBe(
      403,
    );
    const jar = new Jar();
    await post("callback/credentials", jar, { email: EMAIL, password: TEST_PASSWORD, csrfToken: "x" });
    expect(jar.has("did.session-3000")).toBe(false);
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "https://localhost:3000@evil.example",
    "https://",
    "http://localhost:99999",
    "javascript:alert(1)",
  ])("never redirects to %s", async (callbackUrl) => {
    await start();
    const response = await post("callback/credentials", new Jar(), {
      email: EMAIL,
      password: TEST_PASSWORD,
      callbackUrl,
    });
    expect(response.status).toBe(200);
    const { url } = (await response.json()) as { url: string };
    expect(new URL(url).origin).toBe(TEST_ORIGIN);
  });
});

describe("the death of a session", () => {
  it("comes with sign-out, also for a copy of the cookie", async () => {
    await start();
    const jar = new Jar();
    await signIn(jar);
    const copy = new Jar(jar);
    const response = await post("signout", jar, {});
    expect(response.status).toBe(200);
    expect(response.headers.get("clear-site-data")).toBe('"storage"');
    expect((await whoAmI(copy)).status).toBe(401);
    expect(await (await get("session", copy)).json()).toEqual({});
    expect((await listAudit(test.server.db.queries, 10)).map((row) => row.action)).toContain("sign-out");
  });

  it.each([
    ["disabling", () => disableUser(test.server, EMAIL, SYSTEM)],
    ["a new password", () => resetPassword(test.server, EMAIL, "another lamp by another window", SYSTEM)],
  ])("comes with %s", async (_name, act) => {
    await start();
    const jar = new Jar();
    await signIn(jar);
    expect((await whoAmI(jar)).status).toBe(200);
    await act();
    expect((await whoAmI(jar)).status).toBe(401);
  });

  it("comes after 30 idle minutes, use keeps it alive, polling does not", async () => {
    await start();
    const cookie = await test.cookieFor(EMAIL);
    const steps: [number, boolean][] = [
      [IDLE_LIMIT_MS - 1, true],
      [IDLE_LIMIT_MS - 1, true],
      [IDLE_LIMIT_MS / 2, false],
      [IDLE_LIMIT_MS / 2, false],
    ];
    const alive: boolean[] = [];
    for (const [ms, touch] of steps) {
      nowMs += ms;
      alive.push((await readSession(test.server, cookie, touch)) !== null);
    }
    expect(alive).toEqual([true, true, true, false]);
  });

  it("comes after 12 hours of constant use", async () => {
    await start();
    const cookie = await test.cookieFor(EMAIL);
    const endMs = nowMs + ABSOLUTE_LIMIT_MS;
    while (nowMs + 600_000 < endMs) {
      nowMs += 600_000;
      expect(await readSession(test.server, cookie)).not.toBeNull();
    }
    nowMs = endMs;
    expect(await readSession(test.server, cookie)).toBeNull();
  });

  it("is certain for tokens that are not sessions", async () => {
    await start();
    const cookie = await test.cookieFor(EMAIL);
    const name = cookieName(test.server.env);
    const value = cookie.slice(name.length + 1);
    const wrong = [
      `${name}=${value.slice(0, -2)}`,
      `${name}=`,
      `other=${value}`,
      `${cookie}; ${cookie}`,
      `${name}=eyJhbGciOiJub25lIn0.e30.`,
    ];
    for (const header of wrong)
      expect(await readSession(test.server, header), header.slice(0, 40)).toBeNull();
    const bearer = await test.call(getOrgs, "/api/orgs", { headers: { authorization: `Bearer ${value}` } });
    expect(bearer.status).toBe(401);
  });
});

describe("guessing", () => {
  it("meets a pause after ten failures, and the right password works when it is over", async () => {
    await start();
    for (let attempt = 0; attempt < 10; attempt += 1)
      expect((await signIn(new Jar(), "wrong")).status).toBe(401);
    const blocked = await signIn(new Jar());
    expect(blocked.status).toBe(429);
    expect(Number(blocked.headers.get("retry-after"))).toBeGreaterThan(0);
    for (let attempt = 0; attempt < 30; attempt += 1) await signIn(new Jar(), "wrong");
    nowMs += 2_001;
    expect((await signIn(new Jar())).status).toBe(200);
  });

  it("is counted across spellings, and before the answer is known", async () => {
    await start();
    const spellings = ["jane@example.org", "JANE@example.org", " jane@example.org", "ｊane@example.org"];
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        signIn(new Jar(), "wrong", spellings[index % 4], { "x-did-address": `10.0.0.${index}` }),
      ),
    );
    expect(answers.filter((response) => response.status === 401)).toHaveLength(10);
    expect(answers.filter((response) => response.status === 429)).toHaveLength(30);
  });

  it("at many accounts from one address is counted, whatever succeeds there meanwhile", async () => {
    await start();
    const tries = Array.from({ length: 40 }, (_, index) =>
      index % 4 === 0
        ? signIn(new Jar(), TEST_PASSWORD, "root@example.org").then(() => null)
        : signIn(new Jar(), "wrong", `user${index}@example.org`),
    );
    const answers = (await Promise.all(tries)).filter((answer) => answer !== null);
    let wrong = answers.filter(({ status }) => status === 401).length;
    expect(wrong).toBeLessThanOrEqual(10);
    while (wrong <= 10 && (await signIn(new Jar(), "wrong", `more${wrong}@example.org`)).status === 401)
      wrong += 1;
    expect(wrong).toBe(10);
  });

  it("from elsewhere does not keep out a user at a known place", async () => {
    await start();
    expect((await signIn(new Jar(), TEST_PASSWORD, EMAIL, { "x-did-address": "10.1.1.1" })).status).toBe(200);
    for (let attempt = 0; attempt < 10; attempt += 1)
      await signIn(new Jar(), "wrong", EMAIL, { "x-did-address": `10.2.0.${attempt}` });
    expect((await signIn(new Jar(), TEST_PASSWORD, EMAIL, { "x-did-address": "10.2.1.1" })).status).toBe(429);
    expect((await signIn(new Jar(), TEST_PASSWORD, EMAIL, { "x-did-address": "10.1.1.1" })).status).toBe(200);
  });

  it("shows in the audit, without a password", async () => {
    await start();
    await signIn(new Jar(), "not-the-password-at-all");
    const row = (await listAudit(test.server.db.queries, 1))[0];
    expect(row).toMatchObject({ action: "sign-in", outcome: "failed", actor: EMAIL, actor_id: null });
    expect(JSON.stringify([row, test.lines])).not.toContain("not-the-password-at-all");
    expect((await findUserByEmail(test.server.db.queries, EMAIL))?.passwordHash).toMatch(
      /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/,
    );
  });
});
