/**
 * Compile against meaning: random searches run on the emulator, over a socket, select the events that the
 * naive filter selects. The emulator reads the documents on its own and shares no code with compile.
 */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator } from "@/lib/emulator/emulator";
import type { KeyOptions } from "@/lib/emulator/options";
import { rawCall } from "@/lib/emulator/raw-post";
import { type ServedEmulator, serveEmulator } from "@/lib/emulator/serve";
import { demoTenant } from "@/lib/emulator/tenant/demo-tenant";
import { eventId, flatten } from "@/lib/insights/value";
import type { RawEvent } from "@/lib/insights/wire";
import { DOCUMENTED_LINES } from "@/lib/testing/fixtures/documented-events";
import { groupOf } from "@/lib/testing/search/arbitrary";
import { compile, refusalOf, wireSort } from "./compile";
import { DEFAULT_SEARCH } from "./defaults";
import { OPERATORS, VALUELESS } from "./limits";
import { matchesGroup } from "./match";
import type { Condition, Group, Search } from "./schema";

const NOW = Date.parse("2026-11-21T04:12:07.921Z");
const WINDOW = { start: "2019-01-01T00:00:00.000Z", end: "2026-11-21T04:12:07.921Z" };
const ORG = "5dc058bc3f53f95e3972f03f";

/** About 400 events of every shape that the demo tenant has, and the documented ones. */
const events: RawEvent[] = sample();

function sample(): RawEvent[] {
  const all = demoTenant({ seed: 7, now: NOW }).orgs.flatMap(({ events: found }) => found);
  const step = Math.floor(all.length / 390);
  const picked = Array.from({ length: 390 }, (_, i) => all[i * step] ?? {});
  const documented = Object.values(DOCUMENTED_LINES).map((line) => JSON.parse(line) as RawEvent);
  return [...picked, ...documented].map((event, i) => ({ ...event, id: `event-${i}`, organization: ORG }));
}

/** Pairs of a path and a text that occur, so that random conditions select something. */
const occurring = events.flatMap((event) =>
  flatten(event)
    .filter(
      ({ path, value }) => value !== null && typeof value !== "object" && !path.startsWith("user_agent"),
    )
    .map(({ path, value }) => ({ path, text: String(value) })),
);
const byPath = Map.groupBy(occurring, ({ path }) => path);
const paths = [...byPath.keys()].filter((path) => /^[\w@]+(\.[\w@]+)*$/.test(path));
const common = [
  "event_type",
  "service",
  "success",
  "client_ip",
  "initiated_by.email",
  "initiated_by.type",
  "mfa",
  "outcome",
];

const value = (path: string): fc.Arbitrary<string> => {
  if (path === "outcome") return fc.constantFrom("success", "failure", "step", "unknown", "other");
  const texts = [...new Set((byPath.get(path) ?? []).map(({ text }) => text))];
  const known = texts.length === 0 ? fc.constant("x") : fc.constantFrom(...texts);
  return fc.oneof(
    { weight: 8, arbitrary: known },
    { weight: 1, arbitrary: known.map((text) => text.toUpperCase()) },
    { weight: 1, arbitrary: fc.constantFrom("", "nothing-has-this", "10.0.0.0/8", "a*") },
  );
};

/** `pushed`: only conditions that the API evaluates; `exact`: all of them keep their case, or none does. */
function conditions({ pushed, exact }: { pushed: boolean; exact: boolean }): fc.Arbitrary<Condition> {
  const field = fc.oneof(fc.constantFrom(...common), fc.constantFrom(...paths));
  const op = pushed
    ? fc.constantFrom("is" as const, "is_not" as const)
    : fc.oneof(fc.constantFrom("is" as const, "is_not" as const), fc.constantFrom(...OPERATORS));
  return fc
    .tuple(field, op)
    .chain(([path, operator]) =>
      fc.record({
        field: fc.constant(path),
        op: fc.constant(operator),
        values: VALUELESS.includes(operator)
          ? fc.constant<string[]>([])
          : fc.array(value(path), { maxLength: 3 }),
        disabled: fc.constantFrom(undefined, undefined, undefined, true as const),
      }),
    )
    .map(({ disabled, ...condition }) => ({
      ...condition,
      ...(exact && { exact: true as const }),
      ...(disabled && { disabled }),
    }))
    .filter((condition) => !pushed || refusalOf(condition) === null);
}

