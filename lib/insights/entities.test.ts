import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  DOCUMENTED_LINES,
  type DocumentedName,
  documentedEvent,
} from "@/lib/testing/fixtures/documented-events";
import { type EntityKind, entitiesOf } from "./entities";
import { textsAt } from "./value";
import type { RawEvent } from "./wire";

/** `{kind: "field=label (detail)"}`, which reads well in a table. */
function brief(event: RawEvent): Partial<Record<EntityKind, string>> {
  return Object.fromEntries(
    Object.entries(entitiesOf(event)).map(([kind, { field, label, detail }]) => [
      kind,
      `${field}=${label}${detail ? ` (${detail})` : ""}`,
    ]),
  );
}

describe("entitiesOf a documented event", () => {
  const documented: Record<DocumentedName, ReturnType<typeof brief>> = {
    adminLoginWithoutActor: {
      actor: "resource.email=jane.doe@gmail.com",
      address: "client_ip=73.203.76.115 (Colorado, US)",
    },
    radiusWithoutType: { actor: "username=zezeye21", address: "client_ip=209.235.170.66" },
    adminLogin: {
      actor: "initiated_by.email=john.doe@sekoia.io (admin)",
      address: "client_ip=1.2.3.4 (Paris, FR)",
    },
    deviceAddedToUser: {
      actor: "initiated_by.email=maurice.moss@sekoia.io (admin)",
      target: "association.connection.to.name=john.doe (user)",
      address: "client_ip=176.161.221.161 (Paris, FR)",
      device: "association.connection.from.name=JDOE-DESKTOP",
    },
    radiusFailure: {
      actor: "initiated_by.username=john.doe (user)",
      address: "client_ip=13.14.15.16 (Paris, FR)",
    },
    radiusSuccess: {
      actor: "initiated_by.username=jane.doe (user)",
      address: "client_ip=20.21.22.23 (Massachusetts, US)",
    },
    ssoUnreachable: {
      actor: "initiated_by.username=jane.doe (user)",
      address: "client_ip=5.6.7.8 (Massachusetts, US)",
      device: "auth_context.system.displayName=JDOE-LAPTOP",
      application: "application.sso_url=https://sso.jumpcloud.com/saml2/google",
    },
    ssoNotAuthorized: {
      actor: "initiated_by.username=john.doe (user)",
      address: "client_ip=9.10.11.12 (Val-de-Marne, FR)",
      device: "auth_context.system.displayName=PCONTRERAS-MAC",
      application: "application.display_label=Salesforce",
    },
    ssoSuccess: {
      actor: "initiated_by.username=john.doe (user)",
      address: "client_ip=1.2.3.4 (Massachusetts, US)",
      device: "auth_context.system.displayName=JDOE-DEKSTOP",
      application: "application.display_label=Google Workspace",
    },
    userUpdateAttributes: {
      actor: "initiated_by.email=maurice.moss@sekoia.io (admin)",
      target: "resource.username=jane.doe (user)",
      address: "client_ip=1.2.3.4 (Leinster, IE)",
    },
    userUpdateAddresses: {
      actor: "initiated_by.email=maurice.moss@sekoia.io (admin via scim)",
      target: "resource.username=jane.doe (user)",
      address: "client_ip=4.5.6.7 (Leinster, IE)",
    },
    userUpdateSuspended: {
      actor: "initiated_by.email=maurice.moss@sekoia.io (admin via scim)",
      target: "resource.username=john.wick (user)",
      address: "client_ip=10.11.12.13 (Leinster, IE)",
    },
    adminLoginWithChanges: {
      actor: "initiated_by.email=user.name@sub.domain.tld (admin)",
      address: "client_ip=81.2.69.144 (Queensland, AU)",
    },
  };

  it.each(Object.keys(DOCUMENTED_LINES) as DocumentedName[])("%s", (name) => {
    expect(brief(documentedEvent(name))).toEqual(documented[name]);
  });
});

