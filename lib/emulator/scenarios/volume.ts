/** Much data for measurements: a page of 10,000 of these events is about 15 MB of JSON. */
import type { RawEvent } from "@/lib/insights/wire";
import { hexId } from "../random";
import { testOrg } from "./small";

const AGENT = {
  os: "Mac OS X",
  minor: "0",
  os_minor: "15",
  os_version: "10.15.7",
  os_major: "10",
  version: "142.0.0.0",
  os_patch: "7",
  patch: "0",
  os_full: "Mac OS X 10.15.7",
  major: "142",
  name: "Chrome",
  os_name: "Mac OS X",
  device: "Mac",
};
const GEOIP = {
  country_code: "US",
  timezone: "America/Chicago",
  latitude: 41.8835,
  continent_code: "NA",
  region_name: "Illinois",
  longitude: -87.6305,
  region_code: "IL",
};

export interface VolumeOptions {
  /** Time of the first event, RFC 3339. */
  start?: string;
  stepMs?: number;
  organization?: string;
}

/** `count` sign-ins of about 1.5 kB each, `stepMs` apart (six seconds unless told). */
export function wideEvents(
  count: number,
  { start = "2026-11-01T00:00:00Z", stepMs = 6_000, organization = testOrg() }: VolumeOptions = {},
): RawEvent[] {
  const first = Date.parse(start);
  return Array.from({ length: count }, (_, i) =>
    wideEvent(i, new Date(first + i * stepMs).toISOString(), organization),
  );
}

function wideEvent(i: number, timestamp: string, organization: string): RawEvent {
  const user = i % 211;
  const id = hexId(`user:${user}`);
  const system = {
    hostname: `WIDE-MAC-${user}`,
    os: "Mac OS X",
    displayName: `WIDE-MAC-${user}`,
    id: hexId(`system:${user}`),
    version: "15.7.1",
  };
  return {
    initiated_by: { id, type: "user", username: `first.last${user}` },
    error_message: i % 23 === 0 ? "not authorized" : "",
    geoip: GEOIP,
    sso_token_success: i % 23 !== 0,
    useragent: AGENT,
    auth_context: {
      system,
      auth_methods: { password: { success: true }, totp: { success: i % 3 === 0 } },
      policies_applied: [0].map((n) => ({
        metadata: {
          resource_type: "APPLICATION",
          action: n === 0 ? "ALLOW" : "ALLOW_WITH_MFA",
          conditions: { location: "office", device: "managed" },
        },
        name: `Conditional access policy number ${n}`,
        id: hexId(`policy:${n}`),
      })),
    },
    mfa: i % 3 === 0,
    event_type: "sso_auth",
    application: {
      display_label: "Google Workspace",
      sso_type: "saml",
      name: "google",
      id: hexId("app:google"),
      sso_url: "https://sso.jumpcloud.com/saml2/google",
    },
    resource: {
      id,
      type: "user",
      username: `first.last${user}`,
      name: "A person with a display name",
      recipient_email: `first.last${user}@wide.example`,
    },
    provider: "",
    service: "sso",
    organization,
    "@version": "1",
    client_ip: `198.51.100.${i % 250}`,
    id: hexId(`wide:${i}`),
    idp_initiated: false,
    timestamp,
  };
}
