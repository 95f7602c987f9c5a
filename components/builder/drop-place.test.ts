import { describe, expect, it } from "vitest";
import { parseWhere } from "@/lib/search/text";
import { behind } from "./drop-place";

describe("behind", () => {
  const { where } = parseWhere("a:1 and (b:2 or (c:3 and d:4))");
  it.each([
    [[], 0, [0]],
    [[0], 0, [1]],
    [[0], 50, [1]],
    [[1], 0, [1, 0]],
    [[1, 0], 50, [1, 1]],
    [[1, 1, 1], 0, [1, 1, 2]],
    [[1, 1, 1], 5, [1, 2]],
    [[1, 1, 1], 15, [2]],
  ])("row %j, %i px to the left of it, is %j", (path, left, to) => {
    expect(behind(where, path, left).to).toEqual(to);
  });
});
