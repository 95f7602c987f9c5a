import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { demoTenant } from "@/lib/emulator/tenant/demo-tenant";
import { EVENT_TYPES } from "@/lib/insights/event-types";
import { FIELDS } from "@/lib/insights/fields";
import { SERVICES } from "@/lib/insights/services";
import { valueAt } from "@/lib/insights/value";
import type { RawEvent } from "@/lib/insights/wire";
import { decodeSearch, encodeSearch } from "./codec";
import { compile } from "./compile";
import { isGroup } from "./group";
import { LENSES, type Lens, lensesIn, lensGroups, lensSearch } from "./lenses";
import { groupTest } from "./match";
import { type Condition, type Group, Search } from "./schema";
import { resolveRange } from "./window";

const NOW = Date.parse("2026-11-21T14:00:00Z");
const DAY = 86_400_000;
const window = resolveRange({ last: "90d" }, NOW, "UTC");
/** What a user of the demo tenant would type. */
const BLANKS: Record<string, string> = {
  "unusual-sign-ins": "US, GB, CA",
  "offboarding-check": "yuki.arai",
  "lockout-chain": "paloma.walsh",
};

let main: readonly RawEvent[];

beforeAll(() => {
  main = demoTenant({ seed: 1, now: NOW }).orgs[0]?.events ?? [];
}, 30_000);

const lens = (id: string): Lens => {
  const found = LENSES.find((one) => one.id === id);
  if (!found) throw new Error(`There is no lens ${id}`);
  return found;
};

function find(search: Search, days: number): RawEvent[] {
  const test = groupTest(search.where);
  return main.filter((event) => {
    const isService = search.services.includes("all") || search.services.includes(String(event.service));
    const age = NOW - Date.parse(String(event.timestamp));
    return isService && age <= days * DAY && test(event);
  });
}

/** What a lens finds within the range it suggests. */
function findBy(id: string, blank = BLANKS[id]): RawEvent[] {
  const search = lensSearch(lens(id), { blank });
  const { start } = resolveRange(search.range, NOW, "UTC");
  return find(search, (NOW - Date.parse(start)) / DAY);
}

function conditionsOf(group: Group): Condition[] {
  return group.items.flatMap((item) => (isGroup(item) ? conditionsOf(item) : [item]));
}

const typeOf = ({ event_type }: RawEvent) => event_type;

describe.each(LENSES.map((one) => [one.id, one] as const))("lens %s", (id, one) => {
  it("is a search that the address can hold", () => {
    const search = lensSearch(one, { blank: BLANKS[id] });
    expect(Search.safeParse(one.search).success).toBe(true);
    expect(decodeSearch(encodeSearch(search))).toEqual({ search, problems: [] });
    expect(decodeSearch(encodeSearch(one.search)).problems).toEqual([]);
  });

  it("names services, event types and fields that are known", () => {
    const known = new Set(EVENT_TYPES.map(({ type }) => type));
    const named = conditionsOf(one.search.where);
    const types = named.filter(({ field }) => field === "event_type").flatMap(({ values }) => values);
    expect(types.filter((type) => !known.has(type))).toEqual([]);
    const services = SERVICES.map((service) => service.id);
    expect(one.search.services.filter((service) => !services.includes(service))).toEqual([]);
    const fields = [...named.map(({ field }) => field), one.search.breakdown ?? "service"];
    expect(fields.filter((field) => !FIELDS.some(({ path }) => path === field))).toEqual([]);
  });

  it("is asked of the API as it stands, but for the outcome", () => {
    const search = lensSearch(one, { blank: BLANKS[id] });
    const { residual, body } = compile(search, window);
    const left = residual === null ? [] : conditionsOf(residual).map(({ field }) => field);
    expect(left.filter((field) => field !== "outcome")).toEqual([]);
    expect(body.search_term).toBeDefined();
  });

  it("finds something in the demo tenant", () => {
    expect(find(lensSearch(one, { blank: BLANKS[id] }), 90).length).toBeGreaterThan(0);
  });

  it("says what it looks for and why", () => {
    expect(one.looksFor).toMatch(/\.$/);
    expect(one.why).toMatch(/\.$/);
    const hasBlank = conditionsOf(one.search.where).some(({ values }) => values.length === 0);
    expect(one.asks !== undefined).toBe(hasBlank);
  });
});

