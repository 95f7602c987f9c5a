import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flatten } from "@/lib/insights/value";
import type { RawEvent } from "@/lib/insights/wire";
import { DOCUMENTED_LINES } from "@/lib/testing/fixtures/documented-events";
import { groupOf, wildText } from "@/lib/testing/search/arbitrary";
import { compile, refusalOf, wireSort } from "./compile";
import { DEFAULT_SEARCH } from "./defaults";
import type { Condition, Group } from "./group";
import { type Imported, readSearch } from "./import";
import { looksLikeRequest } from "./looks-like-request";
import { matchesGroup } from "./match";
import { Search } from "./schema";
import { printWhere } from "./text";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const WINDOW = { start: "2026-11-20T12:00:00.000Z", end: "2026-11-21T12:00:00.000Z" };
const CONTEXT = { nowMs: NOW };

function read(
  text: string,
  base: Search = DEFAULT_SEARCH,
  context: Parameters<typeof readSearch>[2] = CONTEXT,
): Imported {
  const found = readSearch(text, base, context);
  if ("error" in found) throw new Error(found.error);
  return found;
}

function fault(text: string): string {
  const found = readSearch(text, DEFAULT_SEARCH, CONTEXT);
  return "error" in found ? found.error : "no fault";
}

const where = (text: string) => printWhere(read(text).search.where);

describe("a search_term", () => {
  it.each([
    ['{"and":[{"username":"root"},{"client_ip":"1.2.3.4"}]}', "username:root and client_ip:1.2.3.4"],
    [
      '{"or":{"username":["root","admin"],"client_ip":"1.2.3.4"}}',
      "username:(root,admin) or client_ip:1.2.3.4",
    ],
    ['{"search_term":{"and":[{"username":"a"}]}}', "username:a"],
    ['"search_term": {"and":[{"username":"a"}]},', "username:a"],
    ['[{"username":"a"},{"success":"true"}]', "username:a and success:true"],
    ['{"username":"a","success":"true"}', "username:a and success:true"],
    ['{"not":[{"username":"a"}]}', "not username:a"],
    ['{"and":[{"not":[{"or":[{"a":"1"},{"b":"2"}]}]},{"c":"3"}]}', "not (a:1, b:2) and c:3"],
    ['{"and":[{"and":[{"a":"1"}]},{"a":"2"}]}', "a:1 and a:2"],
    ['{"not":[{"not":[{"a":"1"},{"b":"2"}]}]}', "a:1 or b:2"],
    ['{"and":[{"outer.eap_type":"PEAP"}]}', "exact outer.eap_type:PEAP"],
    ['{"and":[]}', ""],
    ['{"or":[{"a":"1","b":"2"},{"c":"3"}]}', "(a:1 and b:2) or c:3"],
  ])("%s", (text, line) => {
    expect(where(text)).toBe(line);
  });

  it("leaves the rest of the search alone", () => {
    const base: Search = { ...DEFAULT_SEARCH, text: "jane", services: ["sso"], sort: "asc" };
    expect(read('{"or":[{"a":"1"},{"b":"2"}]}', base).search).toEqual({
      ...base,
      where: {
        op: "or",
        items: [
          { field: "a", op: "is", values: ["1"] },
          { field: "b", op: "is", values: ["2"] },
        ],
      },
    });
  });

  it("says what it had to guess", () => {
    expect(read('{"and":[{"success":true}]}').notes).toEqual([
      'success: true was read as the text "true", the only form that JumpCloud takes.',
    ]);
    expect(read('{"not":[{"a":"1"},{"b":"2"}]}').notes[0]).toMatch(/none of them/);
    expect(read('{"or":[{"a":"1","b":"2"},{"c":"3"}]}').notes[0]).toMatch(/all of them/);
  });

  it.each([
    ['{"and":"x"}', "Conditions stand in a list"],
    ['{"and":["x"]}', "A condition is an object"],
    ['{"and":[{"a":null}]}', "a must be a text"],
    ['{"and":[{"a":[]}]}', "a has no value"],
    ['{"and":[{"two words":"x"}]}', "“two words” is no field"],
    [`{"and":[{"a":"${"x".repeat(1_001)}"}]}`, "more than 1000 characters"],
    [`{"and":[{"a":${JSON.stringify(Array.from({ length: 201 }, String))}}]}`, "at most 200 values"],
    [`[${Array.from({ length: 101 }, (_, n) => `{"f${n}":"x"}`).join()}]`, "at most 100 conditions"],
    [nested(8), "Groups nest at most 5 deep"],
    [nested(100), "nests too deep"],
    [`{"and":[${'{"and":['.repeat(15_000)}`, "not valid"],
    ["x".repeat(200_001), "too long"],
    ["7", "A request is a JSON object"],
  ])("is refused, case %#", (text, message) => {
    expect(fault(text)).toContain(message);
  });

  it("says where the JSON stops being JSON", () => {
    expect(readSearch('  {"and": [{"a" 1}]}', DEFAULT_SEARCH, CONTEXT)).toMatchObject({ at: 16 });
    expect(readSearch('"search_term": {"and" 1}', DEFAULT_SEARCH, CONTEXT)).toMatchObject({ at: 22 });
  });
});

