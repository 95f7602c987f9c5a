import { describe, expect, it } from "vitest";
import { isAt, placesOf } from "./pages";

const labels = (scope: string | null, isAdmin: boolean) => placesOf(scope, isAdmin).map(({ label }) => label);

describe("the places of the product", () => {
  it.each([
    [null, false, ["Explore"]],
    [null, true, ["Explore", "Admin"]],
    ["acme", false, ["Explore", "Searches", "Lenses"]],
    ["acme", true, ["Explore", "Searches", "Lenses", "Admin"]],
  ] as const)("of scope %j, administrator %j", (scope, isAdmin, expected) =>
    expect(labels(scope, isAdmin)).toEqual(expected),
  );

  it.each([
    ["/o/acme", "Explore"],
    ["/o/acme/lenses", "Lenses"],
    ["/admin", "Admin"],
    ["/admin/orgs", "Admin"],
    ["/administration", undefined],
    ["/o/other", undefined],
    [null, undefined],
  ])("%j is in %j", (pathname, label) =>
    expect(placesOf("acme", true).find((place) => isAt(place, pathname))?.label).toBe(label),
  );
});
