/** What Explore shows first, and what full text and services do to all of it. */
import { expect, test } from "./fixtures";

test.beforeEach(({ signIn }) => signIn("analyst"));

test("rows, newest first, with an exact count, times in the browser's zone", async ({
  page,
  explore,
  startedAt,
}) => {
  await explore.open("north");
  await expect(explore.status()).toHaveText(/^372 events, \d+ loaded, newest first$/);
  await expect(explore.chart.figure().getByText("exact", { exact: true })).toBeVisible();
  await expect(explore.row(1)).toContainText("user0 signed in to the User Portal from 198.51.100.0");
  await expect(explore.facets.box("outcome", "failure")).toHaveAccessibleName("failure, 12 events");
  await expect(explore.chart.bars()).toHaveAccessibleName(/49 bars of 30 minutes, .* 3 % failed/);
  await expect(page).toHaveTitle(/Explore/);
  const time = new Intl.DateTimeFormat("sv-SE", {
    dateStyle: "short",
    timeStyle: "medium",
    timeZone: "Europe/Paris",
  }).format(startedAt.ms - 20 * 60_000);
  await expect(explore.row(1)).toHaveAccessibleName(new RegExp(`^Open details: ${time}`));
});

test("full text finds words in any field, and facets count what is loaded", async ({ explore }) => {
  await explore.open("north");
  await explore.searchText("invalid password");
  await expect(explore.found()).toHaveText(/^12 events$/);
  await expect(explore.facets.box("event_type", "admin_login_attempt")).toHaveAccessibleName(/, 12 events$/);
  await expect(
    explore.facets
      .panel()
      .getByText(/^Counted in all 12 events/)
      .first(),
  ).toBeVisible();
  await explore.bar().getByRole("button", { name: "Clear the text" }).click();
  await expect(explore.found()).toHaveText(/^372 events$/);
});

test("services are chosen from a list", async ({ explore }) => {
  await explore.open("north", "range=7d");
  await explore.bar().getByRole("button", { name: "All services" }).click();
  const list = explore.dialog("Services");
  await list.getByRole("checkbox", { name: "SSO", exact: false }).first().check();
  await list.getByRole("button", { name: "Apply" }).click();
  await expect(explore.found()).toHaveText(/^1,500 events$/);
  await expect.poll(() => explore.query()).toContain("services=sso");
});
