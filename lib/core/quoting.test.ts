import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asciiJson, quotePowerShell, quoteShell } from "./quoting";

const HOSTILE = [
  "plain",
  "it's",
  "'; rm -rf / #",
  "$(id) `id` $HOME",
  'a "b" c',
  "back\\slash",
  "line\nbreak\r\ttab",
  "!history !!",
  "\u2018curly\u2019 \u201aand\u201b",
  "%PATH% ^& | > <",
  "",
];

/** What a POSIX shell makes of a word of single-quoted parts and escaped quotes; throws on anything else. */
function readShell(word: string): string {
  return word.replace(/'([^']*)'|\\(')|([\s\S])/g, (_all, inner?: string, quote?: string, other?: string) => {
    if (other !== undefined) throw new Error(`outside of quotes: ${other}`);
    return inner ?? quote ?? "";
  });
}

/** What PowerShell makes of a single-quoted string; any of its quote characters ends it unless doubled. */
function readPowerShell(word: string): string {
  const inner = /^'((?:['\u2018-\u201b]{2}|[^'\u2018-\u201b])*)'$/.exec(word)?.[1];
  if (inner === undefined) throw new Error(`not one string: ${word}`);
  return inner.replace(/(['\u2018-\u201b])['\u2018-\u201b]/g, "$1");
}

describe("a quoted word", () => {
  it.each(HOSTILE)("is the text again in a shell: %j", (text) =>
    expect(readShell(quoteShell(text))).toBe(text),
  );
  it.each(HOSTILE)("is the text again in PowerShell: %j", (text) => {
    expect(readPowerShell(quotePowerShell(text))).toBe(text);
  });
  it("is so for any text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("'", '"', "$", "`", "\\", "\n", "a", "\u2019", "\u201a") }),
        (text) => {
          expect(readShell(quoteShell(text))).toBe(text);
          expect(readPowerShell(quotePowerShell(text))).toBe(text);
        },
      ),
    );
  });
});

describe("JSON in ASCII", () => {
  it("is the same value, without a character that travels badly", () => {
    const text = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(fc.record({ text, list: fc.array(text) }), (value) => {
        const json = asciiJson(value);
        expect(json).toMatch(/^[\n -~]*$/);
        expect(JSON.parse(json)).toEqual(value);
      }),
    );
  });
});