/** Alternating and/or, each with two conditions, so that nothing can be left out. */
function nested(levels: number): string {
  let inner = '{"a":"1"}';
  for (let level = 0; level < levels; level += 1)
    inner = `{"${level % 2 ? "and" : "or"}":[{"b":"${level}"},${inner}]}`;
  return inner;
}

describe("a body", () => {
  const body = {
    service: ["sso", "directory"],
    start_time: "2026-11-20T00:00:00Z",
    end_time: "2026-11-21T00:00:00.5Z",
    search_term: { and: [{ success: "false" }] },
    q: "jane",
    sort: "ASC",
    limit: 10,
  };

  it("sets services, range, text, conditions and order", () => {
    const { search, notes } = read(JSON.stringify(body));
    expect(search).toEqual({
      v: 1,
      services: ["directory", "sso"],
      range: { from: "2026-11-20T00:00:00Z", to: "2026-11-21T00:00:00.500Z" },
      text: "jane",
      where: { op: "and", items: [{ field: "success", op: "is", values: ["false"] }] },
      sort: "asc",
    });
    expect(notes).toEqual([]);
  });

  it("without an end lasts until now, and without text has none", () => {
    const base: Search = { ...DEFAULT_SEARCH, text: "old", where: read('{"a":"1"}').search.where };
    const { search } = read('{"service":"all","start_time":"2026-11-20"}', base);
    expect(search).toEqual({
      ...DEFAULT_SEARCH,
      range: { from: "2026-11-20T00:00:00Z", to: "2026-11-21T12:00:00Z" },
    });
  });

  it("keeps a relative range whose window it shows", () => {
    const text = JSON.stringify(compile(DEFAULT_SEARCH, WINDOW).body);
    expect(read(text, DEFAULT_SEARCH, { ...CONTEXT, window: WINDOW }).search.range).toEqual({ last: "24h" });
    expect(read(text).search.range).toEqual({ from: "2026-11-20T12:00:00Z", to: "2026-11-21T12:00:00Z" });
  });

  it("says what is left out, and what cannot be run", () => {
    const { notes } = read(
      JSON.stringify({ ...body, start_time: "2020-03-03T14:00:00Z", fields: ["id"], colour: "red" }),
    );
    expect(notes.join(" ")).toMatch(/fields: .* Left out, since no search has it: colour\.|90 days/);
    expect(notes).toHaveLength(3);
  });

  it.each([
    [{ ...body, service: [] }, "service is a list"],
    [{ ...body, service: ["DROP TABLE"] }, "service is a list"],
    [{ ...body, start_time: "soon" }, "start_time must be a time"],
    [{ ...body, start_time: "9999-12-31T23:00:00-05:00", end_time: undefined }, "start_time must be a time"],
    [{ ...body, end_time: "2026-11-19T00:00:00Z" }, "end_time must come after start_time"],
    [{ end_time: "2026-11-19T00:00:00Z" }, "end_time needs a start_time"],
    [{ ...body, q: 7 }, "q must be a text"],
  ])("is refused: %o", (json, message) => {
    expect(fault(JSON.stringify(json))).toContain(message);
  });
});

describe("a cURL command", () => {
  const json =
    '{"service": ["all"], "start_time": "2026-11-20T00:00:00Z", "search_term": {"and": [{"a": "it\'s"}]}}';
  const url = "https://api.jumpcloud.com/insights/directory/v1/events";
  const quoted = json.replaceAll("'", "'\\''");
  it.each([
    ["as documented", `curl -X POST '${url}' \\\n  -H 'x-api-key: SECRET' \\\n --data '${quoted}'`],
    ["--data-raw=", `$ curl --data-raw='${quoted}' ${url}`],
    ["-d right before it", `curl -sS -d'${quoted}' ${url} | jq .`],
    ["double quotes", `curl ${url} --json "${json.replaceAll('"', '\\"')}"`],
    ["ANSI quotes", `curl ${url} --data-binary $'${json.replaceAll("'", "\\u0027")}' -H "x-org-id: 1"`],
    ["Windows", `curl ^"${url}^" ^\r\n  --data-raw ^"${json.replaceAll('"', '^\\^"')}^"`],
  ])("%s", (_name, text) => {
    expect(looksLikeRequest(text)).toBe(true);
    expect(where(text)).toBe("a:it's");
  });

  it("tells what of it is not used, and keeps no key", () => {
    const found = read(`curl -H 'x-api-key: SECRET' -H 'X-Org-Id: o1' --data '${quoted}' ${url}`);
    expect(found.notes).toEqual([
      "The key in the command is neither used nor kept.",
      "The org in the command is not used: the search runs where you are.",
    ]);
    expect(JSON.stringify(found)).not.toContain("SECRET");
  });

  it.each([
    [`curl ${url}`, "no body"],
    [`curl -d @body.json ${url}`, "from a file (@body.json)"],
    [`curl -d '{}' -d '{}' ${url}`, "several bodies"],
    [`curl -d '{} ${url}`, "not closed"],
    [`curl -d 'a=b' ${url}`, "This is no JSON"],
  ])("is refused: %s", (text, message) => {
    expect(fault(text)).toContain(message);
  });
});

