import { describe, expect, it } from "vitest";
import type { RawEvent } from "@/lib/insights/wire";
import { failuresBefore, LOCKOUT_SPAN } from "./lockout";
import { matchesGroup } from "./match";
import { windowAround } from "./window";

const LOCKOUT: RawEvent = { event_type: "user_lockout", resource: { type: "user", username: "jo" } };
const failure = {
  event_type: "user_login_attempt",
  success: false,
  initiated_by: { type: "user", username: "jo" },
};

describe("the failures before a lockout", () => {
  it.each<[string, RawEvent, boolean]>([
    ["a wrong password at a portal", failure, true],
    [
      "a device, which names no resource",
      { event_type: "login_attempt", success: false, username: "jo" },
      true,
    ],
    [
      "an LDAP bind that failed by its code",
      { event_type: "ldap_bind", error_code: 49, username: "jo" },
      true,
    ],
    ["a sign-in that worked", { ...failure, success: true }, false],
    ["somebody else's failure", { ...failure, initiated_by: { username: "ann" } }, false],
    ["another failure of the account", { ...failure, event_type: "user_update" }, false],
  ])("hold or leave out %s", (_name, event, isOne) => {
    const search = failuresBefore(LOCKOUT);
    expect(search && matchesGroup(event, search.where)).toBe(isOne);
  });

  it.each<[string, RawEvent]>([
    ["is no lockout", { ...LOCKOUT, event_type: "user_unlocked" }],
    ["names no account", { event_type: "user_lockout" }],
    ["names it by id alone", { event_type: "admin_lockout", resource: { id: "5f" } }],
    ["has a name too long to ask for", { ...LOCKOUT, resource: { username: "x".repeat(2_000) } }],
  ])("are not asked for when the event %s", (_name, event) => expect(failuresBefore(event)).toBeNull());
});

describe("the window before a lockout", () => {
  const NOW = Date.parse("2026-11-21T12:00:00Z");
  it.each([
    ["a day, itself included", NOW - 3_600_000, "2026-11-20T11:00:00.000Z", "2026-11-21T11:00:00.001Z"],
    [
      "what is left of a day at the end of what is kept",
      NOW - 90 * 86_400_000 + 1_000,
      "2026-08-23T12:00:00.000Z",
      "2026-08-23T12:00:01.001Z",
    ],
  ])("is %s", (_name, ms, start, end) => expect(windowAround(ms, LOCKOUT_SPAN, NOW)).toEqual({ start, end }));
});
