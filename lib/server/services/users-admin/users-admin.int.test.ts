import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { POST as disable } from "@/app/api/admin/users/[user]/disable/route";
import { POST as enable } from "@/app/api/admin/users/[user]/enable/route";
import { POST as link } from "@/app/api/admin/users/[user]/link/route";
import { PATCH as change } from "@/app/api/admin/users/[user]/route";
import { POST as endSessions } from "@/app/api/admin/users/[user]/sessions/end/route";
import { GET as sessions } from "@/app/api/admin/users/[user]/sessions/route";
import { POST as removeTotp } from "@/app/api/admin/users/[user]/totp/remove/route";
import { POST as create, GET as list } from "@/app/api/admin/users/route";
import { POST as useInvite } from "@/app/api/invite/route";
import { GET as self } from "@/app/api/session/route";
import type { UserCreateResponse, UserLink, UserSummary, UsersResponse } from "@/lib/contract/users";
import { Jar } from "@/lib/testing/jar";
import { findPostgres, type Postgres, startPostgres } from "@/lib/testing/postgres";
import { TEST_PASSWORD, type TestServer, testServer } from "@/lib/testing/server";
import { signInWith } from "@/lib/testing/sign-in";
import { listAudit } from "../../db/repos/audit";
import { insertIdentity } from "../../db/repos/identities";
import { findOrgBySlug } from "../../db/repos/orgs";
import { putTotp } from "../../db/repos/totp";
import { countActiveAdmins, findStanding, findUserByEmail } from "../../db/repos/users";
import { loadUserLink } from "./use-link";

const ADMIN = "ada@example.org";
const SECOND = "bob@example.org";
const JANE = "jane@example.org";
const NEW_PASSWORD = "another lamp by another window";
const START = Date.parse("2026-11-21T10:00:00Z");

let test: TestServer;
let nowMs = START;
type Handler = Parameters<TestServer["call"]>[0];

async function start(env: Record<string, string> = {}): Promise<void> {
  nowMs = START;
  const orgs = [
    { slug: "acme", upstreamId: "0123456789abcdef01234567" },
    { slug: "globex", upstreamId: "0123456789abcdef01234568" },
  ];
  const users = [
    { email: ADMIN, role: "admin" as const, orgs: "all" as const, password: TEST_PASSWORD },
    { email: SECOND, role: "admin" as const, orgs: [] },
    { email: JANE, role: "analyst" as const, orgs: ["acme"], password: TEST_PASSWORD },
  ];
  test = await testServer({ env, now: () => nowMs, orgs, users });
}
afterEach(() => test.close());

const idOf = async (email: string) => (await findUserByEmail(test.server.db.queries, email))?.id ?? "";
/** Calls a route below /api/admin/users/{user}. */
async function send(handler: Handler, email: string, body?: unknown, by = ADMIN): Promise<Response> {
  const params = { user: await idOf(email) };
  return test.call(handler, "/api/admin/users", {
    user: by,
    params,
    ...(body === undefined ? {} : { body }),
  });
}
const read = async (email: string) => {
  const { users } = (await (await send(list, email)).json()) as UsersResponse;
  return users.find((user) => user.email === email);
};
/** Changes the user from the version that there is now. */
const edit = async (email: string, changes: object, by = ADMIN) => {
  const standing = await findStanding(test.server.db.queries, await idOf(email));
  return send(change, email, { version: standing?.version ?? 1, ...changes }, by);
};
const tokenOf = ({ url }: UserLink) => url.slice(url.lastIndexOf("/") + 1);
const choose = (token: string, password = NEW_PASSWORD) =>
  test.call(useInvite, "/api/invite", { body: { token, password } });
const isAlive = async (cookie: string) =>
  (await test.call(self, "/api/session", { headers: { cookie } })).status === 200;

