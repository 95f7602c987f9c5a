import { afterEach, expect, it } from "vitest";
import { type TestServer, testServer } from "@/lib/testing/server";
import { findUserByEmail } from "../db/repos/users";
import { startSession } from "./session";

const SIDS = 1_000;
const BITS = 256;

let test: TestServer;
afterEach(() => test.close());

it("gives a thousand sids of 256 bits, none twice, no bit fixed, and keeps none of them", async () => {
  test = await testServer({ users: [{ email: "jane@example.org", role: "viewer", orgs: [] }] });
  const { id = "" } = (await findUserByEmail(test.server.db.queries, "jane@example.org")) ?? {};
  const sids: Buffer[] = [];
  for (let row = 0; row < SIDS; row += 1) {
    const sid = await startSession(test.server, id, { address: "10.0.0.1", agent: "test" });
    sids.push(Buffer.from(sid, "base64url"));
  }
  expect(new Set(sids.map((sid) => sid.toString("hex"))).size).toBe(SIDS);
  expect(new Set(sids.map(({ length }) => length * 8))).toEqual(new Set([BITS]));
  // Each bit is set in half of them. Eight deviations: by chance once in some 10^12 runs.
  const ones = Array.from({ length: BITS }, (_, bit) => {
    const isSet = (sid: Buffer) => ((sid[bit >> 3] ?? 0) >> (bit & 7)) & 1;
    return sids.reduce((sum, sid) => sum + isSet(sid), 0);
  });
  const deviation = Math.sqrt(SIDS) / 2;
  expect(Math.max(...ones.map((count) => Math.abs(count - SIDS / 2)))).toBeLessThan(8 * deviation);
  const rows = await test.server.db.queries.selectFrom("sessions").select("sid_hash").execute();
  expect(new Set(rows.map((row) => row.sid_hash)).size).toBe(SIDS);
  const texts = new Set(sids.flatMap((sid) => [sid.toString("base64url"), sid.toString("hex")]));
  expect(rows.filter((row) => texts.has(row.sid_hash))).toEqual([]);
});
