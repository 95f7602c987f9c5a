/**
 * Who acted, on what, from where, with which device and application: for any event, of any service. Each
 * entity names the field and the value that a filter uses, so what is shown is what is found.
 */
import { oneLine } from "./label";
import { textAt } from "./value";
import type { RawEvent } from "./wire";

export type EntityKind = "actor" | "target" | "address" | "device" | "application";

export interface Entity {
  kind: EntityKind;
  /** One short safe line for a screen. */
  label: string;
  /** Dotted path of the value within the event. */
  field: string;
  /** The value as it came, as text. */
  value: string;
  /** A second short line: the actor's role, the place of an address. */
  detail?: string;
}

export type Entities = Partial<Record<EntityKind, Entity>>;

/** Takes any event and gives the entities that it names; never throws. */
export function entitiesOf(event: RawEvent): Entities {
  const found = [actorOf(event), targetOf(event), addressOf(event), deviceOf(event), applicationOf(event)];
  const entities: Entities = {};
  for (const entity of found) if (entity !== null) entities[entity.kind] = entity;
  return entities;
}

/** The event's type, or "" for none. RADIUS events of the first edition carry neither type nor service. */
export function typeOf(event: RawEvent): string {
  return textAt(event, "event_type") ?? (textAt(event, "nas_mfa_state") === null ? "" : "radius_auth");
}

/** An entity from the first of `fields` that holds text. */
export function firstEntity(event: RawEvent, kind: EntityKind, fields: readonly string[]): Entity | null {
  for (const field of fields) {
    const value = textAt(event, field);
    if (value !== null) return { kind, label: oneLine(value), field, value };
  }
  return null;
}

const actorFields = [
  "initiated_by.email",
  "initiated_by.username",
  "jc_initiated_by_email",
  "initiated_by.name",
  "initiated_by.display_name",
];
const actorIds = ["initiated_by.id", "jc_initiated_by_id", "initiated_by.user_id"];
const resourceNames = ["email", "username", "name"].map((key) => `resource.${key}`);

/** Events in which `username`, or the resource of older events, is the one who signs in. */
const signIn =
  /^(radius_auth|ldap_|sso_auth$|login_attempt$|(admin|user)_login_attempt$|saas_management_login)/;
/** Services whose `username` is the caller (API documentation, attribute tables). */
const usernameActs = new Set([
  "alerts",
  "alert",
  "asset_management",
  "saas_app_management",
  "radius",
  "ldap",
  "sso",
]);

function actorOf(event: RawEvent): Entity | null {
  const isSignIn = signIn.test(typeOf(event));
  const named = firstEntity(event, "actor", [
    ...actorFields,
    ...(isSignIn || usernameActs.has(textAt(event, "service") ?? "") ? ["username"] : []),
    ...(isSignIn ? resourceNames : []),
  ]);
  const actor =
    named ??
    fromDistinguishedName(event) ??
    firstEntity(event, "actor", [...actorIds, "initiated_by.source"]);
  const detail = actor === null ? null : actorDetail(event);
  return actor && detail !== null ? { ...actor, detail } : actor;
}

/** `uid=jane,ou=Users,…` is shown as `jane`. */
function fromDistinguishedName(event: RawEvent): Entity | null {
  const dn = textAt(event, "dn");
  const uid = dn === null ? null : /^\s*uid=([^,]+)/i.exec(dn.slice(0, 1_000));
  return dn === null || !uid?.[1]?.trim()
    ? null
    : { kind: "actor", label: oneLine(uid[1]), field: "dn", value: dn };
}

function actorDetail(event: RawEvent): string | null {
  const role = textAt(event, "initiated_by.type");
  const source = textAt(event, "initiated_by.source");
  const parts = [role === "systemuser" ? "user" : role, source === null ? null : `via ${source}`];
  return oneLine(parts.filter((part) => part !== null).join(" ")) || null;
}

const nameKeys = [
  "name",
  "displayName",
  "display_name",
  "displayLabel",
  "display_label",
  "hostname",
  "application_name",
  "policy_name",
  "recipient_email",
  "description",
];
const under = (root: string, keys: readonly string[]) => keys.map((key) => `${root}.${key}`);
const personFields = under("resource", ["username", "email", ...nameKeys]);
const thingFields = under("resource", [...nameKeys, "username", "email"]);
const otherTargets = [
  "association.email",
  "association.username",
  "association.name",
  "workflow.name",
  "name",
  "object_storage_item_version_name",
  "report.name",
  "request_type",
];
const targetIds = [
  "resource.id",
  "association.id",
  "workflow.id",
  "access_request_id",
  "channel_object_id",
  "object_storage_item_object_id",
];

