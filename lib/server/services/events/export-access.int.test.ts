/** Who gets a file of events, and that it ends with the right to it. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { POST } from "@/app/api/orgs/[scope]/events/export/route";
import { AppError } from "@/lib/core/errors";
import { missingIn } from "@/lib/core/file-end";
import { createEmulator, type Emulator } from "@/lib/emulator/emulator";
import { eventsAtEqualTimes, testOrg } from "@/lib/emulator/scenarios/small";
import { type ServedEmulator, serveEmulator } from "@/lib/emulator/serve";
import { listAudit } from "@/lib/server/db/repos/audit";
import { revokeSessionsOf } from "@/lib/server/db/repos/sessions";
import { type UserChange, updateUser } from "@/lib/server/db/repos/users";
import { createGateway } from "@/lib/server/gateway/gateway";
import { NOW } from "@/lib/testing/events";
import { exportBody, startExport, takeFile } from "@/lib/testing/exports";
import { type TestServer, testServer } from "@/lib/testing/server";
import { authorizeScope } from "../../auth/session";
import { recheckOf } from "../../http/recheck";
import type { ServiceContext } from "../context";
import { disableUser, known, SYSTEM } from "../users";

const KEY = "export-access";
const ANA = "ana@example.org";
const VIEWER = "vic@example.org";
const names = ["acme", "beta"];

let emulator: Emulator;
let served: ServedEmulator;
let running: TestServer;

beforeAll(async () => {
  emulator = createEmulator({ seed: 1, now: () => NOW });
  served = await serveEmulator(emulator);
});
afterAll(() => served.close());

beforeEach(async () => {
  const events = names.map((name) => {
    const organization = testOrg(name);
    const list = eventsAtEqualTimes(12_000, { tie: 3, organization });
    return [organization, list.map((event) => ({ ...event, id: `${name}-${String(event.id)}` }))] as const;
  });
  emulator.addKey(KEY, { orgs: Object.fromEntries(events) });
  running = await testServer({
    users: [
      { email: ANA, role: "analyst", orgs: names },
      { email: VIEWER, role: "viewer", orgs: names },
      { email: "one@example.org", role: "analyst", orgs: ["acme"] },
    ],
    orgs: names.map((slug) => ({ slug, upstreamId: testOrg(slug) })),
    emulatorUrl: served.url,
    env: { JUMPCLOUD_API_KEY: KEY },
    gateway: (server) => createGateway({ ...server, jitter: () => 0 }),
    now: () => NOW,
  });
});
afterEach(async () => {
  await running.server.gateway.close();
  await running.close();
});

const ask = (scope: string, user: string, more: object = {}) =>
  running.call(POST, `/api/orgs/${scope}/events/export`, { user, body: { ...exportBody(), ...more } });
const calls = () => emulator.calls(KEY).length;
const newest = async () => (await listAudit(running.server.db.queries, 1))[0];

test.each([
  ["viewer", "acme", VIEWER, 403],
  ["analyst without the organisation", "beta", "one@example.org", 404],
  ["analyst with one organisation, of all", "all", "one@example.org", 404],
])("a %s gets none, and it is recorded", async (_who, scope, user, status) => {
  expect((await ask(scope, user)).status).toBe(status);
  expect([calls(), (await newest())?.action]).toEqual([0, "denied"]);
});

test.each([
  ["format", { format: "xlsx" }],
  ["fields.0", { format: "csv", fields: ["a b"] }],
  ["fields", { format: "csv", fields: [] }],
  ["limit", { limit: 5 }],
])("a fault in %s is named", async (path, more) => {
  const answer = await ask("acme", ANA, more);
  expect([answer.status, await answer.json()]).toMatchObject([400, { error: { details: [{ path }] } }]);
});

test("an analyst gets the file, not to be kept by any cache", async () => {
  const answer = await ask("acme", ANA);
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
  const { text } = await takeFile(answer);
  expect(text.trimEnd().split("\n")).toHaveLength(12_001);
});

/** The context that the route would make. */
async function contextOf(slug = "acme"): Promise<ServiceContext> {
  const { id, email, name, role, orgIds } = await known(running.server, ANA);
  const actor = { userId: id, email, name, role, orgIds, sessionId: "s", provider: false };
  const scope = await authorizeScope(running.server, actor, slug);
  if (!scope) throw new Error("no scope");
  const { server } = running;
  const more = { requestId: "r", address: "127.0.0.1", agent: "vitest", log: server.log, line: {} };
  return { server, actor, scope, ...more };
}

const change = async (over: UserChange) => {
  const { id } = await known(running.server, ANA);
  await updateUser(running.server.db.queries, id, over, NOW);
};
const endings: [string, string, string, () => Promise<unknown>][] = [
  ["the user is disabled", "acme", "UNAUTHENTICATED", () => disableUser(running.server, ANA, SYSTEM)],
  [
    "the session is ended",
    "acme",
    "UNAUTHENTICATED",
    async () => {
      const { id } = await known(running.server, ANA);
      await revokeSessionsOf(running.server.db.queries, id, NOW);
    },
  ],
  ["the role is lowered", "acme", "FORBIDDEN", () => change({ role: "viewer" })],
  ["the grant is withdrawn", "acme", "NOT_FOUND", () => change({ orgIds: [] })],
  [
    "one of several grants is withdrawn",
    "all",
    "NOT_FOUND",
    async () => change({ orgIds: (await known(running.server, "one@example.org")).orgIds }),
  ],
];

test.each(endings)("a file ends before its next page when %s", async (_what, scope, code, end) => {
  const context = await contextOf(scope);
  const recheck = recheckOf(context, "events:export", await running.cookieFor(ANA));
  const { text, fault } = await takeFile(await startExport(context, {}, { recheck }), end);
  expect(fault).toMatchObject({ code });
  expect(missingIn("ndjson", text)).toMatch(/session has ended|does not allow|was withdrawn/);
  expect(text.trimEnd().split("\n")).toHaveLength(5_001);
  expect(calls()).toBe(1);
  expect(await newest()).toMatchObject({ action: "export", outcome: code, actor: ANA });
});

test("the route looks at who asks all the while", async () => {
  const { text, fault } = await takeFile(await ask("acme", ANA), () =>
    disableUser(running.server, ANA, SYSTEM),
  );
  expect([(fault as Error).name, missingIn("ndjson", text)]).toEqual([
    "AppError",
    expect.stringMatching(/session/),
  ]);
});

describe("without waiting for a next page", () => {
  const limits = { recheckMs: 10 };
  async function begun() {
    let isGone = false;
    const recheck = async () => {
      if (isGone) throw new AppError("UNAUTHENTICATED");
    };
    const leave = async () => {
      isGone = true;
    };
    return { answer: await startExport(await contextOf(), {}, { recheck, limits }), leave };
  }
  test("it ends while a page is being waited for", async () => {
    emulator.fault(KEY, { kind: "hang", after: 1 });
    const { answer, leave } = await begun();
    const { text, fault } = await takeFile(answer, leave);
    expect(fault).toMatchObject({ code: "UNAUTHENTICATED" });
    expect(missingIn("ndjson", text)).toMatch(/^Your session has ended/);
  });

  test("it ends while nobody reads", async () => {
    const { answer, leave } = await begun();
    const reader = answer.body?.getReader();
    await reader?.read();
    await leave();
    await expect(reader?.closed).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    expect(await newest()).toMatchObject({ action: "export", outcome: "UNAUTHENTICATED" });
  });
});
