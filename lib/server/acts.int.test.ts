/** Every act that the audit knows, done once by the routes: each leaves its row, whole and without a secret. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { POST as changePassword } from "@/app/api/account/password/route";
import { POST as reauth } from "@/app/api/account/reauth/route";
import { POST as recoveryCodes } from "@/app/api/account/recovery-codes/route";
import { POST as endSessions } from "@/app/api/account/sessions/end/route";
import { POST as confirmTotp } from "@/app/api/account/totp/confirm/route";
import { POST as startTotp } from "@/app/api/account/totp/start/route";
import { GET as exportAudit } from "@/app/api/admin/audit/export/route";
import { POST as verifyAudit } from "@/app/api/admin/audit/verify/route";
import { POST as retirement } from "@/app/api/admin/orgs/[id]/retirement/route";
import { PATCH as changeOrg } from "@/app/api/admin/orgs/[id]/route";
import { POST as addOrg } from "@/app/api/admin/orgs/route";
import { POST as probeOrg } from "@/app/api/admin/orgs/test/route";
import { POST as disableUser } from "@/app/api/admin/users/[user]/disable/route";
import { POST as enableUser } from "@/app/api/admin/users/[user]/enable/route";
import { POST as linkUser } from "@/app/api/admin/users/[user]/link/route";
import { PATCH as changeUser } from "@/app/api/admin/users/[user]/route";
import { POST as removeTotp } from "@/app/api/admin/users/[user]/totp/remove/route";
import { POST as addUser } from "@/app/api/admin/users/route";
import { POST as acceptLink } from "@/app/api/invite/route";
import { POST as exportEvents } from "@/app/api/orgs/[scope]/events/export/route";
import { POST as searchEvents } from "@/app/api/orgs/[scope]/events/search/route";
import { POST as makeShort } from "@/app/api/orgs/[scope]/links/route";
import { POST as restoreSaved } from "@/app/api/orgs/[scope]/searches/[id]/restore/route";
import { DELETE as deleteSaved, PUT as editSaved } from "@/app/api/orgs/[scope]/searches/[id]/route";
import { POST as saveSearch } from "@/app/api/orgs/[scope]/searches/route";
import { AUDIT_ACTIONS } from "@/lib/contract/audit-actions";
import { createEmulator } from "@/lib/emulator/emulator";
import { eventsAtEqualTimes, testOrg } from "@/lib/emulator/scenarios/small";
import { type ServedEmulator, serveEmulator } from "@/lib/emulator/serve";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import { NOW, WINDOW } from "@/lib/testing/events";
import { Jar } from "@/lib/testing/jar";
import { TEST_PASSWORD, type TestServer, testServer } from "@/lib/testing/server";
import { codeOf, postAuth, signInWith } from "@/lib/testing/sign-in";
import { authorizeScope, readSession } from "./auth/session";
import { type AuditRow, listAudit } from "./db/repos/audit";
import { findUserByEmail } from "./db/repos/users";
import { createGateway } from "./gateway/gateway";
import { publicContext } from "./http/request";
import { auditSwitch } from "./services/org-switch";
import { resetPassword, SYSTEM } from "./services/users";

const ADA = "ada@example.org";
const KEY = "JC_CANARY_acts_environment";
const OWN_KEY = "JC_CANARY_acts_own";
const NEW_PASSWORD = "another lamp by another window";
const ADDRESS = "203.0.113.9";
const REQUEST = "ab".repeat(16);
const FROM = { "x-did-address": ADDRESS, "x-request-id": REQUEST };
/** Shown by the test of the one who does it, which takes more than a route. */
const ELSEWHERE = ["setup", "secrets-reencrypt", "key-refused"];

let test: TestServer;
let served: ServedEmulator;
let nowMs = NOW;
let totpSecret = "";
const jar = new Jar();
const secrets: string[] = [KEY, OWN_KEY, TEST_PASSWORD, NEW_PASSWORD];
type Handler = Parameters<TestServer["call"]>[0];
type Json = Record<string, unknown>;

