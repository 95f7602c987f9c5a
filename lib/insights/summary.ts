/** What an analyst asks first of one event, as rows of label and text; only those that the event can fill. */
import { countryField, type Entities, type Entity, entitiesOf } from "./entities";
import { inWords, oneLine } from "./label";
import { outcomeOf } from "./outcome";
import { severityOf } from "./severity";
import { textAt, textsAt } from "./value";
import type { RawEvent } from "./wire";

export interface SummaryRow {
  label: string;
  text: string;
  /** With `value`, what a filter on this row would use; absent where the row joins several fields. */
  field?: string;
  value?: string;
}

const TEXT_MAX = 300;

/** Takes any event; rows come in reading order, each label once. Never throws. */
export function summaryOf(event: RawEvent): SummaryRow[] {
  const entities = entitiesOf(event);
  return [...parties(event, entities), ...signIn(event), ...findings(event), ...circumstances(event)].filter(
    (row) => row !== null,
  );
}

type Row = SummaryRow | null;

function parties(event: RawEvent, { actor, target, address, device, application }: Entities): Row[] {
  return [
    entityRow("Actor", actor),
    entityRow("Target", target),
    entityRow("Address", address && withoutDetail(address)),
    placeRow(event),
    joined("Network", event, ["asn.organization", "asn.number"]),
    browserRow(event),
    entityRow("Device", device),
    entityRow("Application", application),
    textRow("Software source", event, "app_management_source"),
    textRow("Process", event, "process_name"),
  ];
}

function entityRow(label: string, entity: Entity | undefined): Row {
  if (!entity) return null;
  const { field, value, detail } = entity;
  const text = detail === undefined ? oneLine(value, TEXT_MAX) : `${oneLine(value, TEXT_MAX)} (${detail})`;
  return { label, text: field === "dn" ? entity.label : text, field, value };
}

function withoutDetail({ detail: _place, ...address }: Entity): Entity {
  return address;
}

/** Every known part of the place, once where a city is its own region; the country is what a filter would ask for. */
function placeRow(event: RawEvent): Row {
  const field = countryField(event);
  const country = textAt(event, field);
  const region = textAt(event, "geoip.region_name")?.toLowerCase();
  const isOwnRegion = textAt(event, "geoip.city")?.toLowerCase() === region;
  const row = joined("Place", event, ["geoip.city", ...(isOwnRegion ? [] : ["geoip.region_name"]), field]);
  return row && country !== null ? { ...row, field, value: country } : row;
}

function browserRow(event: RawEvent): Row {
  const text = browserText(event);
  return text === null ? null : { label: "Browser", text };
}

/** `Chrome 114.0 on Mac OS X 10.15.7`, or null; the older documents spell the field `user_agent`. */
export function browserText(event: RawEvent): string | null {
  const root = ["useragent", "user_agent"].find((name) => textAt(event, `${name}.name`) !== null);
  if (root === undefined) return null;
  const part = (key: string) => textAt(event, `${root}.${key}`);
  const name = [part("name"), part("version") ?? part("major")];
  const os = part("os_full") ?? part("os_name") ?? part("os");
  const text = [...name, os === null || os === "Other" ? null : `on ${os}`];
  if (text.every((word) => word === null || word === "Other")) return null;
  return oneLine(text.filter((word) => word !== null).join(" "), TEXT_MAX);
}

function signIn(event: RawEvent): Row[] {
  return [
    mfaRow(event),
    textRow("Method", event, "auth_method"),
    joined("RADIUS", event, ["auth_type", "eap_type", "outer.eap_type"]),
    textRow("RADIUS MFA setting", event, "nas_mfa_state"),
    factorsRow(event),
    policiesRow(event),
    textRow("SSO protocol", event, "application.sso_type"),
    flagRow("Started from", event, "idp_initiated", ["JumpCloud", "the application"]),
    logonRow(event),
    flagRow("Rights", event, "windows_meta.elevated", ["Elevated", "Ordinary"]),
  ];
}

function mfaRow(event: RawEvent): Row {
  const mfa = textAt(event, "mfa")?.toLowerCase();
  if (mfa !== "true" && mfa !== "false") return null;
  const type = textAt(event, "mfa_meta.type");
  const how = type === null || type.toLowerCase() === "none" ? "" : ` (${oneLine(type, 40)})`;
  return { label: "MFA", text: mfa === "true" ? `Used${how}` : "Not used", field: "mfa", value: mfa };
}

