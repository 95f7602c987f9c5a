import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell, csvLine } from "./csv";

/** Reads RFC 4180 by its grammar. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const match of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

describe("a cell", () => {
  it.each([
    ["plain", "plain"],
    ["", ""],
    ["a,b", '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ["two\nlines", '"two\nlines"'],
    ["a;b", '"a;b"'],
    [" a", '" a"'],
    ["=1+1", `"'=1+1"`],
    ["+49 30", `"'+49 30"`],
    ["-5", `"'-5"`],
    ["@SUM(A1)", `"'@SUM(A1)"`],
    ["\t=1", `"'\t=1"`],
    ["\r=1", `"'\r=1"`],
    ["\0=1", `"'\0=1"`],
    ["  =1", `"'  =1"`],
    ["\uff1d1+1", `"'\uff1d1+1"`],
    ["\uff0b1", `"'\uff0b1"`],
    ["\uff0d1", `"'\uff0d1"`],
    ["\uff20a", `"'\uff20a"`],
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ["a=1", "a=1"],
    ["2026-11-21", "2026-11-21"],
  ])("%j", (text, cell) => expect(csvCell(text)).toBe(cell));

  it("is left as it is for programs", () => expect(csvCell("=1", true)).toBe("=1"));
});

const texts = fc.array(fc.string({ unit: fc.constantFrom(..."a1 =+-@\t\r\n\0\",;'\uff1d") }), {
  minLength: 1,
  maxLength: 5,
});

describe("lines", () => {
  it("read back as what was written", () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1 }), (rows) => {
        expect(readCsv(rows.map((row) => csvLine(row, true)).join(""))).toEqual(rows);
      }),
    );
  });

  it("never hold a cell that a spreadsheet would run", () => {
    fc.assert(
      fc.property(texts, (row) => {
        for (const cell of readCsv(csvLine(row))[0] ?? [])
          expect(cell).not.toMatch(/^[\s\0]*[=+\-@\uff1d]|^[\t\r\n\0]/);
      }),
    );
  });
});
