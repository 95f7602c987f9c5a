import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "@/lib/core/json";
import { anySearch } from "@/lib/testing/search/arbitrary";
import { DEFAULT_SEARCH } from "./defaults";
import { wrap } from "./edit";
import { type Group, isGroup } from "./group";
import type { Placed } from "./rearrange";
import * as rearrange from "./rearrange";
import type { Search } from "./schema";
import { parseWhere, printWhere } from "./text";
import { itemAt, type Path } from "./tree";

const where = (text: string): Search => ({ ...DEFAULT_SEARCH, where: parseWhere(text).where });

describe("several items put into a group", () => {
  it.each<[string, Path[], string, Path]>([
    ["a:1 and b:2 and c:3", [[2], [0]], "(a:1 or c:3) and b:2", [0]],
    ["a:1 and b:2 and c:3", [[1], [2]], "a:1 and (b:2 or c:3)", [1]],
    ["a:1 and b:2", [[0], [1]], "(a:1 or b:2)", [0]],
    [
      "a:1 and (b:2 or c:3 or d:4)",
      [
        [1, 0],
        [1, 2],
      ],
      "a:1 and ((b:2 or d:4) or c:3)",
      [1, 0],
    ],
    ["a:1 and (b:2 or c:3)", [[1], [0]], "(a:1 or (b:2 or c:3))", [0]],
  ])("in %s (case %#)", (before, paths, after, at) => {
    const { search, path } = rearrange.wrapTogether(where(before), paths);
    expect(printWhere(search.where)).toBe(after);
    expect(path).toEqual(at);
  });

  it.each<[string, string, Path[]]>([
    ["none", "a:1 and b:2", []],
    ["the outermost group", "a:1 and b:2", [[]]],
    ["items of two groups", "a:1 and (b:2 or c:3)", [[0], [1, 0]]],
    [
      "items of two groups of one depth",
      "(a:1 or d:4) and (b:2 or c:3)",
      [
        [0, 0],
        [1, 0],
      ],
    ],
    ["what is not there", "a:1 and b:2", [[0], [7]]],
    [
      "groups that nest as deep as they may",
      "any(any(any(any((a:1 or b:2)))))",
      [
        [0, 0, 0, 0, 0],
        [0, 0, 0, 0, 1],
      ],
    ],
  ])("is nothing for %s", (_what, before, paths) => {
    const search = where(before);
    expect(rearrange.wrapTogether(search, paths).search).toBe(search);
  });
});

