import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anySearch } from "@/lib/testing/search/arbitrary";
import { DEFAULT_SEARCH } from "./defaults";
import { removeAt } from "./edit";
import { matchesGroup } from "./match";
import { limitsOn, narrowingPaths } from "./narrowing";
import { parseWhere, printWhere } from "./text";
import type { Path } from "./tree";

const FIELDS = ["client_ip", "event_type", "success", "0"];
const VALUES = ["", "and", "NOT", "a,b", "10.0.0.0/8", "zz"];
const event = fc.dictionary(fc.constantFrom(...FIELDS), fc.constantFrom(...VALUES));

describe("narrowingPaths", () => {
  it.each([
    ["", []],
    ["a:1", [[0]]],
    ["a:1 and off b:2 and c:()", [[0]]],
    ["a:1 or b:2", [[]]],
    ["a:1 or off b:2", [[0]]],
    ["a:1 and (b:2 or c:3) and not d:4", [[0], [1], [2]]],
    ["a:1 and (b:2 and c:3)", [[0], [1, 0], [1, 1]]],
    [
      "not (a:1, b:2 and c:3)",
      [
        [0, 0],
        [0, 1],
      ],
    ],
  ])("%s", (line, paths) => {
    expect(narrowingPaths(parseWhere(line).where)).toEqual(paths);
  });

  it("names only what finds no less when it is left out", () => {
    let tried = 0;
    fc.assert(
      fc.property(anySearch, fc.array(event, { minLength: 4, maxLength: 8 }), (search, events) => {
        const found = events.filter((one) => matchesGroup(one, search.where));
        for (const path of narrowingPaths(search.where)) {
          const without = removeAt({ ...DEFAULT_SEARCH, where: search.where }, path).where;
          expect(found.filter((one) => !matchesGroup(one, without))).toEqual([]);
          tried += found.length;
        }
      }),
      { numRuns: 500 },
    );
    expect(tried).toBeGreaterThan(100);
  });
});

describe("limitsOn", () => {
  it.each<[string, Path, string]>([
    ["a:1 and b:2", [0], "b:2"],
    ["a:1 and b:2", [2], "a:1 and b:2"],
    ["a:1 or b:2", [0], ""],
    ["a:1 or b:2", [2], ""],
    ["a:1 and (b:2 or c:3)", [1, 0], "a:1"],
    ["a:1 and (b:2 or c:3 and d:4)", [1, 1, 0], "a:1"],
    ["a:1 and (b:2 or c:3)", [0], "(b:2 or c:3)"],
    ["*not (a:1, b:2)", [0], "*not (b:2)"],
    ["a:1 and not (b:2 and c:3)", [1, 0, 0], "a:1"],
    ["a:1 and not (b:2 or c:3)", [1, 0, 0], "a:1 and not (any(c:3))"],
    ["a:1 and not (not (b:2, c:3))", [1, 0, 0], "a:1"],
  ])("%s at %j", (line, path, limits) => {
    const search = { ...DEFAULT_SEARCH, where: parseWhere(line).where };
    expect(printWhere(limitsOn(search, path).where)).toBe(limits);
  });

  it("holds of every event that the search finds", () => {
    let tried = 0;
    fc.assert(
      fc.property(
        anySearch,
        fc.array(fc.nat(3)),
        fc.array(event, { minLength: 4 }),
        (search, path, events) => {
          const { where } = limitsOn(search, path);
          const found = events.filter((one) => matchesGroup(one, search.where));
          expect(found.filter((one) => !matchesGroup(one, where))).toEqual([]);
          tried += found.length;
        },
      ),
      { numRuns: 1_000 },
    );
    expect(tried).toBeGreaterThan(100);
  });
});
