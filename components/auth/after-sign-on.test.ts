import { afterEach, expect, it, vi } from "vitest";
import { withKept } from "./after-sign-on";

afterEach(() => vi.unstubAllGlobals());

it.each([
  [{ name: "typed" }, { name: "typed", orgs: ["a"], isAll: false }],
  [
    { orgs: ["b", "c"], isAll: true },
    { name: "N", orgs: ["b", "c"], isAll: true },
  ],
  [
    { name: 1, orgs: [1], isAll: "yes", more: "x" },
    { name: "N", orgs: ["a"], isAll: false },
  ],
  [null, { name: "N", orgs: ["a"], isAll: false }],
  ["text", { name: "N", orgs: ["a"], isAll: false }],
])("%j typed over the usual is %j", (draft, form) =>
  expect(withKept({ name: "N", orgs: ["a"], isAll: false }, draft)).toEqual(form),
);
