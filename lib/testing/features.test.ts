/** docs/features.md and docs/investigations.md against the tests that they name. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isThere, namedTests } from "./named-tests";

const STATES = ["Yes", "Partly", "No"];

const text = readFileSync("docs/features.md", "utf8");
const rows = text
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| feature |"))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, feature = "", state = "", proof = "", ...rest]) => ({ feature, state, proof, rest }));
const walks = readFileSync("docs/investigations.md", "utf8");
const named = namedTests(`${text}${walks}`);

describe("the table of features", () => {
  it("has rows of three cells, each with a state", () => {
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ state, rest }) => !STATES.includes(state) || rest.length !== 1)).toEqual([]);
    expect(rows.filter(({ proof }) => proof === "")).toEqual([]);
  });

  it("names a browser test for each Yes", () => {
    const unproved = rows.filter(
      ({ state, proof }) => state === "Yes" && !/^`[\w-]+\.spec\.ts › /.test(proof),
    );
    expect(unproved).toEqual([]);
  });
});

it("the features and the investigations name only tests that are there", () => {
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((test) => !isThere(test))).toEqual([]);
});