let served: ServedEmulator;
const emulator = createEmulator({ seed: 1, now: () => NOW });

beforeAll(async () => {
  served = await serveEmulator(emulator);
});
afterAll(() => served.close());

const idsOf = (found: readonly RawEvent[]) => found.map(eventId).sort();

async function run(search: Search): Promise<RawEvent[]> {
  const { body } = compile(search, WINDOW);
  const answer = await rawCall(`${served.url}/insights/directory/v1/events`, {
    headers: [["x-api-key", "key"]],
    body: { ...body, sort: wireSort(search), limit: 10_000 },
  });
  if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.text} for ${JSON.stringify(body)}`);
  return JSON.parse(answer.text) as RawEvent[];
}

const counts = { none: 0, some: 0, all: 0, pushed: 0 };

/** The body selects at least the wanted events; with the residual, exactly them. */
async function check(where: Group): Promise<void> {
  const search: Search = { ...DEFAULT_SEARCH, where };
  const { body, residual, exclusions } = compile(search, WINDOW);
  const wanted = events.filter((event) => matchesGroup(event, where));
  const selected = await run(search);
  const chosen = new Set(idsOf(selected));
  expect(idsOf(wanted).filter((id) => !chosen.has(id))).toEqual([]);
  const kept = residual ? selected.filter((event) => matchesGroup(event, residual)) : selected;
  expect(idsOf(kept)).toEqual(idsOf(wanted));
  if (exclusions) expect(selected.every((event) => matchesGroup(event, exclusions))).toBe(true);
  counts[wanted.length === 0 ? "none" : wanted.length === events.length ? "all" : "some"] += 1;
  if (body.search_term) counts.pushed += 1;
}

describe("a compiled search", { timeout: 60_000 }, () => {
  const use = (options: Partial<KeyOptions>) =>
    emulator.addKey("key", {
      orgs: { [ORG]: events },
      options: {
        services: [...new Set(["all", ...events.map(({ service }) => String(service))])],
        ...options,
      },
    });

  it("selects what a naive filter selects, with the residual", async () => {
    use({});
    const groups = groupOf(conditions({ pushed: false, exact: false }), 4);
    await fc.assert(fc.asyncProperty(groups, check), { numRuns: 300 });
    // A test in which every search selects nothing would prove nothing.
    expect(counts.some).toBeGreaterThan(60);
    expect(counts.pushed).toBeGreaterThan(60);
  });

  it("needs no residual when all of it can be sent", async () => {
    use({});
    const groups = groupOf(conditions({ pushed: true, exact: false }), 4);
    await fc.assert(
      fc.asyncProperty(groups, async (where) => {
        expect(compile({ ...DEFAULT_SEARCH, where }, WINDOW).residual).toBeNull();
        await check(where);
      }),
      { numRuns: 200 },
    );
  });

  it("keeps case in exact conditions, where the API does", async () => {
    use({ caseRule: "exact" });
    const groups = groupOf(conditions({ pushed: false, exact: true }), 4);
    await fc.assert(fc.asyncProperty(groups, check), { numRuns: 200 });
  });

  it.each(["success", "failure", "step", "unknown"])(
    "finds every event with the outcome %s",
    async (kind) => {
      use({});
      await check({ op: "and", items: [{ field: "outcome", op: "is", values: [kind] }] });
      await check({ op: "and", items: [{ field: "outcome", op: "is_not", values: [kind] }] });
    },
  );

  it("sends the text as the API's full text, which ours reads alike", async () => {
    use({});
    for (const text of ["jane", "sso_auth", "login failed", "zezeye21 peap"]) {
      const naive = events.filter((event) => matchesGroup(event, DEFAULT_SEARCH.where, { text }));
      const found = idsOf(await run({ ...DEFAULT_SEARCH, text }));
      const naiveIds = new Set(idsOf(naive));
      expect(found.length).toBeGreaterThan(0);
      expect(found.filter((id) => !naiveIds.has(id))).toEqual([]);
    }
  });
});
