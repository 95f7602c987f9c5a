import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { visibleJson, visibleText } from "./visible-text";

const anyText = fc.string({ unit: "binary", maxLength: 60 });
const controls = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E0FFF}]/u;

describe("visibleText", () => {
  test.each([
    ["plain, félix, 日本語, עברית", "plain, félix, 日本語, עברית"],
    ["a\u0000b", "a␀b"],
    ["\u001B[31mred", "␛[31mred"],
    ["del\u007F", "del␡"],
    ["next\u0085line", "next⟨U+0085⟩line"],
    ["a\nb\tc", "a␊b␉c"],
    ["exe\u202Efdp.txt", "exe⟨U+202E⟩fdp.txt"],
    ["\u2066x\u2069", "⟨U+2066⟩x⟨U+2069⟩"],
    ["ad\u200Bmin", "ad⟨U+200B⟩min"],
    ["pass\u00ADword", "pass⟨U+00AD⟩word"],
    ["a\u2028b", "a⟨U+2028⟩b"],
    ["tag\u{E0041}", "tag⟨U+E0041⟩"],
    ["lone\uD800", "lone⟨U+D800⟩"],
    ["joined\u200Dlatin", "joined⟨U+200D⟩latin"],
    ["👩\u200D💻 ❤\uFE0F", "👩\u200D💻 ❤\uFE0F"],
    ["می\u200Cخواهم", "می\u200Cخواهم"],
  ])("%j", (text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  test("keeps line breaks in a block, and nothing else", () => {
    expect(visibleText("a\n\tb\r\u0000", { keepLines: true })).toBe("a\n\tb␍␀");
  });

  test("leaves nothing hidden, once is enough, and never shortens", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = visibleText(text);
        expect(shown).not.toMatch(controls);
        expect(visibleText(shown)).toBe(shown);
        expect(shown.length).toBeGreaterThanOrEqual(text.length);
      }),
    );
  });

  test("a mebibyte of override marks is done at once", () => {
    expect(visibleText("\u202E".repeat(1_048_576)).length).toBe(8 * 1_048_576);
  });
});

describe("visibleJson", () => {
  test("is the same JSON, with nothing hidden in it", () => {
    fc.assert(
      fc.property(fc.dictionary(anyText, fc.oneof(anyText, fc.jsonValue())), (value) => {
        const text = visibleJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(text.replaceAll("\n", "")).not.toMatch(controls);
      }),
    );
  });

  test("escapes a reversing character instead of obeying it", () => {
    expect(visibleJson({ a: "x\u202Ey" })).toBe('{\n  "a": "x\\u202ey"\n}');
    expect(visibleJson(undefined)).toBe("null");
  });

  test("very deep, it stays within the width of a screen", () => {
    const deep = Array.from({ length: 500 }).reduce<unknown>((inner) => ({ a: inner }), 1);
    const text = visibleJson(deep);
    expect(JSON.parse(text)).toEqual(deep);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(60);
  });
});
