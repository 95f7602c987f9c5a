import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anySearch } from "@/lib/testing/search/arbitrary";
import { DEFAULT_SEARCH } from "./defaults";
import { removeAt } from "./edit";
import { matchesGroup } from "./match";
import { narrowingPaths } from "./narrowing";
import { parseWhere } from "./text";

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
    const fields = ["client_ip", "event_type", "success", "0"];
    const values = ["", "and", "NOT", "a,b", "10.0.0.0/8", "zz"];
    const event = fc.dictionary(fc.constantFrom(...fields), fc.constantFrom(...values));
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
