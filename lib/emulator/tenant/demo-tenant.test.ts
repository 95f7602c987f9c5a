import { beforeAll, describe, expect, it } from "vitest";
import type { RawEvent } from "@/lib/insights/wire";
import { createEmulator } from "../emulator";
import { KNOWN_SERVICES, OPEN_SERVICES } from "../options";
import { ask } from "../scenarios/ask";
import type { Feed } from "../store";
import { type DemoTenant, demoTenant } from "./demo-tenant";

const NOW = Date.parse("2026-11-21T08:00:00Z");
const HOUR = 3_600_000;
let tenant: DemoTenant;
let main: readonly RawEvent[];

beforeAll(() => {
  tenant = demoTenant({ seed: 1, now: NOW });
  main = tenant.orgs[0]?.events ?? [];
});

/** What the emulator finds in the main org during the last `hours`. */
async function find(hours: number, criteria: Record<string, string | string[]>): Promise<RawEvent[]> {
  const emulator = createEmulator({ seed: 1, now: () => NOW });
  const org = tenant.orgs[0];
  emulator.addKey("key", { orgs: { [org?.id ?? ""]: () => org?.feed ?? [] } });
  const search_term = { and: Object.entries(criteria).map(([field, value]) => ({ [field]: value })) };
  const body = {
    service: ["all"],
    start_time: new Date(NOW - hours * HOUR).toISOString(),
    limit: 10_000,
    search_term,
  };
  const answer = await ask(emulator, "key", "", body);
  return answer.json as RawEvent[];
}
const ago = (event: RawEvent | undefined) => NOW - Date.parse(String(event?.timestamp));
const at = (event: RawEvent, path: string) =>
  path.split(".").reduce<unknown>((value, key) => (value as RawEvent | undefined)?.[key], event);

describe("the tenant", () => {
  it("is a pure function of seed and time", () => {
    // Every fiftieth event of the main org, all of the others: enough to tell runs apart, quick enough to do.
    const text = (one: DemoTenant) =>
      JSON.stringify([
        ...one.orgs.map(({ events }, org) => events.filter((_event, i) => org > 0 || i % 50 === 0)),
        one.provider.events,
      ]);
    expect(text(demoTenant({ seed: 1, now: NOW })) === text(tenant)).toBe(true);
    const other = demoTenant({ seed: 2, now: NOW });
    expect(JSON.stringify(other.orgs[3]?.events) === JSON.stringify(tenant.orgs[3]?.events)).toBe(false);
  }, 30_000);

  it("has the same past when it starts an hour later", () => {
    const later = demoTenant({ seed: 1, now: NOW + HOUR });
    const idsOf = (one: DemoTenant) =>
      new Set(
        one.orgs[1]?.feed.events
          .filter(({ timestamp }) => Math.abs(NOW - 48 * HOUR - Date.parse(String(timestamp))) < 24 * HOUR)
          .map(({ id }) => id),
      );
    expect(idsOf(tenant).size).toBeGreaterThan(30);
    expect(idsOf(later)).toEqual(idsOf(tenant));
  });

  it("has the promised sizes", () => {
    expect(main.length).toBeGreaterThan(40_000);
    expect(main.length).toBeLessThan(65_000);
    for (const { events } of tenant.orgs.slice(1)) {
      expect(events.length).toBeGreaterThan(3_000);
      expect(events.length).toBeLessThan(9_000);
    }
  });

  it("shows every known service and at least 150 event types", () => {
    const services = new Set(main.map(({ service }) => service));
    for (const service of KNOWN_SERVICES.filter((name) => name !== "all"))
      expect(services, service).toContain(service);
    expect(new Set(main.map(({ event_type }) => event_type)).size).toBeGreaterThanOrEqual(150);
    for (const service of services) expect(OPEN_SERVICES).toContain(service);
  });

  it("gives every event what every event has, with ids that are its own", () => {
    for (const { id, events } of tenant.orgs) {
      for (const event of events) {
        if (event.organization !== id || typeof event.id !== "string" || event["@version"] !== "1")
          throw new Error(JSON.stringify(event));
        if (typeof event.service !== "string" || typeof event.event_type !== "string")
          throw new Error(JSON.stringify(event));
      }
      expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
    }
  });

  it("never puts success on sso_auth, and shows logins, failures and steps", () => {
    const sso = main.filter(({ event_type }) => event_type === "sso_auth");
    expect(sso.some((event) => "success" in event)).toBe(false);
    const kinds = new Set(
      sso.map(
        ({ sso_token_success, error_message }) =>
          `${sso_token_success} ${error_message === "" ? "" : "message"}`,
      ),
    );
    expect(kinds).toEqual(new Set(["true ", "false ", "false message"]));
  });

  it("mixes timestamps of 0, 3, 8 and 9 digits", () => {
    const digits = new Set(
      main.map(({ timestamp }) => /\.(\d+)Z$/.exec(String(timestamp))?.[1]?.length ?? 0),
    );
    for (const length of [0, 3, 8, 9]) expect(digits).toContain(length);
  });

  it("has events of the future, and late ones that come only with time", () => {
    expect(main.filter((event) => ago(event) < 0)).toHaveLength(2);
    const feed: Feed = tenant.orgs[0]?.feed ?? { events: [] };
    const late = feed.events.filter(
      (event, i) => (feed.arrivals?.[i] ?? 0) - Date.parse(String(event.timestamp)) > 20 * 60_000,
    );
    expect(late.length).toBeGreaterThan(100);
    expect(feed.events.length).toBeGreaterThan(main.length);
  });

  it("names people with more than lower-case ASCII", () => {
    const names = new Set(main.map((event) => at(event, "initiated_by.username")));
    for (const name of ["félix", "Chidi.O", "明"]) expect(names).toContain(name);
  });

  it("is quieter at the weekend and at night, where the org is", () => {
    const local = new Intl.DateTimeFormat("en-US", {
      timeZone: "America/Chicago",
      weekday: "short",
      hour: "2-digit",
      hourCycle: "h23",
    });
    const count = { office: 0, night: 0, weekend: 0 };
    for (const { timestamp, service } of main) {
      if (service !== "sso") continue;
      const parts = local.formatToParts(Date.parse(String(timestamp)));
      const [day, hour] = ["weekday", "hour"].map((type) => parts.find((part) => part.type === type)?.value);
      if (day === "Sat" || day === "Sun") count.weekend += 1;
      else if (Number(hour) >= 8 && Number(hour) < 17) count.office += 1;
      else if (Number(hour) < 5) count.night += 1;
    }
    expect(count.office).toBeGreaterThan(20 * count.night);
    expect(count.office).toBeGreaterThan(5 * count.weekend);
  });

  it("gives the provider events of its own kinds, mostly without an org", () => {
    const types = new Set(tenant.provider.events.map(({ event_type }) => event_type));
    for (const type of ["admin_create", "organization_create", "msp_ticket_create", "admin_lockout"])
      expect(types).toContain(type);
    const { events } = tenant.provider;
    expect(events.every((event) => "organization" in event && event.provider === tenant.provider.id)).toBe(
      true,
    );
    expect(events.some(({ organization }) => organization === null)).toBe(true);
  });
});