describe("administration of users", () => {
  const ACTS: [string, Handler, unknown][] = [
    ["create", create, { email: "new@example.org", name: "New", role: "viewer", orgs: [] }],
    ["change", change, { version: 1, role: "admin" }],
    ["disable", disable, {}],
    ["enable", enable, {}],
    ["link", link, {}],
    ["remove the second factor", removeTotp, {}],
    ["end sessions", endSessions, { all: true }],
  ];

  it.each(ACTS)("is for administrators with a recent sign-in: %s", async (_name, handler, body) => {
    await start();
    expect((await send(handler, JANE, body, JANE)).status).toBe(403);
    const cookie = await test.cookieFor(ADMIN);
    nowMs += 5 * 60_000 + 1;
    const params = { user: await idOf(JANE) };
    const stale = await test.call(handler, "/x", { body, params, headers: { cookie } });
    expect(await stale.json()).toMatchObject({ error: { code: "REAUTH" } });
    expect(await read(JANE)).toMatchObject({ role: "analyst", status: "active" });
  });

  it("reads only for administrators, and tells no secret", async () => {
    await start();
    expect((await send(list, JANE, undefined, JANE)).status).toBe(403);
    expect((await send(sessions, ADMIN, undefined, JANE)).status).toBe(403);
    const answer = await (await send(list, JANE)).text();
    expect(answer).not.toMatch(/argon2|sid|hash|secret/i);
    expect(await read(JANE)).toEqual({
      id: await idOf(JANE),
      email: JANE,
      name: "jane",
      role: "analyst",
      orgs: ["acme"],
      provider: false,
      status: "active",
      signIn: "password",
      roleByClaim: false,
      hasTotp: false,
      openSessions: 2,
      lastSeenAt: "2026-11-21T10:00:00.000Z",
      version: 1,
    });
  });

  it("changes name, role and grants; a new role ends the sessions, a grant does not", async () => {
    await start();
    const cookie = await test.cookieFor(JANE);
    await edit(JANE, { name: "Jane D.", orgs: ["acme", "globex"], provider: true });
    expect(await isAlive(cookie)).toBe(true);
    expect(await read(JANE)).toMatchObject({ name: "Jane D.", orgs: ["acme", "globex"], provider: true });
    const changed = (await (await edit(JANE, { role: "viewer", orgs: "all" })).json()) as UserSummary;
    expect(changed).toMatchObject({ role: "viewer", orgs: "all", openSessions: 0 });
    expect(await isAlive(cookie)).toBe(false);
    expect(await listAudit(test.server.db.queries, 1)).toMatchObject([
      { action: "user-change", actor: ADMIN, outcome: "ok" },
    ]);
  });

  it("takes one of two edits made from the same version, and tells the other", async () => {
    await start();
    const both = await Promise.all([
      send(change, JANE, { version: 1, name: "One", orgs: ["globex"] }),
      send(change, JANE, { version: 1, name: "Two", orgs: "all" }, SECOND),
    ]);
    const [lost] = both.filter(({ status }) => status === 409);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await lost?.json()).toMatchObject({
      error: {
        code: "CONFLICT",
        details: [{ path: "version", message: expect.stringContaining("meanwhile") }],
      },
    });
    const first = { name: "One", orgs: ["globex"], version: 2 };
    const second = { name: "Two", orgs: "all", version: 2 };
    expect(await read(JANE)).toMatchObject(both[0]?.status === 200 ? first : second);
    await send(disable, JANE, {});
    await send(enable, JANE, {});
    expect((await read(JANE))?.version).toBe(2);
  });

  it("keeps the grant of a retired organisation through a change of the others", async () => {
    await start();
    const { queries } = test.server.db;
    const acme = (await findOrgBySlug(queries, "acme"))?.id;
    const retire = (at: string | null) =>
      queries.updateTable("orgs").set({ retired_at: at }).where("slug", "=", "acme").execute();
    await retire("2026-11-21T10:00:00.000Z");
    await edit(JANE, { orgs: ["globex"] });
    expect(await read(JANE)).toMatchObject({ orgs: ["globex"] });
    await retire(null);
    expect(await read(JANE)).toMatchObject({ orgs: ["acme", "globex"] });
    expect((await findUserByEmail(queries, JANE))?.orgIds).toContain(acme);
  });

  it.each([
    [{ version: 0 }, 400],
    [{ role: "root" }, 400],
    [{ orgs: ["nowhere"] }, 400],
    [{ passwordHash: "x" }, 400],
    [{ id: "x" }, 400],
    [{ name: " " }, 400],
  ])("refuses %j", async (body, status) => {
    await start();
    expect((await edit(JANE, body)).status).toBe(status);
    expect((await send(change, JANE, { name: "No version" })).status).toBe(400);
    expect((await edit("nobody@example.org", { role: "viewer" })).status).toBe(404);
    expect(await read(JANE)).toMatchObject({ role: "analyst", orgs: ["acme"], name: "jane" });
  });

  it("disables at once, and enables again", async () => {
    await start();
    const cookie = await test.cookieFor(JANE);
    expect(await (await send(disable, JANE, {})).json()).toMatchObject({
      status: "disabled",
      openSessions: 0,
    });
    expect(await isAlive(cookie)).toBe(false);
    expect((await send(link, JANE, {})).status).toBe(409);
    expect(await (await send(enable, JANE, {})).json()).toMatchObject({ status: "active" });
    expect(await isAlive(cookie)).toBe(false);
  });

  it("lists and ends the sessions of a user", async () => {
    await start();
    const cookies = [await test.cookieFor(JANE), await test.cookieFor(JANE)];
    const { sessions: open } = (await (await send(sessions, JANE)).json()) as {
      sessions: { id: string; current: boolean }[];
    };
    expect(open.map(({ current }) => current)).toEqual([false, false]);
    expect((await send(endSessions, ADMIN, { id: open[0]?.id })).status).toBe(404);
    expect((await send(endSessions, JANE, { id: open[0]?.id })).status).toBe(200);
    expect((await Promise.all(cookies.map(isAlive))).filter(Boolean)).toHaveLength(1);
    await send(endSessions, JANE, { all: true });
    expect((await Promise.all(cookies.map(isAlive))).filter(Boolean)).toHaveLength(0);
  });

  it("takes a lost second factor away", async () => {
    await start();
    await putTotp(test.server.db.queries, await idOf(JANE), { sealedSecret: "x", lastStep: 0 }, nowMs);
    expect(await read(JANE)).toMatchObject({ hasTotp: true });
    expect(await (await send(removeTotp, JANE, {})).json()).toMatchObject({ hasTotp: false });
    expect((await send(removeTotp, JANE, {})).status).toBe(404);
  });

  it("leaves the role of single sign-on alone, and gives no link", async () => {
    await start();
    const identity = {
      issuer: "https://id.example",
      subject: "s",
      userId: await idOf(SECOND),
      roleByClaim: true,
    };
    await insertIdentity(test.server.db.queries, identity, nowMs);
    expect(await read(SECOND)).toMatchObject({ signIn: "oidc", roleByClaim: true, status: "active" });
    expect((await edit(SECOND, { role: "viewer" })).status).toBe(409);
    expect((await send(link, SECOND, {})).status).toBe(409);
    expect((await edit(SECOND, { orgs: ["acme"] })).status).toBe(200);
  });
});

