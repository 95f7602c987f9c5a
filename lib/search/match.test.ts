import { describe, expect, it } from "vitest";
import { matchesGroup } from "./match";
import { parseWhere } from "./text";

const event = {
  id: "1",
  event_type: "user_update",
  success: false,
  number_of_results: 12,
  error_message: null,
  provider: "",
  initiated_by: { email: "Jane@Example.com", type: "admin" },
  roles: ["Admin", "helpdesk"],
  policies: [{ name: "P1", ids: [1, 2] }, { name: "p2" }],
  changes: [{ field: "city", from: "Paris", to: "Lyon" }],
  "dotted.key": "yes",
  empty: {},
};
const matches = (where: string, text?: string) => {
  const { where: group, problems } = parseWhere(where);
  expect(problems).toEqual([]);
  return matchesGroup(event, group, text === undefined ? {} : { text });
};

describe("matchesGroup", () => {
  it.each([
    "",
    "event_type:USER_UPDATE",
    "event_type:(a,user_update)",
    "success:false",
    "number_of_results:12",
    'provider:""',
    "initiated_by.email:jane@example.com",
    "exact initiated_by.email:Jane@Example.com",
    "not exact initiated_by.email:jane@example.com",
    "roles:admin and roles:helpdesk",
    "policies.name:p1",
    "policies.ids:2",
    "dotted.key:yes",
    "not missing_field:x",
    "not error_message:null",
    "missing_field missing and error_message missing and empty missing",
    "provider exists and initiated_by exists and policies.ids exists",
    "not initiated_by:admin",
    "initiated_by contains admin",
    "changes:paris and changes contains lyo and changes.to:lyon",
    "outcome:failure and not outcome:success",
    "number_of_results greater 9",
    "not (success:true, event_type:other)",
    "not (success:true and event_type:user_update)",
    "success:true or event_type:user_update",
    "off success:true",
    "off (success:true and event_type:other)",
    "success:() and event_type contains ()",
    "any() and all() and not ()",
    "any(off success:true)",
    "event_type:user_update and any(any(not ()))",
  ])("is met by %s", (where) => {
    expect(matches(where)).toBe(true);
  });

  it.each([
    "event_type:user",
    "success:true",
    "exact initiated_by.email:jane@example.com",
    "error_message:null",
    "error_message exists",
    "initiated_by:admin",
    "not roles:admin",
    "missing_field:x",
    "missing_field greater 0",
    "not (success:false, event_type:other)",
    "success:true or event_type:other",
    "__proto__ exists or constructor exists",
    "outcome:success",
  ])("is not met by %s", (where) => {
    expect(matches(where)).toBe(false);
  });

  it("finds every word of a text in some value, objects and lists included", () => {
    expect(matches("", "jane LYON")).toBe(true);
    expect(matches("", "  ")).toBe(true);
    expect(matches("", "12 false")).toBe(true);
    expect(matches("", "jane bob")).toBe(false);
    expect(matches("", "initiated_by")).toBe(false);
    expect(matches("success:true", "jane")).toBe(false);
  });

  it("survives an event that nests without end", () => {
    let deep: unknown = "x";
    for (let i = 0; i < 50_000; i++) deep = { a: [deep] };
    expect(matchesGroup({ deep }, parseWhere("deep contains x").where)).toBe(false);
  });
});
