import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wildText } from "@/lib/testing/search/arbitrary";
import { DEFAULT_SEARCH } from "./defaults";
import { isFieldPath, isInstant } from "./limits";
import { Condition, Range, Search } from "./schema";

describe("isFieldPath", () => {
  it.each([
    ["a.b-c:d", true],
    ["@version", true],
    ["a..b", false],
    ["a b", false],
    ["", false],
    ["x".repeat(200), true],
    ["x".repeat(201), false],
  ])("takes %j: %s", (text, is) => {
    expect(isFieldPath(text)).toBe(is);
  });

  it("says what the schema says", () => {
    const near = fc.array(fc.constantFrom("a", "Z", "9", "_", ".", "-", ":", "@", " ", "é"), {
      maxLength: 8,
    });
    const text = fc.oneof(
      near.map((parts) => parts.join("")),
      wildText(),
      fc.integer({ min: 190, max: 210 }).map((length) => "x".repeat(length)),
    );
    fc.assert(
      fc.property(text, (field) => {
        expect(isFieldPath(field)).toBe(
          Search.safeParse({ ...DEFAULT_SEARCH, breakdown: field }).success &&
            Condition.safeParse({ field, op: "is", values: [] }).success,
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe("isInstant", () => {
  it.each([
    ["2026-11-20T00:00:00Z", true],
    ["2026-11-20T23:59:59.123456789+14:00", true],
    ["2024-02-29T00:00:00Z", true],
    ["2026-02-29T00:00:00Z", false],
    ["2026-11-31T00:00:00Z", false],
    ["2026-13-01T00:00:00Z", false],
    ["2026-11-20T24:00:00Z", false],
    ["2026-11-20T00:00Z", false],
    ["2026-11-20T00:00:00", false],
    ["undefined", false],
    ["", false],
  ])("takes %j: %s", (text, is) => {
    expect(isInstant(text)).toBe(is);
  });

  it("says what the schema says", () => {
    const digits = (most: number, width: number) =>
      fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(width, "0"));
    const end = fc.constantFrom("Z", "z", "", ".5Z", ".Z", "+05:45", "-23:59", "+24:00", "+0545");
    const near = fc
      .tuple(digits(9_999, 4), digits(13, 2), digits(32, 2), digits(25, 2), digits(61, 2), digits(61, 2), end)
      .map(([year, month, day, hour, minute, second, rest]) => {
        return `${year}-${month}-${day}T${hour}:${minute}:${second}${rest}`;
      });
    fc.assert(
      fc.property(fc.oneof(near, wildText()), (text) => {
        const isValid = Range.safeParse({ from: text, to: "2026-11-20T00:00:00Z" }).success;
        expect(isInstant(text)).toBe(isValid);
      }),
      { numRuns: 1_000 },
    );
  });
});
