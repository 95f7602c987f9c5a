import { expect, test } from "./fixtures";
import { ORGS, PEOPLE } from "./people";

const window = { start: new Date(Date.now() - 3_600_000).toISOString(), end: new Date().toISOString() };
const search = {
  v: 1,
  services: ["all"],
  range: { last: "1h" },
  where: { op: "and", items: [] },
  sort: "desc",
};
const ROUTES = [
  ["search", { search, window }],
  ["count", { search, window }],
  ["facets", { search, window, field: "event_type" }],
  ["histogram", { search, window, zone: "UTC" }],
] as const;

test("an org without a grant is not there, neither as a page nor as data", async ({
  page,
  shell,
  stack,
  signIn,
  signInPage,
  expectConsoleError,
}) => {
  expectConsoleError(/the server responded with a status of 404/);
  await signIn("viewer");
  for (const slug of ["north", "all", "msp", "never-was"]) {
    const answer = await page.goto(`/o/${slug}`);
    expect(answer?.status(), slug).toBe(404);
    await expect(signInPage.heading()).toHaveText("There is nothing here");
    await expect(page.getByText(ORGS.north.name)).toHaveCount(0);
    for (const [route, data] of ROUTES) {
      const refused = await page.request.post(`/api/orgs/${slug}/events/${route}`, {
        headers: { origin: stack.url },
        data,
      });
      expect([slug, route, refused.status()]).toEqual([slug, route, 404]);
      expect(await refused.text()).not.toContain("northwind");
    }
  }
  for (const [route, data] of ROUTES) {
    const granted = await page.request.post(`/api/orgs/south/events/${route}`, {
      headers: { origin: stack.url },
      data,
    });
    expect([route, granted.status()]).toEqual([route, 200]);
  }
  await expect(shell.org()).toBeVisible();
});

test("the switcher shows what is granted and no more", async ({ page, explore, shell, signIn }) => {
  await signIn("viewer");
  await page.goto("/");
  await expect(page).toHaveURL(/\/o\/south$/);
  await shell.openOrgs();
  await expect(shell.orgs()).toHaveText([ORGS.south.name]);
  await expect(explore.rows()).toHaveCount(2);
  expect((await (await page.request.get("/api/orgs")).text()).toLowerCase()).not.toContain("north");
});

test("switching keeps the question and no row of the old org", async ({
  page,
  explore,
  shell,
  signIn,
  stack,
}) => {
  await signIn("analyst");
  await explore.open("north", "range=7d&where=success:true");
  await explore.openRow(1);
  await expect(explore.detail.pane()).toBeVisible();
  // Slow enough to look at what stands there while the new org loads.
  stack.emulator.setOptions(stack.key, { latencyMs: 1_500 });
  await shell.switchTo(ORGS.south.name);
  await expect(page).toHaveURL(/\/o\/south\?/);
  await expect(shell.org()).toContainText(ORGS.south.name);
  await expect(explore.rows()).toHaveCount(0);
  await expect(page.getByText(/user\d+ signed in/)).toHaveCount(0);
  await expect(explore.detail.pane()).toHaveCount(0);
  await expect(explore.rows()).toHaveCount(2);
  await expect.poll(() => explore.query()).toBe("?range=7d&where=success:true");
  await page.goBack();
  await expect(shell.org()).toContainText(ORGS.north.name);
  await expect(page.getByText("fabrikam-only")).toHaveCount(0);
});

test("all granted orgs can be asked at once", async ({ page, explore, shell, signIn }) => {
  await signIn("analyst");
  await explore.open("all");
  await expect(shell.org()).toContainText("All organisations");
  await expect(explore.found()).toHaveText(/^374 events$/);
  await expect(explore.events()).toContainText("fabrikam-only");
  await expect(explore.events()).toContainText("user0");
  await expect(page.getByRole("columnheader", { name: /Organisation/ })).toBeVisible();
  for (const { name } of Object.values(ORGS)) await expect(explore.events()).toContainText(name);
  await page.goto("/o/all/lenses");
  await page.getByRole("link", { name: "Open: Failed sign-ins" }).click();
  await expect.poll(() => explore.query()).toContain("columns=time,organization,");
});

test("the org's name and colour stand on every page of it", async ({ page, shell, signIn, explore }) => {
  await signIn("admin");
  for (const { slug, name, colour } of Object.values(ORGS)) {
    await explore.open(slug);
    await expect(shell.org()).toContainText(name);
    // The strip's colour is decoration to the accessibility tree, so it has no role to find it by.
    await expect(page.locator(`[data-org="${colour}"]`).first()).toBeVisible();
  }
  await expect(shell.account(PEOPLE.admin.name)).toBeVisible();
});
