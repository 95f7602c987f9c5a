import { describe, expect, it } from "vitest";
import { moveThumb } from "./use-brush";

const all = { first: 0, last: 23 };

describe("moveThumb", () => {
  it.each([
    ["first", "ArrowRight", false, { first: 1, last: 23 }],
    ["first", "ArrowLeft", false, { first: 0, last: 23 }],
    ["first", "ArrowUp", true, { first: 10, last: 23 }],
    ["first", "End", false, { first: 23, last: 23 }],
    ["last", "ArrowLeft", false, { first: 0, last: 22 }],
    ["last", "ArrowRight", false, { first: 0, last: 23 }],
    ["last", "PageDown", false, { first: 0, last: 13 }],
    ["last", "Home", false, { first: 0, last: 0 }],
  ] as const)("%s thumb, %s, shift %s", (thumb, key, shiftKey, after) => {
    expect(moveThumb(all, thumb, { key, shiftKey }, 24)).toEqual(after);
  });

  it("never lets one thumb pass the other", () => {
    const narrow = { first: 5, last: 6 };
    expect(moveThumb(narrow, "first", { key: "ArrowRight", shiftKey: true }, 24)).toEqual({
      first: 6,
      last: 6,
    });
    expect(moveThumb(narrow, "last", { key: "Home", shiftKey: false }, 24)).toEqual({ first: 5, last: 5 });
  });

  it("leaves other keys alone", () => {
    expect(moveThumb(all, "first", { key: "a", shiftKey: false }, 24)).toBeNull();
    expect(moveThumb(all, "first", { key: "Tab", shiftKey: false }, 24)).toBeNull();
  });
});