describe("a move", () => {
  const up = (search: Search, path: Path) => rearrange.shift(search, path, -1);
  const down = (search: Search, path: Path) => rearrange.shift(search, path, 1);
  const { enterGroup, leaveGroup, duplicate, dissolve } = rearrange;
  const onto = (path: Path) => (search: Search, from: Path) => rearrange.joinWith(search, from, path);
  const to = (path: Path) => (search: Search, from: Path) => rearrange.moveTo(search, from, path);

  it.each<[string, (search: Search, path: Path) => Placed, Path, string, Path]>([
    ["a:1 and b:2", up, [1], "b:2 and a:1", [0]],
    ["a:1 and b:2", down, [0], "b:2 and a:1", [1]],
    ["a:1 and (b:2 or c:3)", up, [1, 1], "a:1 and (c:3 or b:2)", [1, 0]],
    ["(b:2 or c:3) and a:1", enterGroup, [1], "(b:2 or c:3 or a:1)", [0, 2]],
    ["(b:2 or c:3) and (a:1 or d:4)", enterGroup, [1], "(b:2 or c:3 or (a:1 or d:4))", [0, 2]],
    ["a:1 and (b:2 or c:3) and d:4", leaveGroup, [1, 0], "a:1 and any(c:3) and b:2 and d:4", [2]],
    ["a:1 and any(b:2) and d:4", leaveGroup, [1, 0], "a:1 and b:2 and d:4", [1]],
    ["a:1 and any(all(b:2))", leaveGroup, [1, 0, 0], "a:1 and any(b:2)", [1, 0]],
    ["a:1 and any(b:2)", to([0]), [1, 0], "b:2 and a:1", [0]],
    ["any(b:2) and a:1", to([1]), [0, 0], "b:2 and a:1", [0]],
    ["a:1 and (b:2 or c:3)", to([1, 1]), [0], "(b:2 or a:1 or c:3)", [0, 1]],
    ["any(all(b:2)) and (c:3 or d:4)", to([1, 2]), [0, 0, 0], "(c:3 or d:4 or b:2)", [0, 2]],
    ["a:1 and b:2 and c:3", onto([0]), [2], "(a:1 or c:3) and b:2", [0, 1]],
    ["a:1 and b:2 and c:3", onto([2]), [0], "b:2 and (c:3 or a:1)", [1, 1]],
    ["a:1 and b:2", onto([1]), [0], "(b:2 or a:1)", [0, 1]],
    ["a:1 and (b:2 or c:3)", onto([1]), [0], "(b:2 or c:3 or a:1)", [0, 2]],
    ["a:1 and (b:2 or c:3)", onto([1, 0]), [0], "(b:2 or a:1 or c:3)", [0, 1]],
    ["a:1 and not (b:2, c:3)", onto([0]), [1], "(a:1 or not (b:2, c:3))", [0, 1]],
    ["a:1 and any(b:2)", onto([0]), [1, 0], "(a:1 or b:2)", [0, 1]],
    ["a:1 and b:2", duplicate, [0], "a:1 and a:1 and b:2", [1]],
    ["a:1 and (b:2 or c:3)", dissolve, [1], "a:1 and b:2 and c:3", [1]],
  ])("in %s (case %#)", (before, act, path, after, at) => {
    const moved = act(where(before), path);
    expect(printWhere(moved.search.where)).toBe(after);
    expect(moved.path).toEqual(at);
  });

  it.each<[string, (search: Search, path: Path) => Placed, Path]>([
    ["up from the first place", up, [0]],
    ["down from the last", down, [1]],
    ["the outermost group", down, []],
    ["into a condition", enterGroup, [1]],
    ["into nobody", enterGroup, [0]],
    ["out of the outermost group", leaveGroup, [0]],
    ["what is not there", leaveGroup, [7, 1]],
    ["a group into itself", to([1, 0]), [1]],
    ["to where it is", to([0]), [0]],
    ["beside itself", onto([0]), [0]],
    ["beside what it holds", onto([1, 0]), [1]],
    ["beside the group around it", onto([1]), [1, 0]],
    ["beside everything", onto([]), [0]],
    ["beside nobody", onto([7]), [0]],
    ["a copy of everything", duplicate, []],
    ["a condition dissolved", dissolve, [0]],
  ])("leaves search and path as they are: %s", (_name, act, path) => {
    const search = where("a:1 and (b:2 or c:3)");
    const still = act(search, path);
    expect(still.search).toBe(search);
    expect(still.path).toEqual(path);
  });

  it("refuses to nest too deep, and to hold too many", () => {
    const deep = where("*all(any(all(any(any(x:1), y:2))), any(a:1))");
    expect(rearrange.moveTo(deep, [1], [0, 0, 0, 0, 0]).search).toBe(deep);
    const deepest = where("*all(any(all(any(all(x:1, y:2)))), a:1)");
    expect(rearrange.joinWith(deepest, [1], [0, 0, 0, 0, 1])).toEqual({ search: deepest, path: [1] });
    const full = where("a:1 and ".repeat(99).concat("a:1"));
    expect(duplicate(full, [3]).search).toBe(full);
  });
});

const leaves = (group: Group): string[] =>
  group.items.flatMap((item) => (isGroup(item) ? leaves(item) : [canonicalJson(item)])).sort();

function paths(group: Group): Path[] {
  return group.items.flatMap((item, index) =>
    isGroup(item) ? [[index], ...paths(item).map((path) => [index, ...path])] : [[index]],
  );
}

describe("whatever the search", () => {
  const moves: ((search: Search, path: Path, other: Path) => Placed)[] = [
    (search, path) => rearrange.shift(search, path, -1),
    (search, path) => rearrange.shift(search, path, 1),
    rearrange.enterGroup,
    rearrange.leaveGroup,
    rearrange.moveTo,
    rearrange.joinWith,
    (search, path, other) => rearrange.moveTo(search, path, [...other, 0]),
    (search, path) => ({ search: wrap(search, path), path }),
    rearrange.dissolve,
  ];

  it("a move loses no condition and doubles none, and tells where the item went", () => {
    const seen = { moved: 0, still: 0 };
    fc.assert(
      fc.property(anySearch, fc.nat(moves.length - 1), fc.nat(), fc.nat(), (search, which, one, two) => {
        const all = paths(search.where);
        const path = all[one % Math.max(1, all.length)] ?? [];
        const other = all[two % Math.max(1, all.length)] ?? [];
        const after = moves[which]?.(search, path, other) ?? { search, path };
        expect(leaves(after.search.where)).toEqual(leaves(search.where));
        seen[after.search === search ? "still" : "moved"] += 1;
        if (after.search === search) expect(after.path).toEqual(path);
        else if (which < 7)
          expect(itemAt(after.search.where, after.path)).toEqual(itemAt(search.where, path));
      }),
      { numRuns: 2_000 },
    );
    expect(Math.min(seen.moved, seen.still)).toBeGreaterThan(200);
  });

  it("a copy doubles what is there, and goes by removing it", () => {
    fc.assert(
      fc.property(anySearch, fc.nat(), (search, one) => {
        const all = paths(search.where);
        const path = all[one % Math.max(1, all.length)] ?? [];
        const { search: copied, path: at } = rearrange.duplicate(search, path);
        if (copied === search) return;
        expect(itemAt(copied.where, at)).toEqual(itemAt(search.where, path));
        expect(leaves(copied.where).length).toBeGreaterThanOrEqual(leaves(search.where).length);
      }),
    );
  });
});
