import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  DOCUMENTED_LINES,
  type DocumentedName,
  documentedEvent,
} from "@/lib/testing/fixtures/documented-events";
import { outcomeOf } from "./outcome";

describe("outcomeOf", () => {
  const documented: Record<DocumentedName, [kind: string, reason: string | null]> = {
    adminLoginWithoutActor: ["success", null],
    radiusWithoutType: ["success", null],
    adminLogin: ["success", null],
    deviceAddedToUser: ["success", null],
    radiusFailure: ["failure", "mschap: MS-CHAP2-Response is incorrect"],
    radiusSuccess: ["success", null],
    ssoUnreachable: ["failure", "application unreachable"],
    ssoNotAuthorized: ["failure", "not authorized"],
    ssoSuccess: ["success", null],
    userUpdateAttributes: ["unknown", null],
    userUpdateAddresses: ["success", null],
    userUpdateSuspended: ["success", null],
    adminLoginWithChanges: ["success", null],
  };
  it.each(Object.keys(DOCUMENTED_LINES) as DocumentedName[])("reads the documented event %s", (name) => {
    const [kind, reason] = documented[name];
    expect(outcomeOf(documentedEvent(name))).toEqual({ kind, reason });
  });

  it.each([
    [{ success: "true" }, "success", null],
    [{ success: "FALSE" }, "failure", null],
    [{ success: false, sso_token_success: true }, "failure", null],
    [{ success: null, sso_token_success: false, error_message: null }, "step", null],
    [{ sso_token_success: false, error_message: "" }, "step", null],
    [{ sso_token_success: false }, "step", null],
    [{ sso_token_success: "false", error_message: "denied" }, "failure", "denied"],
    [{ sso_token_success: true, error_message: "late" }, "success", null],
    [{ error_code: 0, error_message: "" }, "success", null],
    [{ error_code: 49, error_message: "invalid DN" }, "failure", "invalid DN"],
    [{ error_code: "49" }, "failure", "error 49"],
    [{ error_code: 14 }, "step", null],
    [{ message_chain: {} }, "unknown", null],
    [{ message_chain: { response_code: "200", response_message: "done" } }, "success", null],
    [{ message_chain: { response_code: 404, message_details: "no such user" } }, "failure", "no such user"],
    [{ message_chain: { response_code: "403" } }, "failure", "error 403"],
    [{ status: "Acknowledged" }, "success", null],
    [{ status: "CommandFormatError" }, "failure", "CommandFormatError"],
    [
      { status: "Error", error_chain: [{ us_english_description: "Profile invalid" }] },
      "failure",
      "Profile invalid",
    ],
    [{ status: "Idle" }, "step", null],
    [{ status: "Open" }, "unknown", null],
    [{ status: "constructor" }, "unknown", null],
    [{ result: "Success" }, "success", null],
    [{ result: "successful enrollment of device" }, "unknown", null],
    [{ event_type: "scheduled_report_run_failed" }, "failure", null],
    [{ event_type: "scheduled_report_run_success" }, "success", null],
    [{ service: "radius", error_message: "pap: digest" }, "failure", "pap: digest"],
    [{ service: "radius", outer: { error_message: "eap failed" } }, "failure", "eap failed"],
    [{}, "unknown", null],
    [{ success: "yes" }, "unknown", null],
    [{ success: 1, error_code: 0.5, status: [], sso_token_success: {} }, "unknown", null],
  ])("%j is %s", (event, kind, reason) => {
    expect(outcomeOf(event)).toEqual({ kind, reason });
  });

  it("shortens a reason to one line", () => {
    const { reason } = outcomeOf({ success: false, error_message: `one\n  two\u202e${"x".repeat(5_000)}` });
    expect(reason).toMatch(/^one two\ufffdx+…$/);
    expect(reason).toHaveLength(160);
  });

  it("never throws and gives a reason only with a failure", () => {
    const keys = fc.constantFrom(
      "success",
      "sso_token_success",
      "error_code",
      "error_message",
      "message_chain",
      "status",
      "result",
      "outer",
      "error_chain",
      "event_type",
    );
    fc.assert(
      fc.property(fc.dictionary(keys, fc.jsonValue()), (event) => {
        const { kind, reason } = outcomeOf(event);
        expect(["success", "failure", "step", "unknown"]).toContain(kind);
        if (kind !== "failure") expect(reason).toBeNull();
      }),
    );
  });
});