beforeAll(async () => {
  const emulator = createEmulator({ seed: 1, now: () => NOW });
  served = await serveEmulator(emulator);
  emulator.addKey(KEY, { orgs: { [testOrg()]: eventsAtEqualTimes(9) } });
  test = await testServer({
    orgs: [
      { slug: "acme", upstreamId: testOrg() },
      { slug: "beta", upstreamId: testOrg("beta") },
    ],
    users: [
      { email: ADA, role: "admin", orgs: "all", password: TEST_PASSWORD },
      { email: "jane@example.org", role: "viewer", orgs: "all" },
    ],
    emulatorUrl: served.url,
    env: { JUMPCLOUD_API_KEY: KEY },
    gateway: (server) => createGateway({ ...server, jitter: () => 0 }),
    now: () => nowMs,
  });
});
afterAll(async () => {
  await test.server.gateway.close();
  await test.close();
  await served.close();
});

/** Calls a route as Ada; the answer's JSON. What it keeps secret is remembered. */
async function send(handler: Handler, body?: unknown, params: Record<string, string> = {}, method?: string) {
  const { version, ...rest } = params;
  const path = `/api/orgs/acme/x${version === undefined ? "" : `?version=${version}`}`;
  const response = jar.take(
    await test.call(handler, path, {
      headers: { ...FROM, cookie: jar.header() },
      params: { scope: "acme", ...rest },
      ...(body === undefined ? {} : { body }),
      ...(method === undefined ? {} : { method }),
    }),
  );
  const text = await response.text();
  expect(response.status, text).toBe(200);
  return JSON.parse(text.split("\n")[0] ?? "") as Json;
}

/** The rows that `work` adds, oldest first. */
async function rowsOf(work: () => Promise<unknown>): Promise<AuditRow[]> {
  const { queries } = test.server.db;
  const [last] = await listAudit(queries, 1);
  await work();
  return (await listAudit(queries, 100)).filter(({ seq }) => seq > (last?.seq ?? 0)).reverse();
}

const saved = (over: Json = {}) => ({
  ...{ name: "Failed", description: "", tags: [], folder: "", query: "", keepsRange: false },
  ...{ visibility: "team", ...over },
});
const source = { region: "us", upstreamId: testOrg("new"), credential: { kind: "key", apiKey: OWN_KEY } };
const made: Record<string, Json> = {};
const idOf = (what: string) => String(made[what]?.id);

const signIn = (password: string, more: Json = {}) =>
  signInWith(test, jar, { email: ADA, password, ...more }, FROM);

/** As a page of that scope is shown. */
async function look(slug: string): Promise<void> {
  const actor = await readSession(test.server, jar.header());
  const scope = actor && (await authorizeScope(test.server, actor, slug));
  if (!actor || !scope) throw new Error(`No scope ${slug}`);
  await auditSwitch({ ...publicContext(test.server, new Headers(FROM)), actor, scope });
}

async function addTotp(): Promise<void> {
  const { proof, secret } = await send(startTotp, {});
  const body = { proof, code: codeOf(String(secret), nowMs) };
  const { recoveryCodes: codes } = await send(confirmTotp, body);
  totpSecret = String(secret);
  secrets.push(totpSecret, ...(codes as string[]));
  nowMs += 30_000;
}

async function invite(): Promise<void> {
  const body = { email: "new@example.org", name: "New", role: "viewer", orgs: [] };
  const { user, link } = (await send(addUser, body)) as { user: Json; link: { url: string } };
  made.user = user;
  made.link = { token: link.url.slice(link.url.lastIndexOf("/") + 1) };
  secrets.push(String(made.link.token));
}

async function exported(): Promise<void> {
  const headers = { ...FROM, cookie: jar.header() };
  await (await test.call(exportAudit, "/api/admin/audit/export?format=ndjson", { headers })).text();
}

const adasId = async () => (await findUserByEmail(test.server.db.queries, ADA))?.id ?? "";
const ofUser = () => ({ user: idOf("user") });

