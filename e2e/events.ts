/** The events of the two orgs: small enough to count by hand, rich enough for the main task. */
import { testEvent } from "@/lib/emulator/scenarios/small";
import type { RawEvent } from "@/lib/insights/wire";
import { ORGS } from "./people";

const HOUR = 3_600_000;
const at = (now: number, minutesAgo: number) => new Date(now - minutesAgo * 60_000).toISOString();

const place = { country_code: "FR", region_name: "Paris", city: "Paris", timezone: "Europe/Paris" };
const far = { country_code: "IN", region_name: "Karnataka", city: "Bengaluru", timezone: "Asia/Kolkata" };
const agent = { name: "Chrome", version: "114.0.0.0", os: "Mac OS X", os_name: "Mac OS X", device: "Mac" };

/** Counts within the last 24 hours of the north org, by construction; `older` lie one to three days back. */
export const NORTH = {
  total: 372,
  failures: 12,
  logins: 300,
  updates: 60,
  address: "203.0.113.9",
  older: 1_500,
} as const;

/** 300 good sign-ins by 20 users, 12 failures from one far address, 60 changes by an admin; and older SSO. */
export function northEvents(now: number): RawEvent[] {
  const organization = ORGS.north.id;
  const logins = Array.from({ length: NORTH.logins }, (_, i) =>
    testEvent(at(now, 20 + i * 4), {
      organization,
      event_type: "user_login_attempt",
      success: true,
      mfa: i % 2 === 0,
      client_ip: `198.51.100.${i % 8}`,
      geoip: place,
      useragent: agent,
      initiated_by: {
        id: `5f00000000000000000000${String(i % 20).padStart(2, "0")}`,
        type: "user",
        username: `user${i % 20}`,
      },
      resource: { type: "user", username: `user${i % 20}` },
    }),
  );
  const failures = Array.from({ length: NORTH.failures }, (_, i) =>
    testEvent(at(now, 120 + i), {
      organization,
      event_type: "admin_login_attempt",
      success: false,
      mfa: false,
      error_message: "invalid password",
      client_ip: NORTH.address,
      geoip: far,
      useragent: agent,
      initiated_by: { id: "5f00000000000000000000aa", type: "admin", email: "dolores@northwind.example" },
    }),
  );
  const updates = Array.from({ length: NORTH.updates }, (_, i) =>
    testEvent(at(now, 30 + i * 20), {
      organization,
      event_type: "user_update",
      success: true,
      client_ip: "198.51.100.200",
      geoip: place,
      useragent: agent,
      initiated_by: { id: "5f00000000000000000000bb", type: "admin", email: "boss@northwind.example" },
      resource: { id: "5f00000000000000000000cc", type: "user", username: `user${i % 20}` },
      changes: [{ field: "suspended", from: false, to: true }],
    }),
  );
  return [...logins, ...failures, ...updates, ...olderEvents(now)];
}

/** One each 115 seconds from 25 hours back on: two of our pages and a rest. */
function olderEvents(now: number): RawEvent[] {
  return Array.from({ length: NORTH.older }, (_, i) =>
    testEvent(new Date(now - 25 * HOUR - i * 115_000).toISOString(), {
      organization: ORGS.north.id,
      service: "sso",
      event_type: "sso_auth",
      sso_token_success: true,
      client_ip: `192.0.2.${i % 100}`,
      initiated_by: { type: "user", username: `user${i % 20}` },
      application: { name: "salesforce", display_label: "Salesforce", sso_type: "saml" },
    }),
  );
}

/** Two events that nobody without a grant may ever see. */
export function southEvents(now: number): RawEvent[] {
  const organization = ORGS.south.id;
  return [1, 2].map((hours) =>
    testEvent(new Date(now - hours * HOUR).toISOString(), {
      organization,
      event_type: "user_create",
      success: true,
      client_ip: "192.0.2.77",
      initiated_by: { type: "admin", email: "secret@fabrikam.example" },
      resource: { type: "user", username: "fabrikam-only" },
    }),
  );
}
