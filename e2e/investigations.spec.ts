/** The stories of the demo tenant, each from a lens to the evidence, in the clicks that docs/investigations.md says. */
import { demoTenant } from "@/lib/emulator/tenant/demo-tenant";
import type { RawEvent } from "@/lib/insights/wire";
import { Clicks, clicksWritten } from "./clicks";
import { test as base, expect, ORG_PLANS, type Plan, USER_PLANS } from "./fixtures";
import type { ExplorePage } from "./pages/explore-page";
import { LensesPage } from "./pages/lenses-page";
import { ORGS } from "./people";

const SPRAY = "203.0.113.77";
const VICTIM = "paloma.walsh";
/** Where Northwind Retail keeps its office hours. */
const ZONE = "America/Chicago";

/** As far back as any of these lenses looks: the fewer events, the sooner each test begins. */
const DAYS = 35;

/** Making a tenant takes seconds: once for all tests. */
let events: RawEvent[] | undefined;

function eventsAt(now: number): RawEvent[] {
  const all = demoTenant({ seed: 1, now }).orgs[0]?.events ?? [];
  return all
    .filter(({ timestamp }) => now - Date.parse(String(timestamp)) < DAYS * 86_400_000)
    .map((event) => ({ ...event, organization: ORGS.north.id }));
}

const plan: Plan = {
  orgs: ORG_PLANS,
  users: USER_PLANS,
  key: (now) => {
    events ??= eventsAt(now);
    return { orgs: { [ORGS.north.id]: events }, options: { retentionDays: 90 } };
  },
};

const test = base.extend<{ clicks: Clicks; lenses: LensesPage }>({
  clicks: async ({ page }, use, { title }) => {
    const clicks = new Clicks(page);
    await use(clicks);
    expect(clicks.made, "clicks").toBe(clicksWritten("investigations.spec.ts", title));
  },
  lenses: async ({ page }, use) => use(new LensesPage(page)),
});

test.use({ plan, timezoneId: ZONE });
test.beforeEach(async ({ signIn, lenses }) => {
  await signIn("analyst");
  await lenses.open("north");
});

/** What opens the row that says `text`. */
const opener = (explore: ExplorePage, text: string | RegExp) =>
  explore
    .rows()
    .filter({ hasText: text })
    .first()
    .getByRole("button", { name: /^Open details/ });

test("a password spray that ends in a lockout", async ({ explore, lenses, clicks }) => {
  await clicks.on(lenses.opener("Lockouts and unlocks"));
  await clicks.on(opener(explore, new RegExp(`${VICTIM}.*locked.*${SPRAY}`)));
  await clicks.on(explore.detail.tab("Related"));
  const chain = explore.detail.related("Failures that led here");
  await expect(chain.getByRole("listitem")).toHaveText([
    /^7 tries from 203\.0\.113\.77 \(Amsterdam, NL\)first 2\d min .* earlier, last 3 s earlier/,
  ]);
  await clicks.choose(explore.value(chain, "client_ip", SPRAY), "Only this");
  await expect(explore.found()).toHaveText(/^131 events$/);
  await expect(explore.facets.box("outcome", "failure")).toHaveAccessibleName(/, 130 events$/);
  await expect(explore.facets.box("event_type", "user_lockout")).toHaveAccessibleName(/, 1 event$/);
  await clicks.on(explore.facets.group("initiated_by.username").getByRole("button").first());
  await expect(explore.facets.box("initiated_by.username", VICTIM)).toHaveAccessibleName(/, 7 events$/);
  await expect(
    explore.facets.group("initiated_by.username").getByRole("checkbox").nth(1),
  ).toHaveAccessibleName(/, 3 events$/);
});

