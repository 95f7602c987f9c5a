/** What each engine must bear: processes that die, that work side by side, and stores of older versions. */
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { appendRow, contentOf, fill } from "@/lib/testing/store-content";
import { startStoreProcess } from "@/lib/testing/store-process";
import { auditedVersions, savedContent, savingContext, storedVersions } from "@/lib/testing/store-searches";
import { reserveAttempt } from "../auth/throttle";
import type { Env } from "../env";
import { createSaved } from "../services/searches/searches";
import { type Db, openDb } from "./db";
import { newId } from "./ids";
import { MIGRATIONS, migrate } from "./migrate";
import { listAudit, verifyAudit } from "./repos/audit";
import { listVersions } from "./repos/searches-versions";
import { findSession, revokeSession } from "./repos/sessions";
import { findUserByEmail } from "./repos/users";

const KILLS = 20;
const BETWEEN_MS = 5;
/** Twenty processes are started; a busy machine takes its time. */
const KILLS_LIMIT_MS = 120_000;
const now = () => 0;
const NEVER = "1970-01-01T00:00:00.000Z";

/** `database` gives the address of an empty store, new for each test. */
export function describeDurability(engine: string, database: () => Promise<Env["database"]>): void {
  describe(`durability on ${engine}`, () => {
    let address: Env["database"];
    let db: Db;

    beforeEach(async () => {
      address = await database();
      db = openDb(address);
    });
    afterEach(() => db.close());

    it(
      "loses nothing acknowledged when the server is killed twenty times, while another one writes on",
      async () => {
        await fill(db);
        const jane = await savingContext(db, "jane@example.org");
        const both = await createSaved(jane, { ...savedContent("both"), tags: ["both"] });
        const acknowledged: string[] = [`search ${both.id} 1 both`];
        const rest = new AbortController();
        const beside = (async () => {
          while (!rest.signal.aborted) {
            acknowledged.push(`audit ${await appendRow(db, { sid: "beside" }, "beside")} beside`);
            // An analyst between two acts; without a pause one process would hold the lock for itself.
            await pause(BETWEEN_MS);
          }
        })();
        try {
          for (let round = 0; round < KILLS; round += 1) {
            const writer = await startStoreProcess(address, "write", `round-${round}`);
            for (let acks = 0; acks <= round % 7; acks += 1) await writer.next();
            await writer.kill();
            expect(writer.lines.length).toBeGreaterThan(round % 7);
            acknowledged.push(...writer.lines);
          }
        } finally {
          rest.abort();
          await beside;
        }

        const rows = await listAudit(db.queries, 1_000_000);
        const kept = new Set(
          rows.map(({ seq, detail }) => `audit ${seq} ${(JSON.parse(detail) as { sid: string }).sid}`),
        );
        expect(acknowledged.filter((line) => line.startsWith("audit ") && !kept.has(line))).toEqual([]);
        const sids = acknowledged.flatMap((line) => (line.startsWith("session ") ? [line.slice(8)] : []));
        for (const sid of sids) expect(await findSession(db.queries, sid), sid).not.toBeNull();
        const saved = acknowledged.flatMap((line) => (line.startsWith("search ") ? [line.slice(7)] : []));
        expect(saved.length).toBeGreaterThan(KILLS);
        await expectSaved(db, saved);
        expect((await listVersions(db.queries, both.id)).length).toBeGreaterThan(1);
        expect(await verifyAudit(db.queries)).toMatchObject({ rows: rows.length, brokenAt: null });
      },
      KILLS_LIMIT_MS,
    );

    it("shares sessions and the throttle between two processes", async () => {
      await fill(db);
      const writer = await startStoreProcess(address, "write", "other");
      const [, theirs = ""] = ((await writer.next()) ?? "").split(" ");
      expect(await findSession(db.queries, theirs)).toMatchObject({ revoked: false });
      expect(await revokeSession(db.queries, theirs, 1)).not.toBeNull();
      await writer.kill();
      expect(await findSession(db.queries, theirs)).toMatchObject({ revoked: true });

      const guesser = await startStoreProcess(address, "guess", "account:shared");
      const server = { db, now, random: (bytes: number) => Buffer.alloc(bytes, 1) };
      let ours = 0;
      while ((await reserveAttempt(server, ["account:shared"])).granted) ours += 1;
      expect(ours + Number(await guesser.next())).toBe(10);
      await guesser.kill();
    });

    it("is brought up from nothing and from each older version, also after a process was killed amid it", async () => {
      for (let version = 0; version <= MIGRATIONS.length; version += 1) {
        const names = MIGRATIONS.slice(version).map(({ name }) => name);
        await migrate(db, now, MIGRATIONS.slice(0, version));
        if (version === 1) await fillFirstVersion(db);
        const before = await contentOf(db);
        const child = await startStoreProcess(address, "migrate", "killed");
        expect(await child.next(), names.join()).toBe("midway");
        await child.kill();
        expect(await contentOf(db)).toEqual(before);
      }
      expect(await migrate(db, now)).toEqual([]);
      expect(await findUserByEmail(db.queries, "jane@example.org")).toMatchObject({ passwordHash: "kept" });
      expect(await findSession(db.queries, "kept")).toMatchObject({ revoked: false });
      expect(await verifyAudit(db.queries)).toMatchObject({ rows: 1, brokenAt: null });
    });
  });
}

/** Every acknowledged version is there; of each version, acknowledged or not, there is all or nothing. */
async function expectSaved(db: Db, acknowledged: readonly string[]): Promise<void> {
  const { versions, newest } = await storedVersions(db);
  const audited = await auditedVersions(db);
  expect(acknowledged.filter((version) => !audited.includes(version))).toEqual([]);
  expect(new Set(audited).size).toBe(audited.length);
  // Only the last hundred versions of a search are kept.
  const kept = audited.filter((version) => versions.includes(version));
  expect(kept.toSorted()).toEqual(versions.toSorted());
  expect(newest.filter((version) => !versions.includes(version))).toEqual([]);
  const ids = new Set(audited.map((version) => version.split(" ")[0]));
  for (const id of ids) {
    const numbers = audited
      .filter((version) => version.startsWith(`${id} `))
      .map((one) => Number(one.split(" ")[1]));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, place) => place + 1));
  }
}

/** A user, a session and an audit row as the first version wrote them: the repositories of today know columns that it lacks. */
async function fillFirstVersion(db: Db): Promise<void> {
  const user = newId();
  const end = "2099-01-01T00:00:00.000Z";
  await sql`insert into users (id, email, name, role, password_hash, all_orgs, provider, created_at, updated_at)
    values (${user}, 'jane@example.org', 'Jane', 'admin', 'kept', 1, 0, 'x', 'x')`.execute(db.queries);
  await sql`insert into sessions (id, sid_hash, user_id, created_at, last_seen_at, ends_at, address, agent)
    values (${newId()}, 'kept', ${user}, ${NEVER}, ${NEVER}, ${end}, '10.0.0.1', 'test')`.execute(db.queries);
  await appendRow(db, {});
}