const factorNames = [
  "password",
  "totp",
  "webauthn",
  "duo",
  "jumpcloud_go",
  "jumpcloud_go_uv",
  "jumpcloud_protect",
];

/** `password passed, totp failed` from either place that events keep their factors in. */
function factorsRow(event: RawEvent): Row {
  const said = factorNames.flatMap((name) => {
    const passed = ["auth_context", "auth_meta"].map((root) =>
      textAt(event, `${root}.auth_methods.${name}.success`),
    );
    const known = passed.find((text) => text === "true" || text === "false");
    return known === undefined ? [] : [`${inWords(name)} ${known === "true" ? "passed" : "failed"}`];
  });
  return said.length === 0 ? null : { label: "Factors", text: said.join(", ") };
}

function policiesRow(event: RawEvent): Row {
  const names = textsAt(event, "auth_context.policies_applied.name");
  const actions = textsAt(event, "auth_context.policies_applied.metadata.action");
  if (names.length + actions.length === 0) return null;
  const action = actions.length === 0 ? "" : ` (${actions.slice(0, 5).join(", ")})`;
  return { label: "Access policy", text: oneLine(names.slice(0, 5).join(", ") + action, TEXT_MAX) };
}

/** Windows logon types (API documentation, Systems attributes). */
const logonTypes = new Map([
  ["2", "Interactive"],
  ["3", "Network"],
  ["4", "Batch"],
  ["5", "Service"],
  ["7", "Unlock"],
  ["8", "NetworkCleartext"],
  ["9", "NewCredentials"],
  ["10", "RemoteInteractive"],
  ["11", "CachedInteractive"],
]);

function logonRow(event: RawEvent): Row {
  const row = textRow("Windows logon", event, "windows_meta.logon_type");
  const name = logonTypes.get(row?.value ?? "");
  return row && name !== undefined ? { ...row, text: `${name} (${row.text})` } : row;
}

function findings(event: RawEvent): Row[] {
  const { reason } = outcomeOf(event);
  const error = textRow("Error", event, "error_message");
  const severity = severityOf(event);
  return [
    error ?? (reason === null ? null : { label: "Error", text: reason }),
    textRow("Outer error", event, "outer.error_message"),
    textRow("Error code", event, "error_code"),
    joined("Response", event, ["message_chain.response_code", "message_chain.response_message"]),
    severity && {
      label: "Severity",
      text: severity.text,
      field: "severity",
      value: textAt(event, "severity") ?? "",
    },
    textRow("Category", event, "category"),
    textRow("Status", event, "status"),
    textRow("Result", event, "result"),
    textRow("Message", event, "message"),
    textRow("Detail", event, "detail"),
  ];
}

function circumstances(event: RawEvent): Row[] {
  const request = textAt(event, "request_type") === null ? "command.request_type" : "request_type";
  return [
    textRow("Request", event, request),
    joined("LDAP search", event, ["base", "filter"]),
    textRow("LDAP results", event, "number_of_results"),
    flagRow("LDAPS", event, "tls_established", ["Yes", "No"]),
    textRow("Device group", event, "system_group.name"),
    textRow("Workflow", event, "workflow.name"),
    textRow("Portal", event, "target_resource.type"),
    joined("Background job", event, ["correlation.type", "correlation.id"]),
    textRow("Service", event, "service"),
  ];
}

function textRow(label: string, event: RawEvent, field: string): Row {
  const value = textAt(event, field);
  return value === null ? null : { label, text: oneLine(value, TEXT_MAX), field, value };
}

/** The texts of several fields in one row, which a filter can use when only one is there; null without any. */
function joined(label: string, event: RawEvent, fields: string[]): Row {
  const rows = fields.flatMap((field) => textRow(label, event, field) ?? []);
  const [first] = rows;
  if (first === undefined || rows.length === 1) return first ?? null;
  return { label, text: oneLine(rows.map(({ text }) => text).join(", "), TEXT_MAX) };
}

function flagRow(label: string, event: RawEvent, field: string, [yes, no]: [yes: string, no: string]): Row {
  const value = textAt(event, field)?.toLowerCase();
  if (value !== "true" && value !== "false") return null;
  return { label, text: value === "true" ? yes : no, field, value };
}
