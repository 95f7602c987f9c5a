import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { GET as download } from "@/app/api/admin/audit/export/route";
import { GET as list } from "@/app/api/admin/audit/route";
import { POST as verify } from "@/app/api/admin/audit/verify/route";
import type { AuditResponse, AuditVerifyResponse } from "@/lib/contract/audit";
import { findPostgres, type Postgres, startPostgres } from "@/lib/testing/postgres";
import { type TestServer, testServer } from "@/lib/testing/server";
import { type AuditEntry, audit } from "../../audit";
import { listAudit } from "../../db/repos/audit";

const ADMIN = "ada@example.org";
const JANE = "jane@example.org";
const START = Date.parse("2026-11-21T10:00:00Z");
const SECRETS = {
  NEXTAUTH_SECRET: "q7Jm2vX9pL4tR8wZ1nB6yK3cF5hD0sGa",
  ENCRYPTION_KEY: "zT5kW8xN2rQ7vM4pJ1hL9bC6fY3gD0sE",
};

let test: TestServer;
let nowMs = START;

async function start(env: Record<string, string> = {}): Promise<void> {
  nowMs = START;
  const users = [
    { email: ADMIN, role: "admin" as const, orgs: "all" as const },
    { email: JANE, role: "analyst" as const, orgs: "all" as const },
  ];
  test = await testServer({ env, now: () => nowMs, users });
}
afterEach(() => test.close());

/** Adds a row a minute after the one before. */
async function write(over: Partial<AuditEntry> = {}): Promise<void> {
  nowMs += 60_000;
  await audit(test.server, {
    action: "search",
    outcome: "ok",
    actorId: null,
    actor: JANE,
    address: "203.0.113.5",
    requestId: "r",
    ...over,
  });
}
const ask = (query: string, user = ADMIN) => test.call(list, `/api/admin/audit?${query}`, { user });
const found = async (query: string) => (await (await ask(query)).json()) as AuditResponse;
const file = async (query: string) =>
  test.call(download, `/api/admin/audit/export?${query}`, { user: ADMIN });

const hasPostgres = findPostgres() !== null;

describe.each([
  ["SQLite", false],
  ["PostgreSQL", true],
])("the audit log on %s", (_engine, isPostgres) => {
  let postgres: Postgres | null = null;
  beforeAll(async () => {
    if (isPostgres && hasPostgres) postgres = await startPostgres();
  });
  afterAll(() => postgres?.stop());
  const store = async () => (postgres ? { DATABASE_URL: await postgres.createDatabase(), ...SECRETS } : {});

  it.skipIf(isPostgres && !hasPostgres)("is filtered by each column, time and words", async () => {
    await start(await store());
    await write({ scope: "acme", detail: { text: "50%_off ü" } });
    await write({ scope: "all", detail: { text: "plain" } });
    await write({ action: "sign-in", outcome: "failed", actor: "Eve@example.org" });
    const cases: [string, number[]][] = [
      ["", [3, 2, 1]],
      ["action=search", [2, 1]],
      ["outcome=failed", [3]],
      ["scope=acme", [1]],
      [`actor=${JANE}&scope=all`, [2]],
      ["from=2026-11-21T10:02:00Z", [3, 2]],
      ["to=2026-11-21T10:02:00Z", [1]],
      ["from=2026-11-21T10:02:00.000Z&to=2026-11-21T10:03:00.000Z", [2]],
      ["text=PLAIN", [2]],
      ["text=eve", [3]],
      ["text=%25_off", [1]],
      ["text=0%25o", []],
      ["text=!", []],
      ["text=%C3%BC", [1]],
      ["text=' or 1=1 --", []],
    ];
    for (const [query, seqs] of cases)
      expect([query, (await found(query)).rows.map(({ seq }) => seq)]).toEqual([query, seqs]);
  });

  it.skipIf(isPostgres && !hasPostgres)("is paged by the number of the row, without a gap", async () => {
    await start(await store());
    for (let at = 0; at < 203; at++) await write(at % 2 === 0 ? {} : { action: "sign-out" });
    const seqs: number[] = [];
    let next: number | null = null;
    let pages = 0;
    do {
      const page = await found(next === null ? "" : `before=${next}`);
      // Rows that come meanwhile move nothing.
      await write();
      seqs.push(...page.rows.map(({ seq }) => seq));
      next = page.next;
      pages++;
    } while (next !== null);
    expect(pages).toBe(3);
    expect(seqs).toEqual(Array.from({ length: 203 }, (_, at) => 203 - at));
    const last = await found("action=sign-out&before=203");
    expect([last.rows.length, last.rows[0]?.seq, last.rows.at(-1)?.seq]).toEqual([100, 202, 4]);
    expect(await found(`action=sign-out&before=${last.next}`)).toMatchObject({
      rows: [{ seq: 2 }],
      next: null,
    });
  });

  it.skipIf(isPostgres && !hasPostgres)(
    "is verified, and the first row that does not fit is named",
    async () => {
      await start(await store());
      for (let at = 0; at < 4; at++) await write();
      const check = async () =>
        (await (
          await test.call(verify, "/api/admin/audit/verify", { user: ADMIN, body: {} })
        ).json()) as AuditVerifyResponse;
      expect(await check()).toMatchObject({ rows: 4, brokenAt: null });
      const { queries, engine } = test.server.db;
      const trigger = engine === "postgres" ? "audit_no_change on audit" : "audit_no_update";
      await sql.raw(`drop trigger ${trigger}`).execute(queries);
      await sql.raw("update audit set actor = 'nobody' where seq = 3").execute(queries);
      expect(await check()).toMatchObject({ rows: 2, brokenAt: 3 });
      expect(await listAudit(queries, 2)).toMatchObject([
        { action: "audit-verify", outcome: "failed", actor: ADMIN },
        { action: "audit-verify", outcome: "ok" },
      ]);
    },
  );
});