describe("a story of the demo tenant shows in its lens, within the range that the lens suggests", () => {
  it("the password spray among the failures, its victim among the lockouts", () => {
    const sprayed = findBy("failed-sign-ins").filter(({ client_ip }) => client_ip === "203.0.113.77");
    expect(sprayed).toHaveLength(130);
    const lockouts = findBy("lockouts");
    const spray = lockouts.find(({ client_ip }) => client_ip === "203.0.113.77");
    expect(typeOf(spray ?? {})).toBe("user_lockout");
    const victim = valueAt(spray ?? {}, "resource.username");
    const unlocked = lockouts.filter((event) => valueAt(event, "resource.username") === victim);
    expect(unlocked.map(typeOf)).toContain("user_unlocked");
  });

  it("the tries that led to the lockout, then what came after it", () => {
    expect(lens("lockout-chain").search.sort).toBe("asc");
    const chain = findBy("lockout-chain").sort((a, b) =>
      String(a.timestamp) < String(b.timestamp) ? -1 : 1,
    );
    const locked = chain.findIndex(
      (event) => typeOf(event) === "user_lockout" && event.client_ip === "203.0.113.77",
    );
    const tries = chain.slice(locked - 4, locked);
    expect(tries.map(typeOf)).toEqual(Array(4).fill("user_login_attempt"));
    expect(tries.map(({ success, client_ip }) => [success, client_ip])).toEqual(
      Array(4).fill([false, "203.0.113.77"]),
    );
    expect(chain.slice(locked + 1).map(typeOf)).toContain("user_unlocked");
    expect(chain.every((event) => JSON.stringify(event).includes("paloma.walsh"))).toBe(true);
  });

  it("the steps of an SSO sign-in are no failures", () => {
    const sso = findBy("failed-sign-ins").filter((event) => typeOf(event) === "sso_auth");
    expect(sso.length).toBeGreaterThan(0);
    expect(sso.every(({ error_message }) => String(error_message).length > 1)).toBe(true);
  });

  it("the far country is all there is besides the spray, and both are new", () => {
    const far = findBy("unusual-sign-ins").map((event) => valueAt(event, "geoip.country_code"));
    expect(new Set(far)).toEqual(new Set(["SC", "NL"]));
    expect(far.filter((country) => country === "SC")).toHaveLength(2);
    const { search } = lens("new-countries");
    const countries = (from: number, to: number) =>
      new Set(
        find(search, to)
          .filter((event) => NOW - Date.parse(String(event.timestamp)) > from * DAY)
          .map((event) => valueAt(event, "geoip.country_code")),
      );
    expect([...countries(0, 14).difference(countries(14, 28))].sort()).toEqual(["NL", "SC"]);
  });

  it("the night's administrator: without MFA, then the grants, all of it off hours", () => {
    const email = "marcus.thorne@northwind-retail.example";
    const night = (id: string) =>
      findBy(id).filter((event) => {
        const age = NOW - Date.parse(String(event.timestamp));
        return age < DAY && valueAt(event, "initiated_by.email") === email;
      });
    expect(night("admin-sign-in-without-mfa").map(typeOf)).toEqual(["admin_login_attempt"]);
    const grants = night("privilege-grants").map(typeOf);
    expect(grants).toEqual(expect.arrayContaining(["admin_update", "system_admin_grant"]));
    expect(night("off-hours-admin-work").map(typeOf)).toEqual(
      expect.arrayContaining(["admin_login_attempt", "admin_update", "system_admin_grant"]),
    );
  });

  it("the MFA reset and the enrolment from a new address", () => {
    const fresh = findBy("mfa-changes").filter(({ client_ip }) => client_ip === "192.0.2.213");
    expect(fresh.map(typeOf)).toEqual(["totp_start_enrollment", "totp_finish_enrollment"]);
    const username = valueAt(fresh[0] ?? {}, "initiated_by.username");
    const resets = findBy("mfa-changes").filter(
      (event) =>
        typeOf(event) === "totp_delete_enrollment" && valueAt(event, "resource.username") === username,
    );
    expect(resets).not.toHaveLength(0);
  });

  it("every call with the old API key", () => {
    expect(findBy("old-api-keys")).toHaveLength(48);
  });

  it("the mass change of one group", () => {
    const finance = findBy("group-changes").filter(
      (event) =>
        valueAt(event, "resource.name") === "Finance - Full Access" && event.auth_method === "api key",
    );
    expect(finance.length).toBeGreaterThanOrEqual(140);
  });

  it("the leaver, and the laptop that signs in after the account is gone", () => {
    const left = findBy("leavers").filter(
      (event) =>
        typeOf(event) === "user_delete" &&
        valueAt(event, "initiated_by.email") === "yuki.arai@northwind-retail.example",
    );
    const own = left.map((event) =>
      findBy("offboarding-check", String(valueAt(event, "resource.username"))).filter(
        (later) => String(later.timestamp) > String(event.timestamp),
      ),
    );
    expect(own.map((events) => events.filter((event) => typeOf(event) === "login_attempt").length)).toContain(
      5,
    );
  });
});

