import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonFaultAt } from "./json-fault";

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe("jsonFaultAt", () => {
  it.each([
    ['{"a": 1}', null],
    [" [] ", null],
    ['{"a": tru}', 6],
    ['{"a": 1,}', 8],
    ['{"a" 1}', 5],
    ["{a: 1}", 1],
    ["[1 2]", 3],
    ["[1, 2", 5],
    ["", 0],
    ['{"a": "open}', 6],
    ["[1]]", 3],
    ["[1}", 2],
    ['"tab\t"', 0],
  ])("%s", (text, at) => {
    expect(jsonFaultAt(text)).toBe(at);
  });

  it("agrees with JSON.parse, on JSON that somebody has typed in", () => {
    const faults = { yes: 0, no: 0 };
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(2),
      put: fc.constantFrom("", ",", '"', "}", "]", "{", "[", ":", "1", "a", "\\", " ", "\u0007", "\u0085"),
    });
    fc.assert(
      fc.property(fc.json(), edit, (json, { at, cut, put }) => {
        const place = Math.floor(at * json.length);
        const text = json.slice(0, place) + put + json.slice(place + cut);
        const found = jsonFaultAt(text);
        faults[isJson(text) ? "no" : "yes"] += 1;
        expect(found === null).toBe(isJson(text));
        // What stands before the place could still become JSON.
        if (found !== null) expect(jsonFaultAt(text.slice(0, found)) ?? found).toBe(found);
      }),
      { numRuns: 2_000 },
    );
    expect(Math.min(faults.yes, faults.no)).toBeGreaterThan(100);
  });

  it("is not troubled by depth", () => {
    expect(jsonFaultAt("[".repeat(50_000))).toBe(50_000);
    expect(jsonFaultAt("[".repeat(50_000) + "]".repeat(50_000))).toBeNull();
  });
});