describe("the file of the audit log", () => {
  it("has all rows that match as they are stored, and says where it ends", async () => {
    await start();
    for (let at = 0; at < 450; at++) await write(at === 7 ? { action: "sign-in" } : {});
    const answer = await file("format=ndjson&action=search");
    expect(answer.headers.get("content-disposition")).toMatch(
      /^attachment; filename="audit-20261121T173000Z\.ndjson"; /,
    );
    const lines = (await answer.text())
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.at(-1)).toEqual({ end: true, rows: 449 });
    const stored = (await listAudit(test.server.db.queries, 1_000)).filter(
      ({ action }) => action === "search",
    );
    expect(lines.slice(0, -1)).toEqual(stored);
    expect((await listAudit(test.server.db.queries, 1))[0]).toMatchObject({
      action: "audit-export",
      actor: ADMIN,
      detail: JSON.stringify({ action: "search", format: "ndjson", rowsUpTo: 450 }),
    });
  });

  it("runs nothing in a spreadsheet", async () => {
    await start();
    await write({ actor: '=HYPERLINK("http://x","y")', detail: { text: 'a"b\nc' } });
    await write({ actor: "+1", scope: "@all" });
    const lines = (await (await file("format=csv")).text()).trimEnd().split("\r\n");
    expect(lines[0]).toMatch(/^seq,at,action,outcome,actor_id,actor,scope,/);
    expect(lines[1]).toContain(`,"'+1","'@all",`);
    expect(lines[2]).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
    expect(lines).toHaveLength(3);
  });

  it("is read as it is taken, and no further once nobody takes it", async () => {
    await start();
    for (let at = 0; at < 450; at++) await write();
    const reader = (await file("format=ndjson")).body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value).trimEnd().split("\n")).toHaveLength(200);
    await reader?.cancel();
  });

  it("that fails on the way breaks off", async () => {
    await start();
    for (let at = 0; at < 450; at++) await write();
    const reader = (await file("format=csv")).body?.getReader();
    await reader?.read();
    await sql.raw("alter table audit rename to audit_away").execute(test.server.db.queries);
    await expect(
      (async () => {
        while (!(await reader?.read())?.done);
      })(),
    ).rejects.toThrow();
    await sql.raw("alter table audit_away rename to audit").execute(test.server.db.queries);
  });
});

it.each([
  ["before=0", "before"],
  ["before=x", "before"],
  ["from=yesterday", "from"],
  ["to=2026-02-31T00:00:00Z", "to"],
  ["text=", "text"],
  ["sql=1", "sql"],
])("%s is refused by name", async (query, path) => {
  await start();
  const answer = await ask(query);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: { details: [{ path }] } });
});

it("nothing of it is for who may not read it, and each try is in it", async () => {
  await start();
  const user = JANE;
  const tries = [
    await ask("", JANE),
    await test.call(download, "/api/admin/audit/export?format=csv", { user }),
    await test.call(verify, "/api/admin/audit/verify", { user, body: {} }),
  ];
  expect(tries.map(({ status }) => status)).toEqual([403, 403, 403]);
  expect((await test.call(list, "/api/admin/audit")).status).toBe(401);
  expect((await listAudit(test.server.db.queries, 9)).map(({ action }) => action)).toEqual(
    Array(3).fill("denied"),
  );
});
