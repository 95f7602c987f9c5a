import { describe, expect, it } from "vitest";
import { can } from "./permissions";
import type { Permission } from "./scope";

const table: Record<Permission, [viewer: boolean, analyst: boolean, admin: boolean]> = {
  "events:read": [true, true, true],
  "events:export": [false, true, true],
  "searches:read": [true, true, true],
  "searches:write": [false, true, true],
  "searches:share": [false, true, true],
  "searches:publish": [false, false, true],
  "users:manage": [false, false, true],
  "orgs:manage": [false, false, true],
  "audit:read": [false, false, true],
};

describe("permissions", () => {
  it.each(Object.entries(table))("%s", (permission, [viewer, analyst, admin]) => {
    const roles = (["viewer", "analyst", "admin"] as const).map((role) =>
      can(role, permission as Permission),
    );
    expect(roles).toEqual([viewer, analyst, admin]);
  });
});
