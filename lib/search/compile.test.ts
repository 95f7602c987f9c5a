import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RawEvent, WireItem, WireTerm } from "@/lib/insights/wire";
import { DOCUMENTED_LINES } from "@/lib/testing/fixtures/documented-events";
import { anyGroup } from "@/lib/testing/search/arbitrary";
import { compile, ignoresOf, refusalOf, wireSort } from "./compile";
import { DEFAULT_SEARCH } from "./defaults";
import { OPERATORS } from "./limits";
import { matchesGroup } from "./match";
import type { Condition, Group, Search } from "./schema";
import { parseWhere, printWhere } from "./text";

const WINDOW = { start: "2026-11-20T00:00:00.000Z", end: "2026-11-21T00:00:00.000Z" };
const search = (where: string): Search => ({ ...DEFAULT_SEARCH, where: parseWhere(where).where });
const compiled = (where: string) => compile(search(where), WINDOW);
const printed = (group: Group | null) => (group === null ? null : printWhere(group));

describe("compile", () => {
  it("sends services, window and text", () => {
    expect(compile({ ...DEFAULT_SEARCH, services: ["sso", "all"], text: " jane " }, WINDOW)).toEqual({
      body: { service: ["all"], start_time: WINDOW.start, end_time: WINDOW.end, q: "jane" },
      residual: null,
      exclusions: null,
      notes: [],
    });
    expect(compile({ ...DEFAULT_SEARCH, services: ["sso", "directory"], text: " " }, WINDOW).body).toEqual({
      service: ["directory", "sso"],
      start_time: WINDOW.start,
      end_time: WINDOW.end,
    });
  });

  it.each<[string, WireTerm | undefined]>([
    ["", undefined],
    ["any() and not () and off a:x and a:()", undefined],
    ["a:x", { and: [{ a: "x" }] }],
    ["*any(a:x)", { and: [{ a: "x" }] }],
    ["a:(X,y,x)", { and: [{ a: ["x", "y"] }] }],
    ["exact a:X", { and: [{ a: "X" }] }],
    ["success:true", { and: [{ success: "true" }] }],
    ["a:x and b:y", { and: [{ a: "x" }, { b: "y" }] }],
    ["a:x or b:y", { or: [{ a: "x" }, { b: "y" }] }],
    ["a:x or a:y or b:z", { or: [{ a: ["x", "y"] }, { b: "z" }] }],
    ["a:x or a:y", { and: [{ a: ["x", "y"] }] }],
    ["a:x and a:y", { and: [{ a: "x" }, { and: [{ a: "y" }] }] }],
    ["a:x and (b:y and c:z)", { and: [{ a: "x" }, { b: "y" }, { c: "z" }] }],
    ["a:x and any(all(b:y))", { and: [{ a: "x" }, { b: "y" }] }],
    ["a:x and (b:y or c:z)", { and: [{ a: "x" }, { or: [{ b: "y" }, { c: "z" }] }] }],
    ["not a:x", { not: [{ a: "x" }] }],
    ["not a:(x,y) and b:z", { and: [{ not: [{ a: ["x", "y"] }] }, { b: "z" }] }],
    ["not a:x and not a:y", { not: [{ a: ["x", "y"] }] }],
    ["not (a:x, b:y)", { and: [{ not: [{ a: "x" }] }, { not: [{ b: "y" }] }] }],
    ["not (a:x or b:y)", { and: [{ not: [{ a: "x" }] }, { not: [{ b: "y" }] }] }],
    ["not (a:x and b:y)", { not: [{ and: [{ a: "x" }, { b: "y" }] }] }],
    ["not (not a:x)", { and: [{ a: "x" }] }],
    ["not (not a:x and not b:y)", { or: [{ a: "x" }, { b: "y" }] }],
    ["a:x and off b:y and any(off c:z)", { and: [{ a: "x" }] }],
  ])("writes %s", (where, term) => {
    const { body, residual } = compiled(where);
    expect(body.search_term).toEqual(term);
    expect(residual).toBeNull();
  });

  it.each<[string, WireTerm | undefined, string]>([
    ["a contains x", undefined, "a contains x"],
    ["a:x and b contains y", { and: [{ a: "x" }] }, "b contains y"],
    ["a:x and (b:y and c exists)", { and: [{ a: "x" }, { b: "y" }] }, "all(c exists)"],
    ["a:x or b contains y", undefined, "a:x or b contains y"],
    ["a:x and (b:y or c contains z)", { and: [{ a: "x" }] }, "(b:y or c contains z)"],
    [
      "a:x and (b:y or (b:z and c contains z))",
      { and: [{ a: "x" }, { b: ["y", "z"] }] },
      "(b:y or (b:z and c contains z))",
    ],
    ["not (a:x, b contains y)", { not: [{ a: "x" }] }, "not (b contains y)"],
    ["not (a:x and b contains y)", undefined, "not (a:x and b contains y)"],
    [
      "not (a:x or not (b:y and c exists))",
      { and: [{ not: [{ a: "x" }] }, { b: "y" }] },
      "not (a:x or not (b:y and c exists))",
    ],
    ["changes.field:city", undefined, "changes.field:city"],
    ["useragent.name:chrome and a:x", { and: [{ a: "x" }] }, "useragent.name:chrome"],
    ["system_timestamp:x", undefined, "system_timestamp:x"],
    ["not changes:x", undefined, "not changes:x"],
    ['"and":x and a:y', { and: [{ a: "y" }] }, '"and":x'],
    ["outcome:success", { not: [{ success: "false" }] }, "outcome:success"],
    [
      "outcome:failure",
      {
        and: [
          { not: [{ success: "true" }] },
          { not: [{ and: [{ sso_token_success: "true" }, { not: [{ success: "false" }] }] }] },
        ],
      },
      "outcome:failure",
    ],
    ["not outcome:failure", { not: [{ success: "false" }] }, "not outcome:failure"],
    ["outcome:nonsense and a:x", { and: [{ a: "x" }] }, "outcome:nonsense"],
    ["outcome exists", undefined, "outcome exists"],
  ])("of %s sends what narrows and keeps the rest", (where, term, residual) => {
    const result = compiled(where);
    expect(result.body.search_term).toEqual(term);
    expect(printed(result.residual)).toBe(printWhere(parseWhere(residual).where));
    expect(result.notes.length).toBeGreaterThan(0);
  });

  it("names what rests on not, for the check afterwards", () => {
    expect(printed(compiled("a:x and not b:y").exclusions)).toBe("not b:y");
    expect(printed(compiled("a:x and not (b:y, c contains z)").exclusions)).toBe("not (b:y)");
    expect(printed(compiled("a:x or not b:y").exclusions)).toBe("a:x or not b:y");
    expect(printed(compiled("a:x and b:y").exclusions)).toBeNull();
    expect(printed(compiled("a:x and off not b:y").exclusions)).toBeNull();
    expect(printed(compiled("not outcome:failure").exclusions)).toBeNull();
  });

  it("says why a condition is checked here", () => {
    const condition = (part: Partial<Condition>): Condition => ({
      field: "a",
      op: "is",
      values: ["x"],
      ...part,
    });
    expect(refusalOf(condition({}))).toBeNull();
    expect(refusalOf(condition({ op: "is_not" }))).toBeNull();
    for (const op of OPERATORS.slice(2)) expect(refusalOf(condition({ op }))).toMatch(/whole values only/);
    expect(refusalOf(condition({ field: "changes.to" }))).toMatch(/list of changes/);
    expect(refusalOf(condition({ field: "outcome" }))).toMatch(/several fields/);
    expect(refusalOf(condition({ field: "not" }))).toMatch(/joining word/);
    expect(compiled("a contains x and a contains x and off b exists").notes).toEqual([
      {
        code: "CHECKED_HERE",
        message: "a contains x: JumpCloud compares whole values only, so each event is checked here.",
      },
    ]);
  });

  it("knows what each call leaves out", () => {
    const both = { ...search("a contains x and b:y and (c:z or a exists)"), text: "jane" };
    expect(ignoresOf(both, "distinct")).toEqual(["text", "a"]);
    expect(ignoresOf(both, "count")).toEqual(["a"]);
    expect(ignoresOf(both, "interval")).toEqual(["a"]);
    expect(ignoresOf(both, "events")).toEqual([]);
    expect(ignoresOf({ ...DEFAULT_SEARCH, text: " " }, "distinct")).toEqual([]);
    expect(ignoresOf(search("off a contains x"), "count")).toEqual([]);
  });

  it("turns the order into the API's words", () => {
    expect([wireSort(DEFAULT_SEARCH), wireSort({ ...DEFAULT_SEARCH, sort: "asc" })]).toEqual(["DESC", "ASC"]);
  });
});

