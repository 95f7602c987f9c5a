import { type CatalogueRow, rows } from "./row";

/** Where a request came from. */
export const PLACE_FIELDS: CatalogueRow[] = [
  ...rows("geoip", "text", {
    country_code: "Country",
    country_code2: "Country (older)",
    region_name: "Region",
    region_code: "Region code",
    city: "City",
    continent_code: "Continent",
    timezone: "Time zone",
  }),
  ...rows("geoip", "number", { latitude: "Latitude", longitude: "Longitude" }),
  ...rows("asn", "text", { organization: "Network owner" }),
  ...rows("asn", "number", { number: "Network number (ASN)" }, true),
];

const browser = {
  name: "name",
  version: "version",
  os: "OS",
  os_name: "OS name",
  os_full: "OS in full",
  os_version: "OS version",
  os_major: "OS major version",
  os_minor: "OS minor version",
  os_patch: "OS patch version",
  device: "device",
  major: "major version",
  minor: "minor version",
  patch: "patch version",
  build: "build",
};
const browserLabels = (note: string) =>
  Object.fromEntries(Object.entries(browser).map(([key, label]) => [key, `Browser ${label}${note}`]));

/** Devices, browsers and what was changed. */
export const DEVICE_FIELDS: CatalogueRow[] = [
  ...rows("system", "text", { displayName: "Device", hostname: "Device hostname", type: "Device type" }),
  ...rows("system", "id", { id: "Device id" }),
  ...rows("windows_meta", "enum", { logon_type: "Windows logon type" }),
  ...rows("windows_meta", "boolean", { elevated: "Elevated" }),
  ...rows("command", "text", { request_type: "MDM command" }),
  ...rows("error_chain", "text", { error_domain: "MDM error domain" }),
  ...rows("error_chain", "number", { error_code: "MDM error code" }, true),
  ...rows(
    "error_chain",
    "text",
    { localized_description: "MDM error (local)", us_english_description: "MDM error" },
    false,
  ),
  ...rows("query_responses", "text", {
    device_name: "MDM device name",
    os_version: "MDM OS version",
    model_name: "MDM model",
  }),
  ...rows("", "object", { useragent: "Browser", changes: "Changes" }),
  ...rows("useragent", "text", browserLabels("")),
  ...rows("user_agent", "text", browserLabels(" (user_agent)")),
  ...rows("changes", "text", { field: "Changed field", from: "Changed from", to: "Changed to" }),
];

/** Applications and software. */
export const APPLICATION_FIELDS: CatalogueRow[] = [
  ...rows("application", "text", {
    display_label: "Application",
    display_name: "Application display name",
    name: "Application connector",
    sso_url: "SSO address",
    version: "Software version",
    publisher: "Publisher",
    path: "Install path",
    package_manager: "Software package manager",
  }),
  ...rows("application", "enum", { sso_type: "SSO type" }),
  ...rows("application", "text", { uninstall_string: "Uninstall command" }, false),
  ...rows("application", "id", { id: "Application id" }),
];
