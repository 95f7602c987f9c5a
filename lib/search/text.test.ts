import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyGroup, wildText } from "@/lib/testing/search/arbitrary";
import { Group } from "./schema";
import { parseWhere, printWhere } from "./text";

const is = (field: string, ...values: string[]) => ({ field, op: "is" as const, values });

describe("printWhere", () => {
  const cases: [string, Group][] = [
    ["", { op: "and", items: [] }],
    ["*any()", { op: "or", items: [] }],
    ["*not ()", { op: "not", items: [] }],
    ["event_type:user_login", { op: "and", items: [is("event_type", "user_login")] }],
    ["*any(event_type:a)", { op: "or", items: [is("event_type", "a")] }],
    [
      "event_type:(a,b) and not client_ip:1.2.3.4",
      {
        op: "and",
        items: [is("event_type", "a", "b"), { field: "client_ip", op: "is_not", values: ["1.2.3.4"] }],
      },
    ],
    ["a:1 or b:2", { op: "or", items: [is("a", "1"), is("b", "2")] }],
    ["(a:1 or b:2)", { op: "and", items: [{ op: "or", items: [is("a", "1"), is("b", "2")] }] }],
    [
      "a:1 and (b:2 or c:3)",
      { op: "and", items: [is("a", "1"), { op: "or", items: [is("b", "2"), is("c", "3")] }] },
    ],
    [
      "a:1 and not (b:2, c:3)",
      { op: "and", items: [is("a", "1"), { op: "not", items: [is("b", "2"), is("c", "3")] }] },
    ],
    [
      "not (b:2 or c:3)",
      { op: "and", items: [{ op: "not", items: [{ op: "or", items: [is("b", "2"), is("c", "3")] }] }] },
    ],
    ["off exact eap:PEAP", { op: "and", items: [{ ...is("eap", "PEAP"), exact: true, disabled: true }] }],
    [
      "off (a:1 or b:2)",
      { op: "and", items: [{ op: "or", items: [is("a", "1"), is("b", "2")], disabled: true }] },
    ],
    [
      "client_ip in_cidr 10.0.0.0/8",
      { op: "and", items: [{ field: "client_ip", op: "in_cidr", values: ["10.0.0.0/8"] }] },
    ],
    ["error_code missing", { op: "and", items: [{ field: "error_code", op: "missing", values: [] }] }],
    ['a:("x,y","",":","a \\"b\\"")', { op: "and", items: [is("a", "x,y", "", ":", 'a "b"')] }],
    ['a:"line\\nbreak" and "urn:x":y', { op: "and", items: [is("a", "line\nbreak"), is("urn:x", "y")] }],
    ["a:()", { op: "and", items: [is("a")] }],
  ];
  it.each(cases)("writes %s", (text, group) => {
    const wanted = text.replace('":",', ":,");
    expect(printWhere(group)).toBe(wanted);
    expect(parseWhere(wanted)).toEqual({ where: group, problems: [] });
  });

  it("is read back without loss, whatever the group", () => {
    fc.assert(
      fc.property(anyGroup, (group) => {
        const text = printWhere(group);
        expect(text).not.toMatch(/[\n\r]/);
        expect(parseWhere(text)).toEqual({ where: group, problems: [] });
      }),
      { numRuns: 300 },
    );
  });
});

describe("parseWhere", () => {
  const lenient: [string, string][] = [
    ["a:1 b:2", "a:1 and b:2"],
    ["a:1 AND b:2", "a:1 and b:2"],
    ["a:1 and b:2 or c:3", "(a:1 and b:2) or c:3"],
    [" ( a: 1 ) ", "a:1"],
    ["((a:1 or b:2))", "(a:1 or b:2)"],
    ["not not a:1", "not (not a:1)"],
    ["not a contains x", "not (a contains x)"],
    ["a is_not (x, y)", "not a:(x,y)"],
    ["a IS x", "a:x"],
    ["and:1", '"and":1'],
    ['a:"\\u{1f389}"', "a:🎉"],
  ];
  it.each(lenient)("reads %s as %s", (text, canonical) => {
    const { where, problems } = parseWhere(text);
    expect(problems).toEqual([]);
    expect(printWhere(where)).toBe(canonical);
  });

  const faulty: [string, string, string][] = [
    ["a:1 and hello and b:2", "a:1 and b:2", "hello"],
    ["a:1 and", "a:1", ""],
    ["and a:1", "a:1", "and"],
    ['a:"open and b:2', "b:2", 'a:"open'],
    ["a:(1 2) and b:2", "b:2", "a:(1 2)"],
    ["(a:1 or b:2", "(a:1 or b:2)", "(a:1 or b:2"],
    ["a:1) and b:2", "a:1 and b:2", ")"],
    ["a:1 and (x y z or b:2)", "a:1 and b:2", "x y z"],
    ["a..b:1", "", "a..b:1"],
    ['a:x"y"', "", 'a:x"y"'],
    ["a:1 and exact (b:2 or c:3)", "a:1", "exact (b:2 or c:3)"],
  ];
  it.each(faulty)("keeps what it can of %s and marks the rest", (text, canonical, span) => {
    const { where, problems } = parseWhere(text);
    expect(printWhere(where)).toBe(canonical);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.map(({ start, end }) => text.slice(start, end))).toContain(span);
  });

  it("never throws, and what it returns is valid", () => {
    const pieces = fc.constantFrom(
      "a:1",
      " and ",
      " or ",
      "not ",
      "(",
      ")",
      ",",
      "any(",
      '"',
      "\\",
      "off ",
      "exact ",
      "x",
      ":",
      " contains ",
      " exists",
      "*",
    );
    const text = fc.oneof(
      wildText(),
      fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, (line) => {
        const { where, problems } = parseWhere(line);
        expect(Group.safeParse(where).success).toBe(true);
        for (const { start, end } of problems) expect(start <= end && end <= line.length).toBe(true);
        const again = parseWhere(printWhere(where));
        expect(again).toEqual({ where, problems: [] });
      }),
      { numRuns: 300 },
    );
  });

  it.each([["("], ["not "], ["off "], ["any(a:1,"], [")"], ["a "], ['"'], ["exact (a:1 and "], ['\\"']])(
    "survives %s a hundred thousand times",
    (piece) => {
      const { where, problems } = parseWhere(piece.repeat(100_000));
      expect(Group.safeParse(where).success).toBe(true);
      expect(problems.length).toBeGreaterThan(0);
      expect(problems.length).toBeLessThan(25);
    },
  );

  it.each([
    [`${"a:1 and ".repeat(100)}a:1`, "A search has at most 100 conditions"],
    [`${"any(".repeat(6)}a:1${")".repeat(6)}`, "Groups nest at most 5 deep"],
    [`a:(${"x,".repeat(200)}x)`, "A condition has at most 200 values"],
    [`a:${"x".repeat(1_001)}`, "A value has at most 1000 characters"],
  ])("holds the limits", (text, message) => {
    const { where, problems } = parseWhere(text);
    expect(where).toEqual({ op: "and", items: [] });
    expect(problems.map((problem) => problem.message)).toContain(message);
  });
});
