import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anySearch } from "@/lib/testing/search/arbitrary";
import { DEFAULT_SEARCH } from "./defaults";
import { setRange, setText } from "./edit";
import {
  currentStep,
  followAddress,
  isSameSearch,
  rebase,
  record,
  type SearchHistory,
  startHistory,
  travel,
} from "./history";
import type { Search } from "./schema";
import { parseWhere } from "./text";

const named = (text: string): Search => ({ ...DEFAULT_SEARCH, text });
const at = (history: SearchHistory) => currentStep(history).search.text;

/** Steps a second apart: `!` in front marks a draft. */
function steps(...names: string[]): SearchHistory {
  const [first = "", ...rest] = names;
  return rest.reduce(
    (history, name, index) =>
      record(history, named(name.replace("!", "")), !name.startsWith("!"), (index + 1) * 1_000),
    startHistory(named(first), 0),
  );
}

describe("a history", () => {
  it("goes back and forth, and ends at both ends", () => {
    const three = steps("a", "b", "c");
    const back = travel(three, -1);
    expect([at(back), at(travel(back, -1)), at(travel(back, 1))]).toEqual(["b", "a", "c"]);
    expect(travel(three, 1)).toBe(three);
    const first = travel(back, -1);
    expect(travel(first, -1)).toBe(first);
  });

  it("forgets what was undone once there is something new", () => {
    const branched = record(travel(steps("a", "b", "c"), -1), named("d"), true, 9_000);
    expect(branched.steps.map(({ search }) => search.text)).toEqual(["a", "b", "d"]);
  });

  it("takes quick changes as one, but never the first, nor one of another kind", () => {
    let history = startHistory(named("a"), 0);
    for (const [name, ms] of [
      ["b", 100],
      ["c", 500],
      ["d", 999],
      ["e", 1_499],
    ] as const)
      history = record(history, named(name), true, ms);
    expect(history.steps.map(({ search }) => search.text)).toEqual(["a", "d", "e"]);
    expect(record(history, named("f"), false, 1_500).steps).toHaveLength(4);
  });

  it("keeps fifty to go back to", () => {
    const many = steps(...Array.from({ length: 80 }, (_, n) => `s${n}`));
    expect(many.steps).toHaveLength(51);
    let back = many;
    while (travel(back, -1) !== back) back = travel(back, -1);
    expect(at(back)).toBe("s29");
  });

  it("takes the same search for no step, and notes that a draft was applied with all before it", () => {
    const drafts = steps("a", "!b", "!c");
    expect(record(drafts, named("c"), false, 9_000)).toBe(drafts);
    const applied = record(drafts, named("c"), true, 9_000);
    expect(applied.steps.map(({ isApplied }) => isApplied)).toEqual([true, true, true]);
    expect(record(applied, named("c"), true, 9_500)).toBe(applied);
  });

  it("passes over drafts where only what ran counts", () => {
    const history = steps("a", "b", "!c", "!d");
    expect(at(travel(history, -1))).toBe("c");
    const back = travel(history, -1, true);
    expect(at(back)).toBe("a");
    expect(at(travel(back, 1, true))).toBe("b");
    expect(travel(travel(back, 1, true), 1, true)).toEqual(travel(back, 1, true));
  });

  it("undoes each of the steps that were recorded", () => {
    fc.assert(
      fc.property(fc.array(anySearch, { minLength: 1, maxLength: 12 }), (searches) => {
        const [first = DEFAULT_SEARCH, ...rest] = searches;
        let history = startHistory(first, 0);
        const recorded = [first];
        rest.forEach((search, index) => {
          history = record(history, search, true, (index + 1) * 1_000);
          if (!isSameSearch(search, recorded.at(-1) ?? first)) recorded.push(search);
        });
        for (const search of recorded.toReversed()) {
          expect(currentStep(history).search).toEqual(search);
          history = travel(history, -1);
        }
      }),
    );
  });
});

describe("rebase", () => {
  const base = DEFAULT_SEARCH;
  const draft = { ...base, where: parseWhere("a:1").where, text: "mine" };

  it("takes over what changed in the address and keeps the rest of the draft", () => {
    expect(rebase(draft, base, setRange(base, { last: "7d" }))).toEqual({ ...draft, range: { last: "7d" } });
    const other = { ...base, where: parseWhere("b:2").where };
    expect(rebase(draft, base, other)).toEqual({ ...other, text: "mine" });
  });

  it("takes over that something went", () => {
    const withText = setText(base, "x");
    const expected = { ...base, where: draft.where };
    expect(rebase({ ...withText, where: draft.where }, withText, base)).toEqual(expected);
    expect(rebase({ ...base, where: draft.where }, withText, setRange(withText, { last: "7d" }))).toEqual({
      ...expected,
      range: { last: "7d" },
    });
  });
});

describe("followAddress", () => {
  const base = DEFAULT_SEARCH;
  const draft = { ...base, where: parseWhere("a:1").where };
  const drafted = record(startHistory(base, 0), draft, false, 1_000);

  it("notes that the draft was applied", () => {
    const after = followAddress(drafted, base, draft, 2_000);
    expect(after.steps).toHaveLength(2);
    expect(currentStep(after)).toMatchObject({ search: draft, isApplied: true });
  });

  it("goes on with the draft when something else changed", () => {
    const after = followAddress(drafted, base, setRange(base, { last: "7d" }), 2_000);
    expect(currentStep(after)).toMatchObject({
      search: { ...draft, range: { last: "7d" } },
      isApplied: false,
    });
  });

  it("gives way to conditions set elsewhere, and undo brings the draft back", () => {
    const other = { ...base, where: parseWhere("b:2").where };
    const after = followAddress(drafted, base, other, 2_000);
    expect(currentStep(after)).toMatchObject({ search: other, isApplied: true });
    expect(currentStep(travel(after, -1)).search).toBe(draft);
  });

  it("is a step where there is no draft, and none where nothing changed", () => {
    const clean = startHistory(base, 0);
    expect(followAddress(clean, base, draft, 2_000).steps).toHaveLength(2);
    expect(followAddress(clean, base, { ...base }, 2_000)).toBe(clean);
  });
});
