import { expect, it } from "vitest";
import { roleOf } from "./role";

const MAP = { "soc-leads": "admin", soc: "analyst", "Everyone, really": "viewer" } as const;

it.each<[string, unknown, string | null]>([
  ["one text", "soc", "analyst"],
  ["a list, the highest counts", ["soc", "Everyone, really", "soc-leads"], "admin"],
  ["a role's own name, which the map does not have", ["admin"], null],
  ["another case", ["SOC"], null],
  ["nothing", undefined, null],
  ["names of the language", ["__proto__", "constructor", "toString"], null],
  ["other types", [1, null, { soc: true }], null],
  ["an object", { soc: true }, null],
])("with a map: %s", (_name, groups, role) => {
  expect(roleOf({ groups }, "groups", MAP)).toBe(role);
});

it("without a map takes role names", () => {
  expect(roleOf({ roles: ["viewer", "analyst", "root"] }, "roles", null)).toBe("analyst");
});

it("finds a claim within a claim, and one whose name has dots", () => {
  expect(roleOf({ realm_access: { roles: ["soc"] } }, "realm_access.roles", MAP)).toBe("analyst");
  expect(roleOf({ "https://x.example/roles": ["soc"] }, "https://x.example/roles", MAP)).toBe("analyst");
  expect(roleOf({}, "__proto__.constructor", MAP)).toBeNull();
});
