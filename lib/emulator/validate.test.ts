import { describe, expect, it } from "vitest";
import { createEmulator } from "./emulator";
import type { KeyOptions } from "./options";
import { ask } from "./scenarios/ask";
import { testEvent, testOrg } from "./scenarios/small";

const NOW = Date.parse("2026-11-21T08:00:00Z");
const BASE = { service: ["all"], start_time: "2026-11-20T00:00:00Z" };

function fixture(options: Partial<KeyOptions> = {}) {
  const emulator = createEmulator({ seed: 1, now: () => NOW });
  emulator.addKey("key", {
    orgs: { [testOrg()]: [testEvent("2026-11-20T10:00:00Z", { success: false })] },
    options,
  });
  return (path: string, body: unknown) => ask(emulator, "key", path, body);
}

describe("a body that is refused with 400", () => {
  const cases: [string, string, unknown][] = [
    ["no JSON", "", "{"],
    ["an array", "", []],
    ["no service", "", { start_time: BASE.start_time }],
    ["a service that is text", "", { ...BASE, service: "all" }],
    ["an empty service list", "", { ...BASE, service: [] }],
    ["all among others", "", { ...BASE, service: ["all", "sso"] }],
    ["alert, which the specification calls alerts", "", { ...BASE, service: ["alert"] }],
    ["no start", "", { service: ["all"] }],
    ["a start without a zone", "", { ...BASE, start_time: "2026-11-20T00:00:00" }],
    ["a start in the future", "", { ...BASE, start_time: "2026-11-21T08:00:01Z" }],
    ["an end at the start", "", { ...BASE, end_time: BASE.start_time }],
    ["a null end", "", { ...BASE, end_time: null }],
    ["an unknown key", "", { ...BASE, search_term_filter: {} }],
    ["q on distinct", "/distinct", { ...BASE, field: "event_type", q: "x" }],
    ["limit on interval", "/interval", { ...BASE, interval_unit: "h", limit: 5 }],
    ["q beside exact_match", "", { ...BASE, q: "a", exact_match: "a" }],
    ["q that is no text", "", { ...BASE, q: 5 }],
    ["fields that are none", "", { ...BASE, fields: [] }],
    ["fields that nothing has", "", { ...BASE, fields: ["nothing_has_it"] }],
    ["fields as text", "", { ...BASE, fields: "id" }],
    ["search_after as text", "", { ...BASE, search_after: '[1,"a"]' }],
    ["an invented cursor", "", { ...BASE, search_after: [1576181718000, "DZrPyW8BNsa9iKWoOm7h"] }],
    ["skip beyond the window", "", { ...BASE, skip: 9_999, limit: 2 }],
    ["distinct without a field", "/distinct", BASE],
    ["distinct of changes", "/distinct", { ...BASE, field: "changes.field" }],
    ["interval without a unit", "/interval", { ...BASE, interval_value: "1" }],
    ["interval with a number", "/interval", { ...BASE, interval_unit: "h", interval_value: 1 }],
    ["interval of zero", "/interval", { ...BASE, interval_unit: "h", interval_value: "0" }],
    ["interval by months", "/interval", { ...BASE, interval_unit: "M", interval_value: "1" }],
    ["interval in a named zone", "/interval", { ...BASE, interval_unit: "d", timezone: "Europe/Paris" }],
    ["a term that is a list", "", { ...BASE, search_term: [{ a: "x" }] }],
    ["a term without an operator", "", { ...BASE, search_term: { username: "x" } }],
    ["a term with two operators", "", { ...BASE, search_term: { and: [{ a: "x" }], or: [{ a: "x" }] } }],
    ["an empty list of criteria", "", { ...BASE, search_term: { and: [] } }],
    ["a boolean value", "", { ...BASE, search_term: { and: [{ success: false }] } }],
    ["a boolean inside a list value", "", { ...BASE, search_term: { and: [{ success: ["true", false] }] } }],
    ["a number value", "/count", { ...BASE, search_term: { and: [{ error_code: 49 }] } }],
    ["an empty list value", "", { ...BASE, search_term: { and: [{ a: [] }] } }],
    ["two keys in one criterion", "", { ...BASE, search_term: { and: [{ a: "x", b: "y" }] } }],
    ["a field twice in one list", "", { ...BASE, search_term: { or: [{ a: "x" }, { a: "y" }] } }],
    [
      "a field that cannot be searched",
      "",
      { ...BASE, search_term: { and: [{ "useragent.name": "chrome" }] } },
    ],
  ];
  it.each(cases)("%s", async (_name, path, body) => {
    const answer = await fixture()(path, body);
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ message: expect.stringMatching(/./) });
  });

  it("names the supported services", async () => {
    const answer = await fixture()("", { ...BASE, service: ["admin"] });
    expect(answer.body).toContain("password_manager, radius, reports");
  });

  it("writes the live message about times, with > as an escape", async () => {
    const answer = await fixture()("", { ...BASE, end_time: "2026-11-19T00:00:00Z" });
    expect(answer.body).toBe(
      '{"message":"Start Time not after End Time 2026-11-20T00:00:00Z \\u003e 2026-11-19T00:00:00Z"}',
    );
  });
});

