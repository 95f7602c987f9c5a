import { type CatalogueRow, rows } from "./row";

const factors = {
  password: "Password factor",
  totp: "TOTP factor",
  webauthn: "WebAuthn factor",
  duo: "Duo factor",
  jumpcloud_go: "JumpCloud Go factor",
  jumpcloud_go_uv: "JumpCloud Go verification",
  jumpcloud_protect: "JumpCloud Protect factor",
};
const factorLabels = (note: string) =>
  Object.fromEntries(
    Object.entries(factors).map(([key, label]) => [`auth_methods.${key}.success`, `${label}${note}`]),
  );

const phone = (root: string, note: string) => [
  ...rows(`${root}.jumpcloud_protect_device`, "text", {
    make: `Phone make${note}`,
    model: `Phone model${note}`,
    os: `Phone OS${note}`,
    os_version: `Phone OS version${note}`,
    app_version: `Phone app version${note}`,
    username: `Phone user${note}`,
    "geoip.country_code": `Phone country${note}`,
    "geoip.region_name": `Phone region${note}`,
  }),
  ...rows(`${root}.jumpcloud_protect_device`, "ip", { ip: `Phone IP address${note}` }),
  ...rows(`${root}.jumpcloud_protect_device`, "id", {
    id: `Phone id${note}`,
    user_id: `Phone user id${note}`,
  }),
];

/** How somebody signed in: factors, policies, phones, RADIUS. */
export const SIGN_IN_FIELDS: CatalogueRow[] = [
  ...rows("mfa_meta", "enum", { type: "MFA type" }),
  ...rows("auth_context", "boolean", factorLabels("")),
  ...rows("auth_context.system", "text", {
    displayName: "Sign-in device",
    hostname: "Sign-in device hostname",
    os: "Sign-in device OS",
    version: "Sign-in device OS version",
  }),
  ...rows("auth_context.system", "id", { id: "Sign-in device id" }),
  ...rows("auth_context.policies_applied", "text", { name: "Access policy" }),
  ...rows("auth_context.policies_applied", "enum", {
    "metadata.action": "Access policy action",
    "metadata.resource_type": "Access policy resource",
  }),
  ...rows("auth_context.policies_applied", "id", { id: "Access policy id" }),
  ...phone("auth_context", ""),
  ...rows("auth_meta", "boolean", {
    ...factorLabels(" (LDAP, RADIUS)"),
    user_password_enabled: "Password sign-in enabled",
    device_cert_enabled: "Device certificate enabled",
    user_cert_enabled: "User certificate enabled",
  }),
  ...rows("auth_meta", "enum", { auth_idp: "Identity provider", userid_type: "User id form" }),
  ...phone("auth_meta", " (LDAP)"),
  ...rows("outer", "text", {
    username: "Outer username",
    eap_type: "Outer EAP type",
    error_message: "Outer error",
  }),
  ...rows("message_chain", "text", { response_message: "Response", message_details: "Response details" }),
  ...rows("message_chain", "number", { response_code: "Response code" }, true),
];
