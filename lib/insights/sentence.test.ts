import { describe, expect, it } from "vitest";
import {
  DOCUMENTED_LINES,
  type DocumentedName,
  documentedEvent,
} from "@/lib/testing/fixtures/documented-events";
import { hasSentence, type SentencePart, sentenceOf, sentenceText } from "./sentence";
import type { RawEvent } from "./wire";

const say = (event: RawEvent) => sentenceText(sentenceOf(event));
const field = (part: SentencePart) => ("field" in part ? [part] : []);

describe("sentenceOf a documented event", () => {
  const documented: Record<DocumentedName, string> = {
    adminLoginWithoutActor:
      "jane.doe@gmail.com signed in to the Admin Portal from 73.203.76.115 (Colorado, US) with MFA",
    radiusWithoutType: "zezeye21 signed in through RADIUS from 209.235.170.66 without MFA",
    adminLogin: "john.doe@sekoia.io signed in to the Admin Portal from 1.2.3.4 (Paris, FR) with MFA",
    deviceAddedToUser: "maurice.moss@sekoia.io added device JDOE-DESKTOP to user john.doe",
    radiusFailure:
      "john.doe failed to sign in through RADIUS from 13.14.15.16 (Paris, FR) without MFA: mschap: MS-CHAP2-Response is incorrect",
    radiusSuccess: "jane.doe signed in through RADIUS from 20.21.22.23 (Massachusetts, US) without MFA",
    ssoUnreachable:
      "jane.doe failed to sign in to https://sso.jumpcloud.com/saml2/google from 5.6.7.8 (Massachusetts, US) without MFA: application unreachable",
    ssoNotAuthorized:
      "john.doe failed to sign in to Salesforce from 9.10.11.12 (Val-de-Marne, FR) without MFA: not authorized",
    ssoSuccess: "john.doe signed in to Google Workspace from 1.2.3.4 (Massachusetts, US) without MFA",
    userUpdateAttributes: "maurice.moss@sekoia.io updated user jane.doe: attributes",
    userUpdateAddresses:
      "maurice.moss@sekoia.io updated user jane.doe: addresses, company SEKOIA.IO → Sekoia.io, location Paris → France",
    userUpdateSuspended:
      "maurice.moss@sekoia.io updated user john.wick: state ACTIVATED → SUSPENDED, suspended false → true, addresses and 2 more",
    adminLoginWithChanges:
      "user.name@sub.domain.tld signed in to the Admin Portal from 81.2.69.144 (Queensland, AU) with MFA",
  };
  it.each(Object.keys(DOCUMENTED_LINES) as DocumentedName[])("%s", (name) => {
    expect(say(documentedEvent(name))).toBe(documented[name]);
  });

  it("makes each entity a part that a filter can use", () => {
    expect(sentenceOf(documentedEvent("deviceAddedToUser"))).toEqual([
      {
        text: "maurice.moss@sekoia.io",
        field: "initiated_by.email",
        value: "maurice.moss@sekoia.io",
        kind: "actor",
      },
      { text: " added device " },
      {
        text: "JDOE-DESKTOP",
        field: "association.connection.from.name",
        value: "JDOE-DESKTOP",
        kind: "device",
      },
      { text: " to user " },
      { text: "john.doe", field: "association.connection.to.name", value: "john.doe", kind: "target" },
    ]);
    expect(
      sentenceOf(documentedEvent("ssoNotAuthorized"))
        .flatMap(field)
        .map((part) => `${part.kind} ${part.field}=${part.value}`),
    ).toEqual([
      "actor initiated_by.username=john.doe",
      "application application.display_label=Salesforce",
      "address client_ip=9.10.11.12",
      "value geoip.country_code=FR",
      "value mfa=false",
    ]);
  });
});