function targetOf(event: RawEvent): Entity | null {
  const type = typeOf(event);
  const associated = associationSide(event);
  if (associated !== null) return associated;
  if (signIn.test(type) && !type.startsWith("saas")) return signInTarget(event);
  const isPerson = /user|admin/i.test(textAt(event, "resource.type") ?? "");
  const fields = [
    ...(isPerson ? personFields : thingFields),
    ...otherTargets,
    ...(usernameActs.has(textAt(event, "service") ?? "") ? [] : ["username"]),
    ...targetIds,
  ];
  const target = firstEntity(event, "target", fields);
  const detail = textAt(event, "resource.type");
  return target?.field.startsWith("resource.") && detail !== null
    ? { ...target, detail: oneLine(detail) }
    : target;
}

/** Signing in acts on nobody; where a user is named beside the one who signs in, that user is shown. */
function signInTarget(event: RawEvent): Entity | null {
  const actor = firstEntity(event, "actor", actorFields);
  const target = firstEntity(event, "target", personFields);
  return actor === null || actor.value === target?.value ? null : target;
}

const sideKeys = ["name", "displayName", "email", "username", "object_id", "id"];

/** The user of a changed association or, without one, the side that was added to or removed from. */
function associationSide(event: RawEvent): Entity | null {
  const isUser = (side: "from" | "to") => textAt(event, `association.connection.${side}.type`) === "user";
  const entity = sideEntity(event, isUser("from") && !isUser("to") ? "from" : "to");
  return entity && { ...entity, kind: "target" };
}

/** One side of `association.connection`, its type as detail. */
export function sideEntity(event: RawEvent, side: "from" | "to"): Entity | null {
  const type = textAt(event, `association.connection.${side}.type`);
  const kind = isDeviceType(type) ? "device" : type === "application" ? "application" : "target";
  const entity = firstEntity(event, kind, under(`association.connection.${side}`, sideKeys));
  return entity && type !== null ? { ...entity, detail: oneLine(type) } : entity;
}

/** A device's sign-in came from `src_ip`; `client_ip` is then the device's own way out. */
function addressOf(event: RawEvent): Entity | null {
  const isDevice = typeOf(event) === "login_attempt";
  const address = firstEntity(event, "address", isDevice ? ["src_ip", "client_ip"] : ["client_ip", "src_ip"]);
  const place = address?.field === "client_ip" ? placeOf(event) : null;
  return address && place !== null ? { ...address, detail: place } : address;
}

/** `Bengaluru, IN` from `geoip`, or as much of it as there is; null without any. */
function placeOf(event: RawEvent): string | null {
  const town = textAt(event, "geoip.city") ?? textAt(event, "geoip.region_name");
  const country = textAt(event, countryField(event));
  return [town, country].flatMap((part) => (part === null ? [] : [oneLine(part, 60)])).join(", ") || null;
}

/** Real events say `country_code`; the oldest example in the documentation says `country_code2`. */
export function countryField(event: RawEvent): string {
  return textAt(event, "geoip.country_code") === null ? "geoip.country_code2" : "geoip.country_code";
}

const deviceFields = [
  ...under("system", ["displayName", "hostname", "name"]),
  ...under("auth_context.system", ["displayName", "hostname"]),
];
const deviceIds = [
  "system.id",
  "auth_context.system.id",
  "mdm_device_id",
  "device_object_id",
  "windows_device_uuid",
  "system_object_id",
];
const isDeviceType = (type: string | null) => type !== null && /^(system|device)$/i.test(type);

function deviceOf(event: RawEvent): Entity | null {
  const named = firstEntity(event, "device", deviceFields);
  if (named !== null) return named;
  const associated = ["from", "to"].map((side) => `association.connection.${side}`);
  const own = [...associated, "resource"].filter((root) => isDeviceType(textAt(event, `${root}.type`)));
  return firstEntity(event, "device", [
    ...own.flatMap((root) => under(root, [...nameKeys, "object_id", "id"])),
    ...deviceIds,
  ]);
}

const applicationFields = [
  ...under("application", ["display_label", "display_name", "name"]),
  "resource.application_name",
];

function applicationOf(event: RawEvent): Entity | null {
  const isApplication = /^application$/i.test(textAt(event, "resource.type") ?? "");
  const application = firstEntity(event, "application", [
    ...applicationFields,
    ...(isApplication ? under("resource", [...nameKeys, "id"]) : []),
    "application.sso_url",
    "application.id",
    "resource.application_id",
  ]);
  const version = textAt(event, "application.version");
  return application && version !== null ? { ...application, detail: oneLine(version, 40) } : application;
}
