import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inWords, oneLine, scalarText } from "./label";

describe("oneLine", () => {
  it.each([
    ["plain", "plain"],
    ["  two\t\n lines  ", "two lines"],
    ["a\u0000b\u202ec", "a\ufffdb\ufffdc"],
    ["", ""],
  ])("%j", (text, line) => {
    expect(oneLine(text)).toBe(line);
  });

  it("cuts at a length and between whole characters", () => {
    expect(oneLine("abcdef", 4)).toBe("abc…");
    expect(oneLine("ab😀cd", 4)).toBe("ab…");
  });

  it("is short, on one line and stable", () => {
    const odd = fc.constantFrom(
      " ",
      "\t",
      "\n",
      "\u00a0",
      "\u2028",
      "\u0000",
      "\u202e",
      "\ud83d",
      "\ude00",
      "😀",
      "\ufeff",
      "a",
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(odd, { maxLength: 300 }).map((characters) => characters.join("")),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 200 }), (text, max) => {
        const line = oneLine(text, max);
        expect(line.length).toBeLessThanOrEqual(max);
        expect(line).not.toMatch(/\s\s|^\s|\s$|[\p{Cc}\u202a-\u202e]/u);
        expect(oneLine(line, max)).toBe(line);
      }),
    );
  });
});

describe("scalarText", () => {
  it.each([
    ["x", "x"],
    [" x ", " x "],
    [" ", null],
    [0, "0"],
    [1.5, "1.5"],
    [Number.POSITIVE_INFINITY, null],
    [true, "true"],
    [null, null],
    [undefined, null],
    [[], null],
    [{}, null],
  ])("%j is %j", (value, text) => {
    expect(scalarText(value)).toBe(text);
  });
});

describe("inWords", () => {
  it.each([
    ["user_create", "user create"],
    ["passwordmanager_user_re-enable", "passwordmanager user re enable"],
    ["a__b..c", "a b c"],
  ])("%s", (name, words) => {
    expect(inWords(name)).toBe(words);
  });
});