/** Every rule of the documents on one level of a term, and the same below it. */
function checkTerm(term: WireTerm, depth = 1): void {
  expect(depth).toBeLessThanOrEqual(10);
  const [[op, items] = ["", []], ...more] = Object.entries(term) as [string, WireItem[]][];
  expect(["and", "or", "not"]).toContain(op);
  expect(more).toEqual([]);
  expect(items.length).toBeGreaterThan(0);
  if (op === "not") expect(items.length).toBe(1);
  const fields: string[] = [];
  for (const item of items) {
    const [[key, value] = ["", ""], ...others] = Object.entries(item);
    expect(others).toEqual([]);
    if (["and", "or", "not"].includes(key)) checkTerm(item as WireTerm, depth + 1);
    else {
      fields.push(key);
      const values = Array.isArray(value) ? value : [value];
      expect(values.length).toBeGreaterThan(0);
      for (const one of values) expect(typeof one).toBe("string");
    }
  }
  expect(new Set(fields).size).toBe(fields.length);
}

describe("any search", () => {
  it("compiles to a term that a strict server takes", () => {
    fc.assert(
      fc.property(anyGroup, (where) => {
        const { body, residual, notes } = compile({ ...DEFAULT_SEARCH, where }, WINDOW);
        if (body.search_term) checkTerm(body.search_term);
        expect(notes.length > 0).toBe(residual !== null);
      }),
      { numRuns: 300 },
    );
  });

  it("has an outcome whose bounds hold on every shape of event", () => {
    const flag = fc.constantFrom(undefined, null, true, false, "true", "FALSE", "yes");
    const event = fc.record({
      success: flag,
      sso_token_success: flag,
      error_message: fc.constantFrom(undefined, null, "", "denied"),
      error_code: fc.constantFrom(undefined, 0, 14, 49),
      status: fc.constantFrom(undefined, "error", "idle"),
    });
    const kinds = fc.subarray(["success", "failure", "step", "unknown", "other"], { minLength: 1 });
    fc.assert(
      fc.property(event, kinds, fc.constantFrom("is" as const, "is_not" as const), (raw, values, op) => {
        const where: Group = { op: "and", items: [{ field: "outcome", op, values }] };
        const { body } = compile({ ...DEFAULT_SEARCH, where }, WINDOW);
        const isWanted = matchesGroup(raw, where);
        if (isWanted && body.search_term) expect(holds(body.search_term, raw)).toBe(true);
      }),
      { numRuns: 400 },
    );
    for (const line of Object.values(DOCUMENTED_LINES)) {
      const raw = JSON.parse(line) as RawEvent;
      for (const kind of ["success", "failure", "step", "unknown"]) {
        const { body } = compiled(`outcome:${kind}`);
        if (matchesGroup(raw, search(`outcome:${kind}`).where) && body.search_term)
          expect(holds(body.search_term, raw)).toBe(true);
      }
    }
  });
});

/** A term evaluated on one flat event. */
function holds(term: WireTerm, event: RawEvent): boolean {
  const [[op, items] = ["", []]] = Object.entries(term) as [string, WireItem[]][];
  const results = items.map((item) => {
    const [[key, value] = ["", ""]] = Object.entries(item);
    if (["and", "or", "not"].includes(key)) return holds(item as WireTerm, event);
    const text = event[key] == null ? null : String(event[key]).toLowerCase();
    return text !== null && [value].flat().includes(text);
  });
  if (op === "and") return results.every(Boolean);
  return op === "or" ? results.some(Boolean) : !results.some(Boolean);
}
