/** docs/security-checks.md against the tests that it names. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { isThere, namedTests } from "./named-tests";

const CHECKS = 50;
const rows = readFileSync("docs/security-checks.md", "utf8")
  .split("\n")
  .flatMap((line) => /^\| (\d+) \| ([^|]+) \| (.+) \|$/.exec(line)?.slice(1) ?? [])
  .reduce<string[][]>((all, cell, index) => {
    if (index % 3 === 0) all.push([]);
    all.at(-1)?.push(cell);
    return all;
  }, []);

it("has each check once, in order, with a test, a deviation or what it waits for", () => {
  expect(rows.map(([number]) => Number(number))).toEqual(
    Array.from({ length: CHECKS }, (_, index) => index + 1),
  );
  const bare = rows.filter(
    ([, , proof = ""]) => namedTests(proof).length === 0 && !/^open: awaits \w/.test(proof),
  );
  expect(bare).toEqual([]);
});

it("names only tests that are there", () => {
  const named = rows.flatMap(([, , proof = ""]) => namedTests(proof));
  expect(named.filter((test) => !isThere(test))).toEqual([]);
});

it("has each deviation explained in SECURITY.md", () => {
  const deviating = rows.flatMap(([number, , proof = ""]) => (proof.includes("deviation") ? [number] : []));
  const explained = [...readFileSync("SECURITY.md", "utf8").matchAll(/^- Check (\d+): /gm)].map(
    ([, number]) => number,
  );
  expect(explained).toEqual(deviating);
});
