import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFile, writeFile } from "./search-file";

const search = { name: "A", description: "", tags: ["x"], folder: "", query: "text=a", keepsRange: true };
const fileOf = (over: object) =>
  JSON.stringify({ kind: "directory-insights-searches", v: 1, searches: [search], ...over });
const paths = (text: string) => readFile(text).faults.map(({ path }) => path);

describe("a file of searches", () => {
  it("reads as it was written", () => {
    const word = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
      .filter((text) => text.trim() !== "");
    const searches = fc.record({
      name: word,
      description: fc.string({ maxLength: 50 }),
      tags: fc.array(word, { maxLength: 3 }),
      folder: fc.string({ maxLength: 20 }),
      query: fc.constantFrom("", "text=a", "where=success:false&range=7d"),
      keepsRange: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(searches, { maxLength: 5 }), (given) => {
        expect(readFile(writeFile(given))).toEqual({ searches: given, faults: [] });
      }),
    );
  });

  it.each([
    ["another file", "[]", ["kind"]],
    ["one of a newer version", fileOf({ v: 2 }), ["v"]],
    ["no list", fileOf({ searches: {} }), ["searches"]],
    ["too many", fileOf({ searches: Array(201).fill(search) }), ["searches"]],
    [
      "what is no object",
      fileOf({ searches: [search, 7] }),
      ["searches.1", "searches.1.name", "searches.1.query"],
    ],
    ["a number for a name", fileOf({ searches: [{ ...search, name: 7 }] }), ["searches.0.name"]],
    ["a tag that is none", fileOf({ searches: [{ ...search, tags: ["a", ""] }] }), ["searches.0.tags.1"]],
    ["an unknown part", fileOf({ searches: [{ ...search, owner: "x" }] }), ["searches.0.owner"]],
    [
      "a query that cannot be read",
      fileOf({ searches: [{ ...search, query: "sort=up" }] }),
      ["searches.0.query"],
    ],
  ])("names the place in %s", (_, text, expected) => expect(paths(text)).toEqual(expected));

  it("says the line where a text stops being JSON", () => {
    expect(readFile('{\n  "kind": x')).toEqual({
      searches: [],
      faults: [{ path: "", message: "This is not JSON: look at line 2." }],
    });
  });
});
