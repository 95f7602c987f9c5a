/** What the audit trail holds of a search, and that none runs without it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventsAtEqualTimes, testOrg } from "@/lib/emulator/scenarios/small";
import type { ServiceContext } from "@/lib/server/services/context";
import { type EventsRig, eventsRig, readPage, WINDOW } from "@/lib/testing/events";

let rig: EventsRig;
let keys = 0;

beforeAll(async () => {
  rig = await eventsRig();
});
afterAll(() => rig.close());

function one() {
  const key = `audited-${++keys}`;
  rig.emulator.addKey(key, { orgs: { [testOrg()]: eventsAtEqualTimes(30) } });
  return { key, ctx: rig.context({ orgs: [{ slug: "acme", upstreamId: testOrg(), key }] }) };
}

/** The rows written while `work` ran. */
async function rowsOf(work: () => Promise<unknown>) {
  const from = rig.test.lines.length;
  await work().catch(() => {});
  return rig.test.lines.slice(from).flatMap(({ audit }) => (audit ? [audit as Record<string, unknown>] : []));
}

test("a first page is recorded before it is asked for, and with its rows", async () => {
  const { ctx } = one();
  const rows = await rowsOf(() => readPage(ctx, { limit: 12, search: { text: "user" } }));
  expect(rows).toMatchObject([
    {
      action: "search",
      outcome: "started",
      actor: "user-1@example.org",
      scope: "acme",
      detail: { search: "text=user", hash: expect.stringMatching(/^[0-9a-f]{64}$/), window: WINDOW },
    },
    { action: "search", outcome: "ok", scope: "acme", detail: { rows: 12, complete: false } },
  ]);
});

test("a next page is not", async () => {
  const { ctx } = one();
  const { page } = await readPage(ctx, { limit: 12 });
  expect(await rowsOf(() => readPage(ctx, { limit: 12, cursor: page.cursor ?? "" }))).toEqual([]);
});

test("a search that fails is recorded with its code, one that is left as cancelled", async () => {
  const { ctx, key } = one();
  rig.emulator.fault(key, { kind: "status", status: 403 });
  const failed = await rowsOf(() => readPage(ctx));
  expect(failed.map(({ outcome }) => outcome)).toEqual(["started", "UPSTREAM_FORBIDDEN"]);
  const left = await rowsOf(() => readPage(ctx, { limit: 3 }, AbortSignal.abort()));
  expect(left.map(({ outcome }) => outcome)).toEqual(["started", "cancelled"]);
});

test("what cannot be recorded is not run", async () => {
  const { ctx, key } = one();
  const db = { ...ctx.server.db, transaction: () => Promise.reject(new Error("disk full")) };
  const broken: ServiceContext = { ...ctx, server: { ...ctx.server, db } };
  await expect(readPage(broken)).rejects.toMatchObject({ code: "STORE_DOWN", status: 503 });
  expect(rig.emulator.calls(key)).toEqual([]);
});

test("what cannot be recorded at the end is not given out", async () => {
  const { ctx } = one();
  let writes = 0;
  const transaction: typeof ctx.server.db.transaction = (work) =>
    ++writes > 1 ? Promise.reject(new Error("disk full")) : ctx.server.db.transaction(work);
  const broken: ServiceContext = { ...ctx, server: { ...ctx.server, db: { ...ctx.server.db, transaction } } };
  await expect(readPage(broken)).rejects.toMatchObject({ code: "STORE_DOWN" });
});