describe("a link", () => {
  it("of invitation lets a new user choose a password, once", async () => {
    await start();
    const body = { email: " New@Example.org", name: "New", role: "viewer", orgs: ["acme"] };
    const made = (await (await send(create, ADMIN, body)).json()) as UserCreateResponse;
    expect(made.user).toMatchObject({ email: "new@example.org", status: "invited", orgs: ["acme"] });
    expect(made.link).toMatchObject({ purpose: "invite", expiresAt: "2026-11-22T10:00:00.000Z" });
    const token = tokenOf(made.link);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await loadUserLink(token)).toEqual({ email: "new@example.org", name: "New", purpose: "invite" });
    expect((await choose(token, "short")).status).toBe(400);
    const both = await Promise.all([choose(token), choose(token)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect(await loadUserLink(token)).toBeNull();
    expect(
      (await signInWith(test, new Jar(), { email: "new@example.org", password: NEW_PASSWORD })).status,
    ).toBe(200);
    expect((await send(create, ADMIN, body)).status).toBe(409);
    const stored = await test.server.db.queries.selectFrom("user_links").selectAll().execute();
    expect(JSON.stringify([stored, test.lines, await listAudit(test.server.db.queries, 50)])).not.toContain(
      token,
    );
  });

  it("of reset lasts a quarter of an hour, ends sessions and earlier links, and leaves the second factor", async () => {
    await start();
    const cookie = await test.cookieFor(JANE);
    const first = (await (await send(link, JANE, {})).json()) as UserLink;
    const second = (await (await send(link, JANE, {})).json()) as UserLink;
    expect(second).toMatchObject({ purpose: "reset", expiresAt: "2026-11-21T10:15:00.000Z" });
    expect((await choose(tokenOf(first))).status).toBe(404);
    await putTotp(test.server.db.queries, await idOf(JANE), { sealedSecret: "x", lastStep: 0 }, nowMs);
    expect(await isAlive(cookie)).toBe(true);
    expect((await choose(tokenOf(second))).status).toBe(200);
    expect(await isAlive(cookie)).toBe(false);
    const step = await signInWith(test, new Jar(), { email: JANE, password: NEW_PASSWORD });
    expect(await step.json()).toEqual({ step: "code", wrong: false });
    const late = (await (await send(link, JANE, {})).json()) as UserLink;
    nowMs += 15 * 60_000;
    expect((await choose(tokenOf(late))).status).toBe(404);
  });

  it("of somebody who is disabled does not work, nor does one that was made up", async () => {
    await start();
    const made = (await (await send(link, JANE, {})).json()) as UserLink;
    await send(disable, JANE, {});
    expect((await choose(tokenOf(made))).status).toBe(404);
    expect((await choose("x".repeat(43))).status).toBe(404);
  });
});

const hasPostgres = findPostgres() !== null;

describe.each([
  ["SQLite", false],
  ["PostgreSQL", true],
])("the last active administrator on %s", (_engine, isPostgres) => {
  let postgres: Postgres | null = null;
  beforeAll(async () => {
    if (isPostgres && hasPostgres) postgres = await startPostgres();
  });
  afterAll(() => postgres?.stop());

  it.skipIf(isPostgres && !hasPostgres)("stays one, also when two are demoted at once", async () => {
    const secrets = {
      NEXTAUTH_SECRET: "q7Jm2vX9pL4tR8wZ1nB6yK3cF5hD0sGa",
      ENCRYPTION_KEY: "zT5kW8xN2rQ7vM4pJ1hL9bC6fY3gD0sE",
    };
    await start(postgres ? { DATABASE_URL: await postgres.createDatabase(), ...secrets } : {});
    for (const [handler, body] of [
      [change, { version: 1, role: "viewer" }],
      [disable, {}],
    ] as const) {
      const both = await Promise.all([
        send(handler, SECOND, body, ADMIN),
        send(handler, ADMIN, body, SECOND),
      ]);
      const statuses = both.map(({ status }) => status);
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      expect(await countActiveAdmins(test.server.db.queries)).toBe(1);
      const left = statuses[0] === 200 ? ADMIN : SECOND;
      const gone = left === ADMIN ? SECOND : ADMIN;
      expect((await send(handler, left, body, left)).status).toBe(409);
      await edit(gone, { role: "admin" }, left);
      await send(enable, gone, {}, left);
      expect(await countActiveAdmins(test.server.db.queries)).toBe(2);
    }
  });
});
