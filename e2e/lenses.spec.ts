/** The stories of the demo tenant, each from a lens to the evidence. */
import { type DemoTenant, demoTenant } from "@/lib/emulator/tenant/demo-tenant";
import { faultsIn } from "./accessibility";
import { expect, ORG_PLANS, type Plan, test, USER_PLANS } from "./fixtures";
import { LensesPage } from "./pages/lenses-page";
import { ORGS } from "./people";

const SPRAY = "203.0.113.77";
const VICTIM = "paloma.walsh";

/** Making 90 days of a tenant takes seconds: once for all tests. */
let tenant: DemoTenant | undefined;

const plan: Plan = {
  orgs: ORG_PLANS,
  users: USER_PLANS,
  key: (now) => {
    tenant ??= demoTenant({ seed: 1, now });
    const events = (tenant.orgs[0]?.events ?? []).map((event) => ({ ...event, organization: ORGS.north.id }));
    return { orgs: { [ORGS.north.id]: events }, options: { retentionDays: 90 } };
  },
};

test.use({ plan });
test.beforeEach(({ signIn }) => signIn("analyst"));

test("say what they look for and why, and count when asked", async ({ page, explore }) => {
  const lenses = new LensesPage(page);
  await explore.open("north", "range=30d");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Lenses" }).click();
  await expect(lenses.heading()).toBeVisible();
  const row = lenses.lens("Lockouts and unlocks");
  await expect(row).toContainText("Accounts that were locked after failed sign-ins");
  await expect(row).toContainText("A lockout ends a chain of failures");
  await expect(row).toContainText("Last 30 days");
  await lenses.countAll().click();
  await expect(row).toContainText(/\d+ in 7 days/);
  await expect(lenses.lens("What led to a lockout")).toContainText("asks first");
  await expect(page.getByText(/\d in 7 days/)).toHaveCount(
    await page.getByRole("link", { name: /^Open: / }).count(),
  );
  expect(await faultsIn(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await faultsIn(page, { rules: ["color-contrast"] }), "dark").toEqual([]);
});

test("a lockout, and the failures that led to it", async ({ page, explore }) => {
  const lenses = new LensesPage(page);
  await lenses.open("north");
  await lenses.opener("Lockouts and unlocks").click();
  const lockout = explore.rows().filter({ hasText: SPRAY }).filter({ hasText: VICTIM });
  await expect(lockout).toHaveCount(1);

  await page.goBack();
  await lenses.answer("What led to a lockout", VICTIM);
  await expect(explore.facets.box("client_ip", SPRAY)).toHaveAccessibleName(/, 8 events$/);
  await expect(explore.status()).toHaveText(/oldest first$/);
  const texts = await explore.rows().allTextContents();
  const at = texts.findIndex((text) => text.includes("locked"));
  expect(texts.slice(at - 4, at).filter((text) => text.includes(SPRAY))).toHaveLength(4);
  expect(texts.slice(at + 1).join()).toContain("unlocked");
});

test("a country from which nobody signed in before", async ({ page, explore }) => {
  const lenses = new LensesPage(page);
  await lenses.open("north");
  await lenses.opener("Sign-ins from new countries").click();
  await expect(explore.facets.box("geoip.country_code", "sc")).toHaveAccessibleName(
    "sc, 2 events, new, none before",
  );
  await expect(explore.facets.box("geoip.country_code", "us")).toHaveAccessibleName(/events, [\d,]+ before$/);
  await explore.facets.box("geoip.country_code", "sc").hover();
  await explore.facets.panel().getByRole("button", { name: "Only sc" }).click();
  await expect(explore.rows()).toHaveCount(2);
});

test("administrators at night: the week says when", async ({ page, explore }) => {
  const lenses = new LensesPage(page);
  await lenses.open("north");
  await lenses.opener("Administrators' work outside office hours").click();
  const week = explore.chart.figure().getByRole("grid", { name: "Events by hour and weekday" });
  await expect(week).toBeVisible();
  await expect(week.getByRole("gridcell")).toHaveCount(7 * 24);
  expect(explore.query()).toContain("chart=week");
});
