import { describe, expect, it } from "vitest";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import type { Search } from "@/lib/search/schema";
import { parseWhere, printWhere } from "@/lib/search/text";
import type { Path } from "@/lib/search/tree";
import { groupName, runCommand, type TreeCommand } from "./tree-commands";

const where = (text: string): Search => ({ ...DEFAULT_SEARCH, where: parseWhere(text).where });

describe("runCommand", () => {
  it.each<[TreeCommand, string, Path, string, Path, string]>([
    [
      "up",
      "a:1 and (b:2 or c:3)",
      [1, 1],
      "a:1 and (c:3 or b:2)",
      [1, 0],
      "Moved c to position 1 of 2 in any of",
    ],
    ["down", "a:1 and b:2", [0], "b:2 and a:1", [1], "Moved a to position 2 of 2 in all of"],
    [
      "in",
      "not (b:2, c:3) and a:1",
      [1],
      "not (b:2, c:3, a:1)",
      [0, 2],
      "Moved a to position 3 of 3 in none of",
    ],
    [
      "out",
      "a:1 and (b:2 or c:3)",
      [1, 0],
      "a:1 and any(c:3) and b:2",
      [2],
      "Moved b to position 3 of 3 in all of",
    ],
    ["wrap", "a:1 and b:2", [1], "a:1 and any(b:2)", [1], "Put b into a group, any of"],
    ["join", "a:1 and b:2", [1], "(a:1 or b:2)", [0, 1], "Any of 2 now: a, b"],
    ["join", "(a:1 or b:2) and c:3", [1], "(a:1 or b:2 or c:3)", [0, 2], "Any of 3 now: a, b, c"],
    ["dissolve", "a:1 and (b:2 or c:3)", [1], "a:1 and b:2 and c:3", [1], "Ungrouped group any of"],
    ["duplicate", "a:1 and b:2", [0], "a:1 and a:1 and b:2", [1], "Duplicated a"],
    ["toggle", "a:1 and b:2", [1], "a:1 and off b:2", [1], "Switched b off"],
    ["toggle", "a:1 and off b:2", [1], "a:1 and b:2", [1], "Switched b on"],
    ["delete", "a:1 and b:2 and c:3", [1], "a:1 and c:3", [1], "Deleted b"],
    ["delete", "a:1 and b:2", [1], "a:1", [0], "Deleted b"],
    ["delete", "a:1 and any(b:2)", [1, 0], "a:1", [0], "Deleted b"],
    ["delete", "a:1", [0], "", [], "Deleted a"],
    ["delete", "a:1 or b:2", [], "", [], "Deleted all conditions"],
    ["or", "a:1 and b:2", [], "a:1 or b:2", [], "Now any of"],
  ])("%s on %s", (command, before, path, after, focus, said) => {
    const result = runCommand(where(before), path, command);
    expect([printWhere(result.search.where), result.focus, result.said]).toEqual([after, focus, said]);
  });

  it.each<[TreeCommand, Path, string]>([
    ["up", [0], "a is the first already"],
    ["down", [1], "group any of is the last already"],
    ["in", [1], "There is no group above group any of to go into"],
    ["out", [0], "a is in the outermost group"],
    ["join", [0], "There is nothing above a to join it with"],
    ["delete", [7], ""],
  ])("%s says why it cannot be done", (command, path, said) => {
    const search = where("a:1 and (b:2 or c:3)");
    expect(runCommand(search, path, command)).toEqual({ search, focus: path, said });
  });
});

it("names a group by what it asks and how many conditions it holds", () => {
  expect(groupName(where("a:1 and (b:2 or c:3)").where)).toBe("All of, 3 conditions");
  expect(groupName(where("*not (a:1)").where)).toBe("None of, 1 condition");
});
