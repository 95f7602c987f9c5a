import { describe, expect, it } from "vitest";
import { describedFields, fieldDescription } from "./field-descriptions";
import { FIELDS } from "./fields";

describe("fieldDescription", () => {
  it("describes only fields that the catalogue has, in a sentence each", () => {
    const known = new Set(FIELDS.map(({ path }) => path));
    expect(describedFields().filter((path) => !known.has(path))).toEqual([]);
    for (const path of describedFields()) expect(fieldDescription(path)).toMatch(/^[A-Z0-9].{10,}\.$/);
  });

  it.each(["never.seen", "", "constructor", "__proto__"])("has none for %j", (path) => {
    expect(fieldDescription(path)).toBeNull();
  });
});
