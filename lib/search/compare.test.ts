import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesWildcard, operatorTest } from "./compare";
import type { Operator } from "./limits";

type Case = [op: Exclude<Operator, "exists" | "missing">, value: string, yes: string[], no: string[]];

describe("operatorTest", () => {
  it.each<Case>([
    ["is", "Jane", ["jane", "JANE"], ["jan", ""]],
    ["is", "", [""], [" "]],
    ["contains", "AN", ["jane", "Andy"], ["bob"]],
    ["contains", "", ["", "x"], []],
    ["starts_with", "ja", ["Jane"], ["aja"]],
    ["ends_with", "@a.com", ["X@A.COM"], ["x@a.com.evil"]],
    ["matches", "j*e", ["jane", "JE", "jeee"], ["janet", "ajane"]],
    ["matches", "j?n", ["jan", "j🎉n"], ["jn", "jaan"]],
    ["matches", "5\\*", ["5*"], ["55", "5"]],
    ["matches", "(a+)+$", ["(a+)+$"], ["aaa"]],
    [
      "in_cidr",
      "10.0.0.0/8",
      ["10.1.2.3", " 10.255.255.255", "::ffff:10.0.0.1"],
      ["11.0.0.1", "10", "10.1", "x", "", "::1"],
    ],
    ["in_cidr", "192.168.1.7", ["192.168.1.7"], ["192.168.1.8"]],
    ["in_cidr", "0.0.0.0/0", ["1.2.3.4"], ["::1"]],
    ["in_cidr", "fe80::/10", ["fe80::1", "FEBF::"], ["fec0::1", "10.0.0.1"]],
    ["in_cidr", "::ffff:10.0.0.0/104", ["10.9.9.9"], ["11.0.0.1"]],
    ["in_cidr", "10.0.0.0/33", [], ["10.0.0.1"]],
    ["in_cidr", "10.0.0.0/-1", [], ["10.0.0.1"]],
    ["in_cidr", "10.0.0.0/8/8", [], ["10.0.0.1"]],
    ["in_cidr", "10.0.0.0/", [], ["10.0.0.1"]],
    ["in_cidr", "nonsense", [], ["10.0.0.1", "nonsense"]],
    [
      "before",
      "2026-11-20T00:00:00.5Z",
      ["2026-11-20T00:00:00.499999999Z", "2026-11-20T01:00:00+02:00"],
      ["2026-11-20T00:00:00.500Z", "soon", ""],
    ],
    [
      "after",
      "2026-11-20",
      ["2026-11-20T00:00:00.000000001Z"],
      ["2026-11-20T00:00:00Z", "2026-11-19T23:59:59Z"],
    ],
    ["after", "soon", [], ["2026-11-20T00:00:00Z", "zzz"]],
    ["greater", "9", ["10", "9.5", "1e3"], ["9", "-10", "abc", "", "0x10"]],
    ["less", "-1", ["-1.5"], ["-1", "0", " "]],
    ["less", "many", [], ["1"]],
  ])("%s %j", (op, value, yes, no) => {
    const test = operatorTest(op, [value], false);
    for (const text of yes) expect([text, test(text)]).toEqual([text, true]);
    for (const text of no) expect([text, test(text)]).toEqual([text, false]);
  });

  it("takes any of several values, and leaves out those it cannot read", () => {
    const test = operatorTest("in_cidr", ["nonsense", "10.0.0.0/8", "172.16.0.0/12"], false);
    expect(["10.0.0.1", "172.16.0.1", "8.8.8.8"].map(test)).toEqual([true, true, false]);
  });

  it("keeps case when exact", () => {
    expect(operatorTest("contains", ["PEAP"], true)("peap")).toBe(false);
    expect(operatorTest("matches", ["P*"], true)("PEAP")).toBe(true);
  });
});

describe("matchesWildcard", () => {
  it("agrees with a regular expression", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "*", "?", "."), maxLength: 8 });
    fc.assert(
      fc.property(letters, letters, (text, pattern) => {
        const regex = pattern.replace(
          /[.*?]/g,
          (char) => ({ ".": "\\.", "*": ".*", "?": "." })[char] ?? char,
        );
        expect(matchesWildcard(text, pattern)).toBe(new RegExp(`^${regex}$`, "s").test(text));
      }),
      { numRuns: 300 },
    );
  });

  it("is not slowed down by a hostile pattern", () => {
    expect(matchesWildcard("a".repeat(5_000), `${"a*".repeat(499)}b`)).toBe(false);
  });
});
