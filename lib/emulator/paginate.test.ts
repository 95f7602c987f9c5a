import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEmulator } from "./emulator";
import type { KeyOptions } from "./options";
import { ask, askAllPages } from "./scenarios/ask";
import { eventsAtEqualTimes, testOrg } from "./scenarios/small";

const NOW = Date.parse("2026-11-21T08:00:00Z");
const BODY = { service: ["all"], start_time: "2026-11-20T00:00:00Z", end_time: "2026-11-21T07:00:00Z" };
const [A, B] = [testOrg("a"), testOrg("b")];
const BOTH: [string, string][] = [
  ["x-org-id", A],
  ["x-org-id", B],
];

function fixture(count: number, tie = 7) {
  const emulator = createEmulator({ seed: 1, now: () => NOW });
  const orgs = {
    [A]: eventsAtEqualTimes(count, { tie, organization: A }),
    [B]: eventsAtEqualTimes(count, { tie: 3, organization: B }),
  };
  emulator.addKey("key", { orgs });
  return { emulator, orgs };
}
const ids = (rows: Record<string, unknown>[]) => rows.map(({ organization, id }) => `${organization}/${id}`);

describe("pages", () => {
  it("hold 25,000 events with equal times at the edges, each once", async () => {
    const { emulator } = fixture(25_000);
    const pages = await askAllPages(emulator, "key", { ...BODY, limit: 999 }, [["x-org-id", A]]);
    const all = ids(pages.flat());
    expect(all).toHaveLength(25_000);
    expect(new Set(all).size).toBe(25_000);
  });

  it("of any size, in either order, over one or two orgs, are the whole in order", async () => {
    const { emulator, orgs } = fixture(60);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 130 }),
        fc.constantFrom("ASC", "DESC"),
        fc.boolean(),
        async (limit, sort, both) => {
          const headers = both ? BOTH : BOTH.slice(0, 1);
          const rows = (await askAllPages(emulator, "key", { ...BODY, limit, sort }, headers)).flat();
          const wanted = both ? [...(orgs[A] ?? []), ...(orgs[B] ?? [])] : (orgs[A] ?? []);
          expect(ids(rows).toSorted()).toEqual(ids(wanted).toSorted());
          const times = rows.map(({ timestamp }) => Date.parse(String(timestamp)));
          expect(times).toEqual(times.toSorted((a, b) => (sort === "ASC" ? a - b : b - a)));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("end with an empty one when the last is full, and the cursor is sent all the same", async () => {
    const { emulator } = fixture(20);
    const pages = await askAllPages(emulator, "key", { ...BODY, limit: 10 }, [["x-org-id", A]]);
    expect(pages.map((page) => page.length)).toEqual([10, 10, 0]);
    const empty = await ask(emulator, "key", "", { ...BODY, start_time: "2026-11-21T06:00:00Z" }, [
      ["x-org-id", A],
    ]);
    expect([
      empty.status,
      empty.body,
      empty.header("x-search_after"),
      empty.header("x-result-count"),
    ]).toEqual([200, "[]", "[]", "0"]);
  });

  it("spell the headers as documented, and the cursor as number and text", async () => {
    const { emulator } = fixture(20);
    const answer = await ask(emulator, "key", "", { ...BODY, limit: 3 }, [["x-org-id", A]]);
    const names = answer.headers.map(([name]) => name);
    expect(names).toEqual(
      expect.arrayContaining(["X-Result-Count", "X-Limit", "X-Sort", "X-Search_after", "X-Request-Id"]),
    );
    expect(answer.header("x-search_after")).toMatch(/^\[\d{13},"[\w-]{20}"\]$/);
  });
});

describe("a cursor", () => {
  const HEADERS: [string, string][] = [["x-org-id", A]];
  async function firstCursor(options: Partial<KeyOptions> = {}) {
    const { emulator } = fixture(40);
    emulator.setOptions("key", options);
    const first = await ask(emulator, "key", "", { ...BODY, limit: 5, sort: "DESC" }, HEADERS);
    const after = JSON.parse(first.header("x-search_after") ?? "null") as [number, string];
    const next = (body: Record<string, unknown>, headers = HEADERS) =>
      ask(emulator, "key", "", { ...BODY, limit: 5, sort: "DESC", search_after: after, ...body }, headers);
    return { emulator, after, next };
  }

  it("may come back as two texts", async () => {
    const { after, next } = await firstCursor();
    expect((await next({ search_after: after.map(String) })).status).toBe(200);
  });

  it.each<[string, Record<string, unknown>, [string, string][]]>([
    ["order", { sort: "ASC" }, HEADERS],
    ["end", { end_time: "2026-11-21T06:00:00Z" }, HEADERS],
    ["filter", { q: "user" }, HEADERS],
    ["scope", {}, BOTH],
  ])("is refused for another %s", async (_name, body, headers) => {
    const { next } = await firstCursor();
    expect((await next(body, headers)).status).toBe(400);
  });

  it("is bound to the limit too, unless an option says otherwise", async () => {
    expect((await (await firstCursor()).next({ limit: 9 })).status).toBe(400);
    const loose = await firstCursor({ cursorBinding: "query" });
    expect((await loose.next({ limit: 9 })).json).toHaveLength(9);
    loose.emulator.setOptions("key", { cursorBinding: "none" });
    expect((await loose.next({ sort: "ASC" })).status).toBe(200);
  });
});
