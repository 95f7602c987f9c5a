import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findItems, ITEMS_SHOWN, type PaletteItem } from "./palette-search";

const item = (label: string, group = "Pages", more: Partial<PaletteItem> = {}): PaletteItem => ({
  id: `${group} ${label}`,
  group,
  label,
  run: () => {},
  ...more,
});
const items = [
  item("Explore"),
  item("Lockouts and unlocks", "Lenses", { words: "account locked" }),
  item("Failed sign-ins", "Lenses"),
  item("Filter by client_ip…", "Fields", { isRare: true, words: "Client address" }),
  item("Filter by lock_state…", "Fields", { isRare: true }),
];
const labels = (query: string) => findItems(items, query).shown.map(({ label }) => label);

describe("findItems", () => {
  it("shows what is not rare before anything is typed", () => {
    expect(labels(" ")).toEqual(["Explore", "Lockouts and unlocks", "Failed sign-ins"]);
  });

  it.each([
    ["lock", ["Lockouts and unlocks", "Filter by lock_state…"]],
    ["filter ip", ["Filter by client_ip…"]],
    ["address", ["Filter by client_ip…"]],
    ["sign fail", ["Failed sign-ins"]],
    ["lenses", ["Lockouts and unlocks", "Failed sign-ins"]],
    ["LOCKED", ["Lockouts and unlocks"]],
    ["nothing like it", []],
  ])("%s", (query, expected) => expect(labels(query)).toEqual(expected));

  it("puts what begins as typed first, and its group with it", () => {
    const found = findItems([item("Go to lockouts"), item("Lockouts", "Lenses")], "lock");
    expect(found.groups.map(({ group }) => group)).toEqual(["Lenses", "Pages"]);
  });

  it("shows no item twice, none beyond the limit, and counts the rest", () => {
    const many = Array.from({ length: 90 }, (_, n) => item(`item ${n}`, `group ${n % 7}`));
    fc.assert(
      fc.property(fc.constantFrom("", "item", "1", "item 2", "zzz"), (query) => {
        const { shown, left, groups } = findItems(many, query);
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown.length).toBeLessThanOrEqual(ITEMS_SHOWN);
        const fits = many.filter(({ label, group }) =>
          query.split(" ").every((word) => `${label} ${group}`.includes(word)),
        );
        expect(shown.length + left).toBe(fits.length);
        expect(new Set(groups.map(({ group }) => group)).size).toBe(groups.length);
      }),
    );
  });
});