describe("entitiesOf", () => {
  it.each<[string, RawEvent, ReturnType<typeof brief>]>([
    ["nothing", {}, {}],
    [
      "a lockout: the user is the target",
      { event_type: "user_lockout", service: "systems", username: "anna", system: { hostname: "pc1" } },
      { target: "username=anna", device: "system.hostname=pc1" },
    ],
    [
      "a device sign-in from elsewhere",
      {
        event_type: "login_attempt",
        service: "systems",
        username: "root",
        src_ip: "10.0.2.2",
        client_ip: "1.2.3.4",
        geoip: { city: "Oslo", country_code: "NO" },
      },
      { actor: "username=root", address: "src_ip=10.0.2.2" },
    ],
    [
      "LDAP by its distinguished name",
      { event_type: "ldap_bind", dn: "uid=adminR,ou=Users,o=57600aea6b8a769c6cef11ed,dc=jumpcloud,dc=com" },
      { actor: "dn=adminR" },
    ],
    [
      "an actor known by id only",
      {
        event_type: "group_create",
        initiated_by: { id: "abc", type: "systemuser" },
        resource: { id: "g1", type: "user_group" },
      },
      { actor: "initiated_by.id=abc (user)", target: "resource.id=g1 (user_group)" },
    ],
    ["the newer flat actor", { jc_initiated_by_email: "a@b.c" }, { actor: "jc_initiated_by_email=a@b.c" }],
    [
      "a sign-in that names its own user twice",
      {
        event_type: "user_login_attempt",
        initiated_by: { username: "jane" },
        resource: { username: "jane" },
      },
      { actor: "initiated_by.username=jane" },
    ],
    [
      "a software change",
      {
        event_type: "software_change",
        service: "software",
        application: { name: "Chrome", version: "96.1" },
        system: { displayName: "PC" },
      },
      { device: "system.displayName=PC", application: "application.name=Chrome (96.1)" },
    ],
    [
      "an MDM answer",
      { event_type: "mdm_command_result", mdm_device_id: "d1", request_type: "RestartDevice" },
      { target: "request_type=RestartDevice", device: "mdm_device_id=d1" },
    ],
    [
      "a SaaS application",
      {
        service: "saas_app_management",
        username: "jo",
        resource: { application_name: "Figma", application_id: "figma" },
      },
      {
        actor: "username=jo",
        target: "resource.application_name=Figma",
        application: "resource.application_name=Figma",
      },
    ],
    [
      "an empty text is no name",
      { initiated_by: { email: "", username: " ", id: "x" } },
      { actor: "initiated_by.id=x" },
    ],
    [
      "a device as the resource",
      { event_type: "system_create", resource: { type: "system", displayName: "PC", id: "s1" } },
      { target: "resource.displayName=PC (system)", device: "resource.displayName=PC" },
    ],
  ])("%s", (_name, event, entities) => {
    expect(brief(event)).toEqual(entities);
  });

  it("makes labels safe and short, and keeps the value as it came", () => {
    const value = `evil\u202etxt\n${"x".repeat(900)}`;
    const { actor } = entitiesOf({ initiated_by: { email: value } });
    expect(actor?.label).toMatch(/^evil\ufffdtxt x+…$/);
    expect(actor?.value).toBe(value);
  });

  it("never throws, and each entity's value is found at its field", () => {
    const keys = [
      "initiated_by",
      "resource",
      "association",
      "client_ip",
      "geoip",
      "system",
      "application",
      "username",
      "service",
      "event_type",
      "dn",
      "__proto__",
    ];
    const event = fc.dictionary(
      fc.constantFrom(...keys),
      fc.oneof(
        fc.jsonValue(),
        fc.dictionary(fc.constantFrom("email", "name", "type", "id", "connection"), fc.jsonValue()),
      ),
    );
    fc.assert(
      fc.property(event, (value) => {
        for (const entity of Object.values(entitiesOf(value))) {
          expect(textsAt(value, entity.field)).toContain(entity.value);
          expect(entity.label).not.toMatch(/\s\s|^\s|\s$/);
        }
      }),
    );
  });
});