test("what led to a lockout, for an account that one knows", async ({ explore, lenses, clicks }) => {
  const lens = lenses.lens("What led to a lockout");
  await clicks.on(lens.getByRole("textbox"));
  await lens.getByRole("textbox").fill(VICTIM);
  await clicks.on(lens.getByRole("button", { name: /^Open: / }));
  await expect(explore.facets.box("client_ip", SPRAY)).toHaveAccessibleName(/, 8 events$/);
  await expect(explore.status()).toHaveText(/oldest first$/);
  const texts = await explore.rows().allTextContents();
  const at = texts.findIndex((text) => text.includes("locked"));
  expect(texts.slice(at - 4, at).filter((text) => text.includes(SPRAY))).toHaveLength(4);
  expect(texts.slice(at + 1).join()).toContain("unlocked");
});

test("a country from which nobody signed in before", async ({ explore, lenses, clicks }) => {
  await clicks.on(lenses.opener("Sign-ins from new countries"));
  await expect(explore.facets.box("geoip.country_code", "sc")).toHaveAccessibleName(
    "sc, 2 events, new, none before",
  );
  await expect(explore.facets.box("geoip.country_code", "us")).toHaveAccessibleName(/events, [\d,]+ before$/);
  await explore.facets.box("geoip.country_code", "sc").hover();
  await clicks.on(explore.facets.panel().getByRole("button", { name: "Only sc" }));
  await expect(explore.rows()).toHaveCount(2);
  await clicks.on(opener(explore, "Salesforce"));
  await clicks.on(explore.detail.tab("Related"));
  await clicks.select(explore.detail.within(), "1 hour");
  const actor = explore.detail.related("Same actor");
  await expect(actor.getByRole("listitem").filter({ hasText: /52 min 40 s earlier/ })).toHaveText(
    /eleanor\.ramirez signed in to .* from .*\((?!Victoria)/,
  );
});

test("an administrator at night, from a sign-in without MFA", async ({ explore, lenses, clicks }) => {
  await clicks.on(lenses.opener("Administrator sign-ins without MFA"));
  await clicks.on(opener(explore, /02:57:00.*marcus\.thorne/));
  await clicks.on(explore.detail.tab("Related"));
  const actor = explore.detail.related("Same actor");
  await expect(actor).toContainText(
    "granted administrator rights on device group All Laptops to user yuki.arai",
  );
  await clicks.on(actor.getByRole("button", { name: /^Open details: .*updated admin yuki\.arai/ }));
  await clicks.on(explore.detail.tab("Changes"));
  await expect(explore.detail.panel()).toHaveText(/roleName.*Help Desk.*Administrator With Billing/);
  await expect(explore.detail.panel()).toHaveText(/enableMultiFactor.*true.*false/);
});

test("an administrator at night, from the week", async ({ page, explore, lenses, clicks }) => {
  await clicks.on(lenses.opener("Administrators' work outside office hours"));
  const week = explore.chart.figure().getByRole("grid", { name: "Events by hour and weekday" });
  await expect(week.getByRole("gridcell")).toHaveCount(7 * 24);
  const grant = events?.findLast(({ event_type }) => event_type === "system_admin_grant");
  const night = new Date(String(grant?.timestamp)).toLocaleDateString("en", {
    weekday: "short",
    timeZone: ZONE,
  });
  await clicks.on(week.getByRole("gridcell", { name: new RegExp(`^${night} 03:00`) }));
  await clicks.on(explore.menu().getByRole("menuitem").first());
  await expect(explore.rows().filter({ hasText: "granted administrator rights" })).toHaveCount(1);
  await clicks.on(opener(explore, "updated admin yuki.arai"));
  await expect(explore.detail.panel()).toContainText("Administrator With Billing");
  await clicks.on(explore.detail.tab("Related"));
  await expect(
    explore.detail.related("Same actor").getByRole("listitem").filter({ hasText: "3 min 17 s earlier" }),
  ).toContainText("without MFA");
  expect(new URL(page.url()).searchParams.get("range")).toMatch(/^\d{4}-.*\.\.\d{4}-/);
});

test("an old API key that is still used", async ({ explore, lenses, clicks }) => {
  await clicks.on(lenses.opener("Old API keys still in use"));
  await expect(explore.found()).toHaveText(/^48 events$/);
  await expect(explore.row(1)).toContainText("https://api.jumpcloud.com/insights/directory/v1");
  await clicks.on(explore.rowOpener(1));
  await expect(explore.detail.panel()).toContainText("Lone Star Fiber");
  await clicks.on(explore.detail.tab("JSON"));
  expect(await explore.shownJson()).toMatchObject({
    initiated_by: { email: "ifeoma.nwosu@northwind-retail.example" },
    client_ip: "198.51.100.61",
    geoip: { city: "Dallas" },
    resource: { name: "https://api.jumpcloud.com/insights/directory/v1" },
    useragent: { name: "curl" },
  });
});

test("an MFA reset before a sign-in to AWS", async ({ explore, lenses, clicks }) => {
  await clicks.on(lenses.opener("MFA changes"));
  await clicks.on(opener(explore, /tariq\.andersson finished.*192\.0\.2\.213/));
  await clicks.on(explore.detail.tab("Related"));
  const row = (text: string) =>
    explore.detail.related("Same actor").getByRole("listitem").filter({ hasText: text });
  await expect(row("10 min earlier")).toContainText(
    "peter.lindgren@northwind-retail.example deleted the TOTP",
  );
  await expect(row("7 min later")).toHaveText(/signed in to AWS Production from 192\.0\.2\.213 .* with MFA/);
  await expect(explore.detail.related("Same address")).toContainText("3 events, this one included");
});

test("a laptop that signs in after its user is gone", async ({ explore, lenses, clicks }) => {
  await clicks.on(lenses.opener("Leavers"));
  await clicks.on(opener(explore, /deleted user magnus\.muller/));
  await clicks.on(explore.detail.tab("Related"));
  await clicks.select(explore.detail.within(), "30 days");
  const later = explore.detail.related("Same target").getByRole("listitem").filter({ hasText: "later" });
  await expect(later.filter({ hasText: "signed in to device" })).toHaveCount(5);
  await expect(later.filter({ hasText: "added user magnus.muller to group" })).toHaveCount(1);
});

test("one group changed in bulk", async ({ explore, lenses, clicks }) => {
  await clicks.on(lenses.opener("Groups and memberships"));
  await explore.facets.box("resource.name", "finance - full access").hover();
  await clicks.on(explore.facets.panel().getByRole("button", { name: "Only finance - full access" }));
  await clicks.on(opener(explore, "api key"));
  await expect(explore.detail.panel()).toContainText("curl 8.7.1");
  await clicks.on(explore.detail.tab("Related"));
  await expect(explore.detail.related("Same actor")).toContainText(/20 nearest of 1[45]\d events/);
});

test("each lens of the library opens, and finds something in the demo tenant or says that it does not", async ({
  page,
  explore,
  stack,
}) => {
  test.slow();
  await expect(page.getByRole("link", { name: /^Open: / }).first()).toBeVisible();
  const paths = await page
    .getByRole("link", { name: /^Open: / })
    .evaluateAll((links) =>
      links.map((link) => [link.getAttribute("aria-label") ?? "", link.getAttribute("href") ?? ""]),
    );
  expect(paths.length).toBeGreaterThan(15);
  await explore.open("north", "range=15m&columns=time");
  await expect(explore.status()).toBeVisible();
  const asked = () =>
    stack.emulator.calls(stack.key).filter(({ operation }) => operation === "events").length;
  const empty: string[] = [];
  for (const [name = "", path = ""] of paths) {
    await test.step(name, async () => {
      const before = asked();
      // As a link within the page goes: the address changes, and nothing is loaded anew.
      await page.evaluate((to) => window.history.pushState(null, "", to), path);
      await expect.poll(asked).toBeGreaterThan(before);
      await expect(page.getByRole("main").locator("[aria-busy=true]")).toHaveCount(0);
      await expect(explore.alert()).toHaveCount(0);
      const nothing = page.getByText("The search leaves everything out");
      await expect(explore.rows().first().or(nothing)).toBeVisible();
      if (await nothing.isVisible()) empty.push(name);
    });
  }
  expect(empty).toEqual([]);
});
