import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  DOCUMENTED_LINES,
  type DocumentedName,
  documentedEvent,
} from "@/lib/testing/fixtures/documented-events";
import { hostileEvent } from "@/lib/testing/fixtures/hostile-events";
import { severityOf } from "./severity";
import { summaryOf } from "./summary";
import { textsAt } from "./value";
import type { RawEvent } from "./wire";

const brief = (event: RawEvent) =>
  summaryOf(event).map(({ label, text, field }) => `${label}: ${text}${field ? ` <${field}>` : ""}`);

describe("summaryOf a documented event", () => {
  const chrome = "Browser: Chrome 114.0.0.0 on Mac OS X 10.15.7";
  const directory = "Service: directory <service>";
  const apiKey = "Method: api key <auth_method>";
  const scimActor = "Actor: maurice.moss@sekoia.io (admin via scim) <initiated_by.email>";
  const noMfa = "MFA: Not used <mfa>";
  const radius = ["RADIUS: eap, MSCHAPv2, PEAP", "RADIUS MFA setting: DISABLED <nas_mfa_state>"];
  const massachusetts = "Place: Massachusetts, US <geoip.country_code>";
  const paris = "Place: Paris, FR <geoip.country_code>";
  const leinster = "Place: Leinster, IE <geoip.country_code>";
  const saml = ["SSO protocol: saml <application.sso_type>", "Started from: the application <idp_initiated>"];
  const sso = "Service: sso <service>";

  const documented: Record<DocumentedName, string[]> = {
    adminLoginWithoutActor: [
      "Actor: jane.doe@gmail.com <resource.email>",
      "Address: 73.203.76.115 <client_ip>",
      "Place: Colorado, US <geoip.country_code2>",
      "Browser: Chrome 81 on Mac OS X",
      "MFA: Used <mfa>",
    ],
    radiusWithoutType: [
      "Actor: zezeye21 <username>",
      "Address: 209.235.170.66 <client_ip>",
      noMfa,
      ...radius,
    ],
    adminLogin: [
      "Actor: john.doe@sekoia.io (admin) <initiated_by.email>",
      "Address: 1.2.3.4 <client_ip>",
      paris,
      chrome,
      "MFA: Used <mfa>",
      directory,
    ],
    deviceAddedToUser: [
      "Actor: maurice.moss@sekoia.io (admin) <initiated_by.email>",
      "Target: john.doe (user) <association.connection.to.name>",
      "Address: 176.161.221.161 <client_ip>",
      paris,
      chrome,
      "Device: JDOE-DESKTOP <association.connection.from.name>",
      "Method: session <auth_method>",
      directory,
    ],
    radiusFailure: [
      "Actor: john.doe (user) <initiated_by.username>",
      "Address: 13.14.15.16 <client_ip>",
      paris,
      noMfa,
      ...radius,
      "Error: mschap: MS-CHAP2-Response is incorrect <error_message>",
      "Outer error: eap_peap: The users session was previously rejected: returning reject (again.), eap: Failed continuing EAP PEAP (25) session. EAP sub-module failed: mschap: MS-CHAP2-Response is incorrect <outer.error_message>",
      "Service: radius <service>",
    ],
    radiusSuccess: [
      "Actor: jane.doe (user) <initiated_by.username>",
      "Address: 20.21.22.23 <client_ip>",
      massachusetts,
      noMfa,
      ...radius,
      "Service: radius <service>",
    ],
    ssoUnreachable: [
      "Actor: jane.doe (user) <initiated_by.username>",
      "Address: 5.6.7.8 <client_ip>",
      massachusetts,
      chrome,
      "Device: JDOE-LAPTOP <auth_context.system.displayName>",
      "Application: https://sso.jumpcloud.com/saml2/google <application.sso_url>",
      noMfa,
      ...saml,
      "Error: application unreachable <error_message>",
      sso,
    ],
    ssoNotAuthorized: [
      "Actor: john.doe (user) <initiated_by.username>",
      "Address: 9.10.11.12 <client_ip>",
      "Place: Val-de-Marne, FR <geoip.country_code>",
      chrome,
      "Device: PCONTRERAS-MAC <auth_context.system.displayName>",
      "Application: Salesforce <application.display_label>",
      noMfa,
      ...saml,
      "Error: not authorized <error_message>",
      sso,
    ],
    ssoSuccess: [
      "Actor: john.doe (user) <initiated_by.username>",
      "Address: 1.2.3.4 <client_ip>",
      massachusetts,
      "Browser: Firefox 114.0 on Mac OS X 10.15",
      "Device: JDOE-DEKSTOP <auth_context.system.displayName>",
      "Application: Google Workspace <application.display_label>",
      noMfa,
      "Access policy: Global Policy (ALLOW)",
      ...saml,
      sso,
    ],
    userUpdateAttributes: [
      "Actor: maurice.moss@sekoia.io (admin) <initiated_by.email>",
      "Target: jane.doe (user) <resource.username>",
      "Address: 1.2.3.4 <client_ip>",
      leinster,
      apiKey,
      directory,
    ],
    userUpdateAddresses: [
      scimActor,
      "Target: jane.doe (user) <resource.username>",
      "Address: 4.5.6.7 <client_ip>",
      leinster,
      "Browser: curl 7.68.0",
      apiKey,
      directory,
    ],
    userUpdateSuspended: [
      scimActor,
      "Target: john.wick (user) <resource.username>",
      "Address: 10.11.12.13 <client_ip>",
      leinster,
      "Browser: curl 7.68.0",
      apiKey,
      directory,
    ],
    adminLoginWithChanges: [
      "Actor: user.name@sub.domain.tld (admin) <initiated_by.email>",
      "Address: 81.2.69.144 <client_ip>",
      "Place: Queensland, AU <geoip.country_code>",
      "Browser: Chrome 109.0.0.0 on Mac OS X 10.15.7",
      "MFA: Used <mfa>",
      directory,
    ],
  };
  it.each(Object.keys(DOCUMENTED_LINES) as DocumentedName[])("%s", (name) => {
    expect(brief(documentedEvent(name))).toEqual(documented[name]);
  });
});

