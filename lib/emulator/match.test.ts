import { describe, expect, it } from "vitest";
import { createEmulator } from "./emulator";
import type { KeyOptions } from "./options";
import { ask } from "./scenarios/ask";
import { testEvent, testOrg } from "./scenarios/small";

const NOW = Date.parse("2026-11-21T08:00:00Z");
const EVENTS = [
  testEvent("2026-11-20T10:00:00Z", {
    n: 1,
    initiated_by: { username: "Chidi.O" },
    success: true,
    service: "sso",
  }),
  testEvent("2026-11-20T11:00:00Z", {
    n: 2,
    initiated_by: { username: "félix" },
    success: false,
    error_code: 49,
    message: "Jane logged in",
  }),
  testEvent("2026-11-20T12:00:00Z", {
    n: 3,
    tags: ["Red", "blue"],
    parts: [{ name: "A" }, { name: "b" }],
    useragent: { name: "Chrome" },
    error_message: "",
  }),
  testEvent("2026-11-20T13:00:00Z", { n: 4, initiated_by: null, success: null, "a.b": "dotted" }),
];

async function found(
  body: Record<string, unknown>,
  options: Partial<KeyOptions> = {},
): Promise<number[] | number> {
  const emulator = createEmulator({ seed: 1, now: () => NOW });
  emulator.addKey("key", { orgs: { [testOrg()]: EVENTS }, options });
  const answer = await ask(emulator, "key", "", {
    service: ["all"],
    start_time: "2026-11-20T00:00:00Z",
    ...body,
  });
  return answer.status === 200 ? (answer.json as { n: number }[]).map(({ n }) => n) : answer.status;
}
const where = (search_term: unknown) => ({ search_term });

describe("search_term", () => {
  it.each<[string, unknown, number[]]>([
    ["a lower-case value finds a stored capital", { and: [{ "initiated_by.username": "chidi.o" }] }, [1]],
    ["a capital finds nothing", { and: [{ "initiated_by.username": "Chidi.O" }] }, []],
    ["a boolean is found as text", { and: [{ success: "false" }] }, [2]],
    ["a number is found as text", { and: [{ error_code: "49" }] }, [2]],
    ["a list value is any of", { and: [{ "initiated_by.username": ["félix", "chidi.o"] }] }, [1, 2]],
    ["a list in the event is any of", { and: [{ tags: "red" }] }, [3]],
    ["objects in a list are looked into", { and: [{ "parts.name": "a" }] }, [3]],
    ["and wants all", { and: [{ success: "true" }, { service: "sso" }] }, [1]],
    ["or wants one", { or: [{ tags: "blue" }, { success: "true" }] }, [1, 3]],
    ["not wants none", { not: [{ success: "true" }, { tags: "blue" }] }, [2, 4]],
    ["not of a missing field keeps the event", { not: [{ success: "false" }] }, [1, 3, 4]],
    [
      "nesting",
      { and: [{ not: [{ success: "true" }] }, { or: [{ error_code: "49" }, { tags: "blue" }] }] },
      [2, 3],
    ],
    ["an empty text is a value", { and: [{ error_message: "" }] }, [3]],
    ["null is no value", { and: [{ success: "null" }] }, []],
    ["an object is no value", { and: [{ initiated_by: "félix" }] }, []],
    ["inherited names are no fields", { and: [{ "constructor.name": "object" }] }, []],
    ["a map is a list", { or: { tags: "blue", success: "true" } }, [1, 3]],
  ])("%s", async (_name, term, wanted) => expect(await found(where(term))).toEqual(wanted));

  it("compares as sent where a tenant is said to keep capitals", async () => {
    const term = where({ and: [{ "initiated_by.username": "Chidi.O" }] });
    expect(await found(term, { caseRule: "exact" })).toEqual([1]);
  });
});

describe("the other filters", () => {
  it.each<[string, Record<string, unknown>, number[]]>([
    ["service", { service: ["sso"] }, [1]],
    [
      "the start is included, the end is not",
      { start_time: "2026-11-20T11:00:00Z", end_time: "2026-11-20T13:00:00Z" },
      [2, 3],
    ],
    ["q wants every word somewhere", { q: "JANE félix" }, [2]],
    ["q looks inside words", { q: "hidi" }, [1]],
    ["q does not see the user agent", { q: "chrome" }, []],
    ["q with a quotation mark", { q: '"' }, []],
    ["q of blanks is no filter", { q: "  " }, [1, 2, 3, 4]],
    ["exact_match wants a whole value", { exact_match: "jane logged in" }, [2]],
    ["exact_match is no part of a value", { exact_match: "jane" }, []],
  ])("%s", async (_name, body, wanted) => expect(await found(body)).toEqual(wanted));

  it("takes whole words only by option", async () => {
    expect(await found({ q: "hidi" }, { textRule: "token" })).toEqual([]);
    expect(await found({ q: "jane" }, { textRule: "token" })).toEqual([2]);
  });

  it("includes the end by option", async () => {
    expect(await found({ end_time: "2026-11-20T11:00:00Z" }, { endInclusive: true })).toEqual([1, 2]);
  });

  it("forgets what is older than the retention", async () => {
    expect(await found({}, { retentionDays: 20 / 24 })).toEqual([3, 4]);
  });
});

describe("fields", () => {
  it("gives only the asked paths, nested as they were", async () => {
    const emulator = createEmulator({ seed: 1, now: () => NOW });
    emulator.addKey("key", { orgs: { [testOrg()]: EVENTS } });
    const body = {
      service: ["all"],
      start_time: "2026-11-20T00:00:00Z",
      fields: ["n", "parts.name", "initiated_by.username"],
    };
    expect((await ask(emulator, "key", "", body)).json).toEqual([
      { n: 1, initiated_by: { username: "Chidi.O" } },
      { n: 2, initiated_by: { username: "félix" } },
      { n: 3, parts: [{ name: "A" }, { name: "b" }] },
      { n: 4 },
    ]);
  });
});