describe("looksLikeRequest", () => {
  it.each(["jane", "curly hair", "{", "[1]", '"quoted text"', "login failed", "{x}"])(
    "%s is text",
    (text) => {
      expect(looksLikeRequest(text)).toBe(false);
    },
  );
  it.each(['{"and": []}', ' [ {"a": "b"}]', "curl https://x"])("%s is a request", (text) => {
    expect(looksLikeRequest(text)).toBe(true);
  });
});

const events: RawEvent[] = Object.values(DOCUMENTED_LINES).map((line) => JSON.parse(line) as RawEvent);
const occurring = events.flatMap((event) =>
  flatten(event)
    .filter(
      ({ path, value }) => value !== null && typeof value !== "object" && /^[\w@]+(\.[\w@]+)*$/.test(path),
    )
    .map(({ path, value }) => ({ field: path, value: String(value) })),
);

const pushable: fc.Arbitrary<Condition> = fc
  .tuple(
    fc.constantFrom(...occurring),
    fc.constantFrom("is" as const, "is_not" as const),
    fc.array(fc.constantFrom("nothing", ...occurring.map(({ value }) => value)), { maxLength: 2 }),
    fc.constantFrom(undefined, undefined, undefined, true as const),
  )
  .map(([{ field, value }, op, more, disabled]) => ({
    field,
    op,
    values: [value, ...more],
    ...(disabled && { disabled }),
  }))
  .filter((condition) => refusalOf(condition) === null);

describe("what compile wrote", () => {
  const bodyOf = (search: Search) => ({
    ...compile(search, WINDOW).body,
    limit: 500,
    sort: wireSort(search),
  });
  const seen = { some: 0 };

  it("means the same when it is read back, and compiles to the same body", () => {
    const check = (group: Group, services: string[], text: string | undefined): void => {
      const search: Search = { ...DEFAULT_SEARCH, services, where: group, ...(text && { text }) };
      const body = bodyOf(search);
      const { search: back, notes } = read(JSON.stringify(body));
      const wanted = events.filter((event) => matchesGroup(event, group));
      expect(events.filter((event) => matchesGroup(event, back.where))).toEqual(wanted);
      expect(bodyOf(back)).toEqual(body);
      expect(Search.safeParse(back).error).toBeUndefined();
      expect(notes).toEqual([]);
      if (wanted.length > 0 && wanted.length < events.length) seen.some += 1;
    };
    const services = fc.constantFrom<string[]>(["all"], ["directory", "sso"]);
    const text = fc.constantFrom(undefined, "jane", "a b");
    fc.assert(fc.property(groupOf(pushable, 3), services, text, check), { numRuns: 500 });
    expect(seen.some).toBeGreaterThan(100);
  });

  it("keeps what is exact", () => {
    const group = read('{"and":[{"mfa_meta.type":["TOTP","duo"]},{"not":[{"a":"B"}]}]}').search.where;
    expect(printWhere(group)).toBe("exact mfa_meta.type:(TOTP,duo) and not exact a:B");
    const search: Search = { ...DEFAULT_SEARCH, where: group };
    expect(bodyOf(read(JSON.stringify(bodyOf(search))).search)).toEqual(bodyOf(search));
  });
});

it("never throws, and gives a valid search or a fault", () => {
  const key = fc.constantFrom(
    "and",
    "or",
    "not",
    "search_term",
    "service",
    "start_time",
    "end_time",
    "q",
    "a.b",
    "__proto__",
    "x y",
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom<unknown>(
        "x",
        "all",
        "2026-11-20T00:00:00Z",
        "2026-11-21T00:00:00Z",
        1,
        true,
        null,
        "UPPER",
        "",
      ),
      fc.array(tie("tree"), { maxLength: 3 }),
      fc.dictionary(key, tie("tree"), { maxKeys: 3 }),
    ),
  }));
  const text = fc.oneof(
    tree.map((value) => JSON.stringify(value)),
    wildText(40),
    tree.map((value) => `curl -d '${JSON.stringify(value)}'`),
    wildText(30).map((tail) => `curl ${tail}`),
  );
  const outcomes = { read: 0, refused: 0 };
  fc.assert(
    fc.property(text, (given) => {
      const found = readSearch(given, DEFAULT_SEARCH, CONTEXT);
      outcomes["error" in found ? "refused" : "read"] += 1;
      if ("search" in found) expect(Search.safeParse(found.search).error).toBeUndefined();
      else expect(found.at ?? 0).toBeLessThanOrEqual(given.length);
    }),
    { numRuns: 2_000 },
  );
  expect(Math.min(outcomes.read, outcomes.refused)).toBeGreaterThan(100);
});