describe("summaryOf", () => {
  it.each<[string, RawEvent, string[]]>([
    ["nothing", {}, []],
    ["MFA with its type", { mfa: "true", mfa_meta: { type: "totp" } }, ["MFA: Used (totp) <mfa>"]],
    [
      "factors",
      { auth_context: { auth_methods: { totp: { success: true }, password: { success: false } } } },
      ["Factors: password failed, totp passed"],
    ],
    [
      "a Windows logon",
      { windows_meta: { elevated: true, logon_type: 10 } },
      [
        "Windows logon: RemoteInteractive (10) <windows_meta.logon_type>",
        "Rights: Elevated <windows_meta.elevated>",
      ],
    ],
    [
      "an unknown Windows logon",
      { windows_meta: { logon_type: "99" } },
      ["Windows logon: 99 <windows_meta.logon_type>"],
    ],
    ["a network", { asn: { number: 64500, organization: "Example" } }, ["Network: Example, 64500"]],
    ["half a network", { asn: { number: 64500 } }, ["Network: 64500 <asn.number>"]],
    [
      "a city within its region",
      { geoip: { city: "Pune", region_name: "Maharashtra", country_code: "IN" } },
      ["Place: Pune, Maharashtra, IN <geoip.country_code>"],
    ],
    [
      "a city that is its own region",
      { geoip: { city: "Paris", region_name: "PARIS", country_code: "FR" } },
      ["Place: Paris, FR <geoip.country_code>"],
    ],
    [
      "an error that only the chain tells",
      { success: false, message_chain: { message_details: "no such user" } },
      ["Error: no such user"],
    ],
    [
      "an alert",
      { severity: "High", category: "System" },
      ["Severity: High <severity>", "Category: System <category>"],
    ],
    [
      "an MDM request",
      { command: { request_type: "RestartDevice" } },
      ["Request: RestartDevice <command.request_type>"],
    ],
  ])("%s", (_name, event, rows) => {
    expect(brief(event)).toEqual(rows);
  });

  it("never throws, has each label once, clean texts, and values that are found", () => {
    fc.assert(
      fc.property(hostileEvent(["login_attempt", "association_change", "sso_auth"]), (event) => {
        const rows = summaryOf(event);
        expect(new Set(rows.map(({ label }) => label)).size).toBe(rows.length);
        for (const { text, field, value } of rows) {
          expect(text).toMatch(/^\S.*$/u);
          expect(text.length).toBeLessThan(500);
          if (field !== undefined && field !== "mfa")
            expect(textsAt(event, field).map((found) => found.toLowerCase())).toContain(value?.toLowerCase());
        }
      }),
    );
  });
});

describe("severityOf", () => {
  it.each([
    [{ severity: "Medium" }, { level: "medium", text: "Medium" }],
    [{ severity: "INFORMATIONAL" }, { level: "info", text: "INFORMATIONAL" }],
    [{ severity: "P1" }, { level: null, text: "P1" }],
    [{ severity: "" }, null],
    [{ severity: {} }, null],
    [{ event_type: "user_lockout" }, null],
  ])("%j", (event, severity) => {
    expect(severityOf(event)).toEqual(severity);
  });
});