describe("opening a lens", () => {
  const rangeOf = (id: string, current: Search["range"]) => lensSearch(lens(id), { current }).range;

  it.each([
    ["a longer range stays", { last: "30d" }, { last: "30d" }],
    ["weeks are longer than days", { last: "2w" }, { last: "2w" }],
    ["a shorter one gives way", { last: "24h" }, { last: "7d" }],
    ["the same length is the lens's own", { last: "168h" }, { last: "7d" }],
    ["a named day gives way", { last: "yesterday" }, { last: "7d" }],
    ["a week of the calendar is no longer", { last: "last_week" }, { last: "7d" }],
  ])("%s", (_name, current, expected) => {
    expect(rangeOf("lockouts", current)).toEqual(expected);
  });

  it("a longer absolute range stays", () => {
    const current = { from: "2026-11-01T00:00:00Z", to: "2026-11-10T00:00:00Z" };
    expect(rangeOf("lockouts", current)).toEqual(current);
    const shorter = { from: "2026-11-01T00:00:00Z", to: "2026-11-02T00:00:00Z" };
    expect(rangeOf("lockouts", shorter)).toEqual({ last: "7d" });
  });

  it("what is typed goes into every condition that waits, and nowhere else", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 5 }), (typed) => {
        const values = [
          ...new Set(typed.flatMap((text) => text.split(",")).map((text) => text.trim())),
        ].filter((text) => text !== "");
        for (const one of LENSES) {
          const before = conditionsOf(one.search.where);
          const after = conditionsOf(lensSearch(one, { blank: typed.join(",") }).where);
          expect(after).toEqual(
            before.map((condition) => (condition.values.length === 0 ? { ...condition, values } : condition)),
          );
        }
      }),
      { numRuns: 30 },
    );
  });
});

it("lists every lens once, in groups", () => {
  expect(new Set(LENSES.map(({ id }) => id)).size).toBe(LENSES.length);
  expect(lensGroups().flatMap(({ lenses }) => lenses)).toEqual(LENSES);
});

it("offers for the provider's own events what can find something there, and elsewhere all", () => {
  const { provider } = demoTenant({ seed: 1, now: NOW });
  const types = new Set(provider.events.map((event) => String(event.event_type)));
  const asked = (lens: Lens) =>
    lens.search.where.items.flatMap((item) =>
      !isGroup(item) && item.field === "event_type" && item.op === "is" ? [item.values] : [],
    );
  const offered = lensesIn("msp");
  expect(offered.length).toBeGreaterThan(3);
  expect(offered.length).toBeLessThan(LENSES.length);
  for (const lens of LENSES.filter((one) => !offered.includes(one)))
    expect(
      asked(lens).every((values) => values.some((value) => types.has(value))) && asked(lens).length > 0,
      lens.id,
    ).toBe(false);
  expect(lensesIn("all")).toEqual(LENSES);
  expect(lensesIn("acme")).toEqual(LENSES);
});