describe("the stories can be found", () => {
  it("a password spray from one address that ends in a lockout, in the last day", async () => {
    const tries = await find(24, { client_ip: "203.0.113.77", event_type: "user_login_attempt" });
    expect(tries.length).toBeGreaterThan(120);
    expect(tries.every(({ success }) => success === false)).toBe(true);
    expect(new Set(tries.map((event) => at(event, "initiated_by.username"))).size).toBe(42);
    const [lockout] = await find(24, { client_ip: "203.0.113.77", event_type: "user_lockout" });
    expect(at(lockout ?? {}, "initiated_by.email")).toBeUndefined();
    expect(ago(lockout)).toBeLessThan(Math.min(...tries.map(ago)));
    expect(
      await find(24, {
        event_type: "user_unlocked",
        "resource.username": String(at(lockout ?? {}, "resource.username")),
      }),
    ).not.toHaveLength(0);
  });

  it("an administrator's role granted at three at night", async () => {
    const grants = (await find(30, { event_type: "admin_update" })).filter(({ changes }) =>
      JSON.stringify(changes).includes("roleName"),
    );
    expect(grants).toHaveLength(1);
    const time = new Intl.DateTimeFormat("en-GB", { timeZone: "America/Chicago", timeStyle: "short" }).format(
      Date.parse(String(grants[0]?.timestamp)),
    );
    expect(time).toBe("03:00");
    expect(await find(30, { event_type: "system_admin_grant" })).not.toHaveLength(0);
  });

  it("an old API key still in use", async () => {
    expect((await find(24 * 13, { event_type: "admin_old_api_key_attempt" })).length).toBe(48);
    expect((await find(24, { event_type: "admin_old_api_key_attempt" })).length).toBeGreaterThanOrEqual(3);
  });

  it("a sign-in from a country where nobody works", async () => {
    const far = await find(24, { "geoip.country_code": "sc" });
    expect(far.map(({ event_type }) => event_type)).toEqual(["user_login_attempt", "sso_auth"]);
    expect(main.filter((event) => at(event, "geoip.country_code") === "SC")).toHaveLength(2);
  });

  it("an MFA reset before a login from an address never seen before", async () => {
    const fresh = await find(24, { client_ip: "192.0.2.213" });
    expect(fresh.map(({ event_type }) => event_type)).toEqual([
      "totp_start_enrollment",
      "totp_finish_enrollment",
      "sso_auth",
    ]);
    const username = String(at(fresh[0] ?? {}, "initiated_by.username")).toLowerCase();
    const resets = await find(24, { event_type: "totp_delete_enrollment", "resource.username": username });
    expect(resets.some((reset) => ago(reset) > ago(fresh[0]))).toBe(true);
  });

  it("an offboarded user whose device still signs in", async () => {
    const [left] = await find(24 * 10, {
      event_type: "user_delete",
      "initiated_by.email": "yuki.arai@northwind-retail.example",
    });
    const username = String(at(left ?? {}, "resource.username"));
    const logins = await find(24 * 10, { event_type: "login_attempt", username });
    expect(logins.filter((login) => ago(login) < ago(left))).toHaveLength(5);
    expect((await find(24 * 9 - 1, { "initiated_by.username": username })).length).toBe(0);
  });

  it("a mass group change by one API key", async () => {
    const adds = await find(24 * 3, {
      event_type: "association_change",
      auth_method: "api key",
      "resource.name": "finance - full access",
    });
    expect(adds).toHaveLength(140);
    expect(Math.max(...adds.map(ago)) - Math.min(...adds.map(ago))).toBeLessThan(5 * 60_000);
  });
});
