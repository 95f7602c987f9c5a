import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { END_CHARS, fileEnd, missingIn, type RowFormat } from "./file-end";

const ROWS = {
  ndjson: '{"id":"a"}\n',
  json: '[\n{"id":"a"},\n{"id":"b"}',
  csv: '"id"\r\n"a\nb"\r\n',
};
const formats = Object.keys(ROWS) as RowFormat[];

describe.each(formats)("the end of %s", (format) => {
  it("is that of a whole file", () => {
    expect(missingIn(format, ROWS[format] + fileEnd(format, { rows: 2 }))).toBeNull();
  });

  it("says what is missing, as it was said", () => {
    const words = fc.string({ minLength: 1, maxLength: 300, unit: fc.constantFrom(..."aä =\"',:[]{}.") });
    fc.assert(
      fc.property(words, (incomplete) => {
        const tail = (ROWS[format] + fileEnd(format, { rows: 2, incomplete })).slice(-END_CHARS);
        expect(missingIn(format, tail)).toBe(incomplete);
      }),
    );
  });

  it("is not there where the file breaks off, save for the reason", () => {
    const cut = ROWS[format] + fileEnd(format, { rows: 2, incomplete: "It broke." }, true);
    expect(missingIn(format, cut)).toBe("It broke.");
  });
});

it.each([
  ["ndjson", '{"id":"a"}\n'],
  ["ndjson", ""],
  ["json", '[\n{"id":"a"},\n{"id":"b'],
  ["json", '[\n{"id":"a"}'],
] as const)("%s that just stops is no whole file: %j", (format, tail) => {
  expect(missingIn(format, tail)).toBeUndefined();
});

it("JSON without and with a row is JSON, also with an element of ours", () => {
  for (const incomplete of [undefined, "why"])
    for (const start of ["[", ROWS.json]) {
      const rows = start === "[" ? 0 : 2;
      const list = JSON.parse(start + fileEnd("json", { rows, incomplete })) as unknown[];
      expect(list).toHaveLength(rows + (incomplete === undefined ? 0 : 1));
    }
});