/** What is done, and the rows that it leaves: act and outcome. */
const ACTS: [rows: string[], act: () => Promise<unknown>][] = [
  [["sign-in failed"], () => signIn("not the password")],
  [["sign-in ok"], () => signIn(TEST_PASSWORD)],
  [["denied refused"], () => test.call(addOrg, "/x", { user: "jane@example.org", body: {}, headers: FROM })],
  [
    ["org-switch ok", "org-switch ok"],
    () =>
      look("acme")
        .then(() => look("acme"))
        .then(() => look("beta")),
  ],
  [["search started", "search ok"], () => send(searchEvents, { search: DEFAULT_SEARCH, window: WINDOW })],
  [
    ["export started", "export ok"],
    () => send(exportEvents, { search: DEFAULT_SEARCH, window: WINDOW, format: "ndjson" }),
  ],
  [["org-test failed"], () => send(probeOrg, { id: null, ...source, credential: { kind: "environment" } })],
  [
    ["org-add ok"],
    async () => {
      made.org = await send(addOrg, { slug: "new", name: "New", colour: "teal", ...source });
    },
  ],
  [["org-change ok"], () => send(changeOrg, { version: 1, name: "Newer" }, { id: idOf("org") }, "PATCH")],
  [["org-retire ok"], () => send(retirement, { version: 2, retired: true }, { id: idOf("org") })],
  [["org-restore ok"], () => send(retirement, { version: 3, retired: false }, { id: idOf("org") })],
  [["user-create ok", "user-link ok"], invite],
  [["user-link-used ok"], () => send(acceptLink, { ...made.link, password: NEW_PASSWORD })],
  [["user-link ok"], async () => secrets.push(String((await send(linkUser, {}, ofUser())).url))],
  [["user-change ok"], () => send(changeUser, { version: 1, role: "analyst" }, ofUser(), "PATCH")],
  [["user-disable ok"], () => send(disableUser, {}, ofUser())],
  [["user-enable ok"], () => send(enableUser, {}, ofUser())],
  [
    ["password-reset ok"],
    () =>
      resetPassword(test.server, "new@example.org", TEST_PASSWORD, {
        ...SYSTEM,
        address: ADDRESS,
        requestId: REQUEST,
      }),
  ],
  [
    ["saved-create ok", "saved-share ok"],
    async () => {
      made.saved = await send(saveSearch, saved());
    },
  ],
  [
    ["saved-edit ok"],
    () => send(editSaved, saved({ name: "More", version: 1 }), { id: idOf("saved") }, "PUT"),
  ],
  [["saved-delete ok"], () => send(deleteSaved, undefined, { id: idOf("saved"), version: "2" }, "DELETE")],
  [["saved-restore ok"], () => send(restoreSaved, { version: 2, to: 2 }, { id: idOf("saved") })],
  [["link-create ok"], () => send(makeShort, { query: "" })],
  [["audit-export ok"], exported],
  [["audit-verify ok"], () => send(verifyAudit, {})],
  [["password-change ok"], () => send(changePassword, { current: TEST_PASSWORD, password: NEW_PASSWORD })],
  [["totp-add ok"], addTotp],
  [
    ["recovery-codes ok"],
    async () => secrets.push(...((await send(recoveryCodes, {})).recoveryCodes as string[])),
  ],
  [["reauth ok"], () => send(reauth, { password: NEW_PASSWORD, code: codeOf(totpSecret, nowMs) })],
  [["session-end ok"], () => send(endSessions, { others: true })],
  [["totp-remove ok"], async () => send(removeTotp, {}, { user: await adasId() })],
  [["sign-in ok"], () => signIn(NEW_PASSWORD)],
  [["sign-out ok"], () => postAuth(test, "signout", jar, {}, FROM)],
];

it("leaves its row: who, from where, when, which request, how it ended; no secret and no event", async () => {
  const seen: AuditRow[] = [];
  for (const [expected, act] of ACTS) {
    const rows = await rowsOf(act);
    expect(rows.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(expected);
    seen.push(...rows);
  }
  for (const row of seen) {
    expect(row.actor, row.action).toMatch(/@example\.org$|^system$/);
    expect(row.at, row.action).toMatch(/^2026-11-21T\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect([row.action, row.address, row.request_id]).toEqual([row.action, ADDRESS, REQUEST]);
  }
  const text = JSON.stringify(seen);
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  expect(text).not.toMatch(/argon2|"resource"|user_update/);
  const done = new Set([...seen.map(({ action }) => action), ...ELSEWHERE]);
  expect(AUDIT_ACTIONS.filter((action) => !done.has(action))).toEqual([]);
});