describe("sentenceOf", () => {
  const boss = { initiated_by: { email: "boss@x", type: "admin" } };
  const side = (type: string, name: string) => ({ type, name, object_id: "1" });
  const association = (op: string, from: object, to: object, more: RawEvent = boss) => ({
    ...more,
    event_type: "association_change",
    association: { op, connection: { from, to } },
  });

  it.each<[string, RawEvent]>([
    [
      "dolores@x failed to sign in to the Admin Portal from 203.0.113.9 (Bengaluru, IN) without MFA",
      {
        event_type: "admin_login_attempt",
        initiated_by: { email: "dolores@x" },
        success: false,
        mfa: false,
        client_ip: "203.0.113.9",
        geoip: { city: "Bengaluru", country_code: "IN" },
      },
    ],
    ["anna was locked out", { event_type: "user_lockout", resource: { type: "user", username: "anna" } }],
    [
      "anna was locked out of device PC",
      { event_type: "user_lockout", service: "systems", username: "anna", system: { hostname: "PC" } },
    ],
    ["A user was locked out", { event_type: "user_lockout" }],
    [
      "vagrant signed in to device my-host from 10.0.2.2 with MFA (totp)",
      {
        event_type: "login_attempt",
        service: "systems",
        username: "vagrant",
        success: true,
        src_ip: "10.0.2.2",
        system: { hostname: "my-host" },
        mfa: true,
        mfa_meta: { type: "totp" },
      },
    ],
    [
      "vagrant signed in to device my-host with elevated rights",
      {
        event_type: "login_attempt",
        username: "vagrant",
        success: true,
        system: { hostname: "my-host" },
        windows_meta: { elevated: true },
      },
    ],
    [
      "jane reached an MFA step of signing in to Slack",
      {
        event_type: "sso_auth",
        sso_token_success: false,
        error_message: "",
        mfa: false,
        initiated_by: { username: "jane" },
        application: { display_label: "", name: "Slack" },
      },
    ],
    ["Someone tried to sign in to an application", { event_type: "sso_auth" }],
    [
      "steve searched LDAP, 1 result",
      { event_type: "ldap_srch", dn: "uid=steve,ou=Users", error_code: 0, number_of_results: 1 },
    ],
    [
      "steve failed to sign in to LDAP: invalid DN",
      { event_type: "ldap_bind", username: "steve", error_code: 34, error_message: "invalid DN" },
    ],
    [
      "boss@x removed user jo from group Staff",
      association("remove", side("user_group", "Staff"), side("user", "jo")),
    ],
    [
      "boss@x added device group Lab to group Staff",
      association("add", side("system_group", "Lab"), side("user_group", "Staff")),
    ],
    ["Device PC was added to user jo", association("add", side("system", "PC"), side("user", "jo"), {})],
    [
      "boss@x failed to add device PC to user jo: no right",
      association("add", side("system", "PC"), side("user", "jo"), {
        ...boss,
        success: false,
        error_message: "no right",
      }),
    ],
    [
      "Device PC could not be added to user jo",
      association("add", side("system", "PC"), side("user", "jo"), { success: false }),
    ],
    ["boss@x changed an association", association("update", {}, {})],
    ["boss@x added something to strange thing Z", association("add", {}, side("strange_thing", "Z"))],
    [
      "jane changed the password of their own account",
      {
        event_type: "user_password_change",
        initiated_by: { username: "jane" },
        resource: { type: "user", username: "jane" },
      },
    ],
    [
      "jane@x deleted the TOTP enrolment of their own account",
      {
        event_type: "totp_delete_enrollment",
        initiated_by: { email: "jane@x", id: "7" },
        resource: { type: "user", username: "jane", id: "7" },
      },
    ],
    [
      "boss@x failed to create user jo: e-mail taken",
      {
        ...boss,
        event_type: "user_create",
        success: false,
        error_message: "e-mail taken",
        resource: { type: "user", username: "jo" },
      },
    ],
    [
      "User jo could not be created",
      { event_type: "user_create", success: false, resource: { type: "user", username: "jo" } },
    ],
    ["User jo was suspended", { event_type: "user_suspended", resource: { type: "user", username: "jo" } }],
    [
      "boss@x updated user jo: password",
      {
        ...boss,
        event_type: "user_update",
        resource: { type: "user", username: "jo" },
        changes: [{ field: "password", from: "a", to: "b" }],
      },
    ],
    [
      "boss@x granted administrator rights on device PC to user jo",
      {
        ...boss,
        event_type: "user_admin_granted",
        resource: { type: "user", username: "jo" },
        system: { displayName: "PC" },
      },
    ],
    ["Administrator rights on a device were granted to a user", { event_type: "user_admin_granted" }],
    [
      "boss@x granted administrator rights on device group Laptops to user jo",
      {
        ...boss,
        event_type: "system_admin_grant",
        resource: { type: "user", username: "jo" },
        system_group: { type: "system_group", name: "Laptops" },
      },
    ],
    [
      "boss@x updated admin jo@x: role name Help Desk → Administrator With Billing",
      {
        ...boss,
        event_type: "admin_update",
        resource: { type: "admin", email: "jo@x" },
        changes: [{ field: "roleName", from: "Help Desk", to: "Administrator With Billing" }],
      },
    ],
    [
      "Software Google Chrome 96.1 was changed on device PC: version 96.0 → 96.1",
      {
        event_type: "software_change",
        service: "software",
        application: { name: "Google Chrome", version: "96.1" },
        system: { displayName: "PC" },
        changes: [{ field: "version", from: "96.0", to: "96.1" }],
      },
    ],
    [
      "Device d1 carried out MDM command RestartDevice",
      {
        event_type: "mdm_command_result",
        mdm_device_id: "d1",
        request_type: "RestartDevice",
        status: "Acknowledged",
      },
    ],
    [
      "Device d1 could not carry out MDM command InstallProfile: bad profile",
      {
        event_type: "mdm_command_result",
        device_object_id: "d1",
        command: { request_type: "InstallProfile" },
        status: "Error",
        error_chain: [{ us_english_description: "bad profile" }],
      },
    ],
    [
      "Alert a1 was raised, severity Medium",
      { event_type: "alert_created", service: "alerts", resource: { id: "a1" }, severity: "Medium" },
    ],
    [
      "The upload of stored file app.pkg was checked: Success",
      {
        event_type: "object_storage_upload_validation_result",
        object_storage_item_version_name: "app.pkg",
        result: "Success",
      },
    ],
    [
      "boss@x shared credential Bank with user jo",
      {
        ...boss,
        event_type: "passwordvault_credential_shareuser",
        resource: { name: "Bank" },
        association: { username: "jo" },
      },
    ],
    [
      "boss@x used an old API key from 9.9.9.9",
      { ...boss, event_type: "admin_old_api_key_attempt", client_ip: "9.9.9.9" },
    ],
    [
      "Scheduled report Weekly failed to run: no data",
      { event_type: "scheduled_report_run_failed", resource: { name: "Weekly" }, error_message: "no data" },
    ],
    ["boss@x did brand new thing to Q", { ...boss, event_type: "brand_new-thing", resource: { name: "Q" } }],
    ["brand new thing happened", { event_type: "brand_new_thing" }],
    ["boss@x did something to Q", { ...boss, resource: { name: "Q" } }],
    ["Something happened", {}],
  ])("%s", (sentence, event) => {
    expect(say(event)).toBe(sentence);
  });

  it("offers the type of an unknown event as a value", () => {
    expect(sentenceOf({ event_type: "brand_new_thing" })[0]).toEqual({
      text: "brand new thing",
      field: "event_type",
      value: "brand_new_thing",
      kind: "value",
    });
  });

  it("treats no type as words that an object inherits", () => {
    for (const type of [
      "constructor",
      "__proto__",
      "toString_create",
      "passwordvault_constructor",
      "constructor_delete",
    ]) {
      expect(hasSentence(type)).toBe(false);
      expect(say({ event_type: type })).toMatch(/ happened$/);
    }
  });
});