describe("a body that is taken", () => {
  const cases: [string, string, unknown][] = [
    ["the shortest", "", BASE],
    ["an end in the future", "", { ...BASE, end_time: "2027-01-01T00:00:00Z" }],
    [
      "a term as a map",
      "",
      { ...BASE, search_term: { and: { event_type: "user_update", success: ["false", "true"] } } },
    ],
    [
      "a field in two lists",
      "",
      { ...BASE, search_term: { and: [{ success: "false" }, { or: [{ success: "false" }] }] } },
    ],
    [
      "sort on distinct, as the specification's sample has it",
      "/distinct",
      { ...BASE, field: "event_type", sort: "DESC" },
    ],
    ["one known field among unknown ones", "", { ...BASE, fields: ["nothing_has_it", "id"] }],
    ["the events body on count", "/count", { ...BASE, limit: 5, fields: ["id"], sort: "DESC" }],
    ["an interval without a value", "/interval", { ...BASE, interval_unit: "h" }],
  ];
  it.each(cases)("%s", async (_name, path, body) => {
    expect((await fixture()(path, body)).status).toBe(200);
  });

  it.each([
    [undefined, "1000"],
    [0, "1000"],
    [-3, "1000"],
    ["50", "1000"],
    [2.5, "1000"],
    [10_001, "1000"],
    [10_000, "10000"],
    [1, "1"],
  ])("limit %s becomes %s without a word", async (limit, effective) => {
    const answer = await fixture()("", { ...BASE, ...(limit === undefined ? {} : { limit }) });
    expect([answer.status, answer.header("x-limit")]).toEqual([200, effective]);
  });

  it.each([
    ["desc", "DESC"],
    ["DESC", "DESC"],
    ["-timestamp", "ASC"],
    [7, "ASC"],
    [undefined, "ASC"],
  ])("sort %s becomes %s without a word", async (sort, effective) => {
    expect((await fixture()("", { ...BASE, sort })).header("x-sort")).toBe(effective);
  });
});

describe("what the documents leave open is an option", () => {
  it.each<[string, Partial<KeyOptions>, string, unknown, number]>([
    ["unknown keys ignored", { unknownKeys: "ignore" }, "", { ...BASE, nonsense: 1 }, 200],
    ["a limit above the maximum refused", { limitAboveMax: "error" }, "", { ...BASE, limit: 10_001 }, 400],
    [
      "unsearchable fields match nothing",
      { unsearchable: "nothing" },
      "",
      { ...BASE, search_term: { and: [{ changes: "x" }] } },
      200,
    ],
    [
      "not unknown to the older edition",
      { edition: "seed" },
      "",
      { ...BASE, search_term: { not: [{ a: "x" }] } },
      400,
    ],
    ["skip unknown to the older edition", { edition: "seed" }, "", { ...BASE, skip: 1 }, 400],
    ["a licence of 15 days", { licenceDays: 15 }, "", { ...BASE, start_time: "2026-11-01T00:00:00Z" }, 402],
    ["more services", { services: ["all", "alert"] }, "", { ...BASE, service: ["alert"] }, 200],
  ])("%s", async (_name, options, path, body, status) => {
    expect((await fixture(options)(path, body)).status).toBe(status);
  });

  it("defaults to 10,000 rows by the help page", async () => {
    expect((await fixture({ defaultLimit: 10_000 })("", BASE)).header("x-limit")).toBe("10000");
  });
});

describe("complexity", () => {
  const deep = (levels: number): unknown =>
    levels === 1 ? { and: [{ a: "x" }] } : { and: [deep(levels - 1)] };
  it("answers 500 beyond ten levels, and not at ten", async () => {
    const call = fixture();
    expect((await call("", { ...BASE, search_term: deep(10) })).status).toBe(200);
    expect((await call("", { ...BASE, search_term: deep(11) })).status).toBe(500);
  });

  it("answers 500 beyond 1,024 criteria", async () => {
    const many = (n: number) => ({ or: Array.from({ length: n }, (_, i) => ({ [`f${i}`]: "x" })) });
    const call = fixture();
    expect((await call("/count", { ...BASE, search_term: many(1_024) })).status).toBe(200);
    expect((await call("/count", { ...BASE, search_term: many(1_025) })).status).toBe(500);
  });
});
