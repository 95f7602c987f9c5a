/** A provider with forty clients: every answer of scope `all` against what the clients' events say by themselves. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CountResponse, FacetsResponse, HistogramResponse, type Page } from "@/lib/contract/events";
import { parseInstant } from "@/lib/core/time";
import type { Fault } from "@/lib/emulator/faults";
import type { RawEvent } from "@/lib/insights/wire";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import { CLIENTS, clientsOf, GROUPS, type Msp, startMsp } from "@/lib/testing/msp";

const EVERY = "every@example.org";
const SOME = "some@example.org";
/** Eleven of forty, of every key and region. */
const GRANTED = [0, 3, 8, 13, 14, 19, 22, 26, 30, 35, 39];
const granted = CLIENTS.filter((_, place) => GRANTED.includes(place));

let msp: Msp;
beforeAll(async () => {
  msp = await startMsp({ [EVERY]: "all", [SOME]: GRANTED });
});
afterAll(() => msp.close());
beforeEach(() => msp.renew());

interface Answer {
  events: RawEvent[];
  page: Page;
}

/** All pages of a search. */
async function readAll(user: string, limit: number, sort: "asc" | "desc" = "desc") {
  const pages: Answer[] = [];
  for (let cursor: string | null | undefined; cursor !== null; cursor = pages.at(-1)?.page.cursor ?? null) {
    const more = { limit, search: { ...DEFAULT_SEARCH, sort }, ...(cursor ? { cursor } : {}) };
    const { status, body } = await msp.ask("search", user, more);
    expect(status).toBe(200);
    pages.push(body as Answer);
  }
  return pages;
}

const moment = ({ timestamp }: RawEvent) => parseInstant(String(timestamp))?.ms ?? Number.NaN;

/** What a page of several keys must be like: put together and sorted, events of the same time in any order. */
function naive(events: readonly RawEvent[], sort: "asc" | "desc"): string[] {
  const sign = sort === "asc" ? 1 : -1;
  return [...events]
    .sort((a, b) => sign * (moment(a) - moment(b)) || (String(a.id) < String(b.id) ? -1 : 1))
    .map(({ id }) => String(id));
}

const eventsOf = (clients: readonly { events: RawEvent[] }[]) => clients.flatMap(({ events }) => events);
const linesOf = (headers: readonly [string, string][]) =>
  headers.filter(([name]) => name.toLowerCase() === "x-org-id").map(([, value]) => value);

describe("all organisations of a provider", () => {
  test.each([
    [EVERY, "desc", 50, CLIENTS],
    [EVERY, "asc", 333, CLIENTS],
    [SOME, "desc", 13, granted],
    [SOME, "asc", 41, granted],
  ] as const)("%s, %s, %i a page: the right events in order of time", async (user, sort, limit, clients) => {
    const pages = await readAll(user, limit, sort);
    const events = pages.flatMap((page) => page.events);
    const times = events.map(moment);
    const whole = eventsOf(clients);
    expect(pages.length).toBeGreaterThan(3);
    expect(times).toEqual(times.toSorted((a, b) => (sort === "asc" ? a - b : b - a)));
    expect(naive(events, sort)).toEqual(naive(whole, sort));
    expect(pages.at(-1)?.page).toMatchObject({ complete: true, cursor: null, notes: [] });
    // The data does what it is for: pages end among events of one time.
    const cut = pages.slice(0, -1).filter((page, at) => {
      const [last, next] = [page.events.at(-1), pages[at + 1]?.events[0]];
      return last && next && moment(last) === moment(next);
    });
    expect(cut.length).toBeGreaterThan(0);
  });

  test.each([
    [EVERY, CLIENTS],
    [SOME, granted],
  ] as const)("%s: numbers, values and bars are the sums of the clients'", async (user, clients) => {
    const whole = eventsOf(clients);
    const count = CountResponse.parse((await msp.ask("count", user)).body);
    expect(count).toEqual({ count: whole.length, exact: true });

    for (const field of ["organization", "event_type"]) {
      const { values, notes } = FacetsResponse.parse((await msp.ask("facets", user, { field })).body);
      const own = Map.groupBy(whole, (event) => String(event[field]));
      expect(new Map(values.map((one) => [one.value, one.count]))).toEqual(
        new Map([...own].map(([value, events]) => [value, events.length])),
      );
      expect(notes).toBeUndefined();
    }

    const answer = await msp.ask("histogram", user, { zone: "UTC", breakdown: "event_type" });
    const { buckets, series, exact } = HistogramResponse.parse(answer.body);
    expect([buckets.reduce((sum, bar) => sum + bar.count, 0), exact]).toEqual([whole.length, true]);
    for (const [place, bar] of buckets.entries()) {
      const inside = whole.filter((event) => moment(event) >= bar.start && moment(event) < bar.end);
      expect(bar.count).toBe(inside.length);
      expect(series?.reduce((sum, { counts }) => sum + (counts[place] ?? 0), 0)).toBe(bar.count);
    }
  });

  test.each([
    [EVERY, CLIENTS],
    [SOME, granted],
  ] as const)(
    "%s: one request for each key and region, with a line for each organisation",
    async (user, clients) => {
      await msp.ask("search", user, { limit: 500 });
      for (const [place, calls] of msp.calls().entries()) {
        const group = GROUPS[place];
        const own = group ? clientsOf(group).filter((client) => clients.includes(client)) : [];
        expect(calls.map(({ operation, headers }) => [operation, linesOf(headers).toSorted()])).toEqual([
          ["events", own.map(({ upstreamId }) => upstreamId).toSorted()],
        ]);
      }
    },
  );

  test("nothing of an organisation without a grant is asked for, by any call", async () => {
    await readAll(SOME, 100);
    await msp.ask("count", SOME);
    await msp.ask("facets", SOME, { field: "organization" });
    await msp.ask("histogram", SOME, { zone: "UTC", breakdown: "organization" });
    const asked = msp
      .calls()
      .flat()
      .flatMap(({ headers }) => linesOf(headers));
    expect(new Set(asked)).toEqual(new Set(granted.map(({ upstreamId }) => upstreamId)));
  });
});

