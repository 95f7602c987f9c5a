/** The page of the lenses. What each leads to is in investigations.spec.ts. */
import { faultsInThemes } from "./accessibility";
import { expect, test } from "./fixtures";
import { LensesPage } from "./pages/lenses-page";

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
  expect(await faultsInThemes(page)).toEqual([]);
});