describe("what fails is named, the others go on, and the page does not call itself complete", () => {
  const names = (clients: readonly { name: string }[]) => clients.map(({ name }) => name).join(", ");

  async function expectWithout(clients: readonly (typeof CLIENTS)[number][], why: RegExp) {
    const pages = await readAll(EVERY, 150);
    const others = CLIENTS.filter((client) => !clients.includes(client));
    expect(
      naive(
        pages.flatMap(({ events }) => events),
        "desc",
      ),
    ).toEqual(naive(eventsOf(others), "desc"));
    expect(pages.length).toBeGreaterThan(3);
    for (const { page } of pages) {
      const failed = page.notes.filter(({ code }) => code === "org_failed");
      expect(failed.map(({ message }) => message.split(": left out. ")[0])).toEqual([names(clients)]);
      expect(page.complete).toBe(false);
    }
    expect(pages[0]?.page.notes.map(({ message }) => message).join()).toMatch(why);
    const count = CountResponse.parse((await msp.ask("count", EVERY)).body);
    expect([count.count, count.exact]).toEqual([eventsOf(others).length, false]);
    expect(count.notes?.[0]?.message).toMatch(new RegExp(`^${names(clients)}: left out`));
  }

  test.each<[string, Fault, RegExp]>([
    ["is refused", { kind: "status", status: 401 }, /API key was refused/],
    ["fails", { kind: "status", status: 500 }, /failed on this search/],
    ["is slow", { kind: "hang" }, /took too long to answer/],
  ])("a key that %s", async (_name, fault, why) => {
    await msp.renew([], { headersMs: 1_500, totalMs: 2_500 });
    msp.emulators.eu.fault("msp-key-c", { ...fault, times: 99 });
    await expectWithout(CLIENTS.slice(27), why);
  });

  test("one organisation of a key, and only that one", async () => {
    await msp.renew(["client-17"]);
    await expectWithout(CLIENTS.slice(17, 18), /admin role cannot read/);
  });

  test("organisations of several keys, found out once for all panels", async () => {
    await msp.renew(["client-02", "client-09", "client-33"]);
    const places = [2, 9, 33].flatMap((place) => CLIENTS[place] ?? []);
    await expectWithout(places, /admin role cannot read/);
    const before = msp.calls().flat().length;
    const { values, notes } = FacetsResponse.parse(
      (await msp.ask("facets", EVERY, { field: "organization" })).body,
    );
    expect([values.length, notes?.length]).toEqual([37, 1]);
    expect(msp.calls().flat().length - before).toBe(GROUPS.length);
  });
});
