/** The administration of users, and the audit log that records it. */
import { readFile } from "node:fs/promises";
import { faultsIn } from "./accessibility";
import { northEvents } from "./events";
import { expect, ORG_PLANS, type Page, test, USER_PLANS } from "./fixtures";
import { AdminPages } from "./pages/admin-pages";
import { SignInPage } from "./pages/sign-in-page";
import { ORGS, PEOPLE } from "./people";

const NEW_PASSWORD = "another lamp by another window";
// A server of its own: what is done to users here must not meet other tests, and the sign-in is a recent one.
test.use({
  plan: {
    orgs: ORG_PLANS,
    users: USER_PLANS,
    key: (now) => ({ orgs: { [ORGS.north.id]: northEvents(now) } }),
  },
});

test("a user is invited, signs in by the link, is found, changed, put out and disabled", async ({
  page,
  browser,
  signIn,
  stack,
  expectConsoleError,
}) => {
  await signIn("admin");
  const admin = new AdminPages(page);
  await admin.open("users");
  // Each run in one worker needs a user of its own: nobody is deleted.
  const person = `Nora New ${test.info().repeatEachIndex}`;
  const email = `nora-${test.info().repeatEachIndex}@e2e.example`;
  await page.getByRole("button", { name: "Add user" }).click();
  await admin.field("Name").fill(person);
  await admin.field("E-mail").fill(email);
  await admin.field(ORGS.north.name).check();
  await admin.press("Add");
  const link = await admin.field("Link").inputValue();
  await admin.press("Done");
  await expect(admin.userRow(person)).toContainText("Invited");
  await expect(admin.userRow(person)).toContainText(ORGS.north.name);

  const context = await browser.newContext({ baseURL: stack.url });
  const guest = await context.newPage();
  await guest.goto(link);
  await guest.getByLabel("Password", { exact: true }).fill(NEW_PASSWORD);
  await guest.getByRole("button", { name: "Save and sign in" }).click();
  await expect(guest).toHaveURL(/\/o\/north/);

  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(admin.userRow(person)).toContainText("Last seen");
  const words = page.getByRole("searchbox");
  await words.fill(email);
  await page.getByRole("combobox", { name: "State" }).selectOption("Active");
  await expect(page.getByText(/^1 of \d+ users$/)).toBeVisible();

  expectConsoleError(/status of 409/);
  await page.getByRole("button", { name: `Edit ${person}` }).click();
  const { users } = await (await page.request.get("/api/admin/users")).json();
  const { id, version } = users.find((user: { email: string }) => user.email === email);
  const elsewhere = { headers: { origin: stack.url }, data: { version, provider: true } };
  expect((await page.request.patch(`/api/admin/users/${id}`, elsewhere)).status()).toBe(200);
  await admin.field("Name").fill(`${person} overtaken`);
  await admin.press("Save");
  await expect(admin.dialog().getByRole("alert")).toContainText("Nothing of yours was saved.");
  await admin.press("Show what is there now");
  await expect(admin.field("Name")).toHaveValue(person);
  await expect(admin.field("The provider's own events")).toBeChecked();
  await admin.press("Cancel");

  await admin.more(person, "Sessions (1)…");
  await admin
    .dialog()
    .getByRole("button", { name: /^End the session of / })
    .click();
  await expect(admin.dialog()).toContainText("No open session.");
  await admin.dialog().getByRole("button", { name: "Close" }).last().click();
  await guest.goto("/o/north");
  await expect(new SignInPage(guest).submit()).toBeVisible();
  await context.close();
  await page.getByRole("combobox", { name: "State" }).selectOption("");
  await admin.more(person, "Disable…");
  await admin.press("Disable");
  await expect(admin.userRow(person)).toContainText("Disabled");
  await words.fill("");

  await admin.more(PEOPLE.admin.name, "Disable…");
  await admin.press("Disable");
  await expect(admin.dialog().getByRole("alert")).toHaveText("This is the last active administrator.");
});

test("the audit log is searched, verified and taken away as a file", async ({ page, signIn }) => {
  await signIn("admin");
  const admin = new AdminPages(page);
  await admin.open("audit");
  const rows = page.getByRole("list", { name: "Audit log" }).getByRole("listitem");
  await page.getByRole("button", { name: "Verify the chain" }).click();
  await expect(page.getByText(/^Verified \d+ rows\.$/)).toBeVisible();
  await page.getByLabel("Action").selectOption("audit-verify");
  await page.getByLabel("Words in actor or detail").fill("ADA@");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(rows.first()).toContainText(PEOPLE.admin.email);
  await rows.first().locator("summary").click();
  await expect(rows.first()).toContainText('"brokenAt": null');
  const found = await rows.count();

  const arrives = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export NDJSON" }).click();
  const file = await arrives;
  expect(file.suggestedFilename()).toMatch(/^audit-.*\.ndjson$/);
  await expect(page.getByText(new RegExp(`^${found} rows? saved as`))).toBeVisible();
  const lines = (await readFile(await file.path(), "utf8")).trimEnd().split("\n");
  expect(JSON.parse(lines.at(-1) ?? "")).toEqual({ end: true, rows: found });
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ action: "audit-verify", actor: PEOPLE.admin.email });
});

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

test("axe finds no fault in users, their form and the audit log, light and dark, wide and narrow", async ({
  page,
  signIn,
}) => {
  await signIn("admin");
  const admin = new AdminPages(page);
  const rows = page.getByRole("list", { name: "Audit log" }).getByRole("listitem");
  // Width and theme change no more than these.
  const changing = ["color-contrast", "target-size", "scrollable-region-focusable"];
  for (const [width, colorScheme] of [
    [1440, "light"],
    [1440, "dark"],
    [390, "light"],
    [390, "dark"],
  ] as const) {
    const place = `${colorScheme}, ${width}`;
    const rules = place === "light, 1440" ? undefined : changing;
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await admin.open("users");
    expect(await faultsIn(page, { rules }), `users, ${place}`).toEqual([]);
    expect(await overflow(page), `users, ${place}`).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "Add user" }).click();
    await admin.press("Add");
    await expect(admin.field("Name")).toHaveAttribute("aria-invalid", "true");
    expect(await faultsIn(page, { rules, within: "dialog" }), `form, ${place}`).toEqual([]);
    await admin.open("audit");
    // Rows are all alike.
    await page.getByLabel("Action").selectOption("user-create");
    await page.getByRole("button", { name: "Find" }).click();
    await expect(rows.first()).toContainText("user-create");
    await rows.first().locator("summary").click();
    expect(await faultsIn(page, { rules }), `audit log, ${place}`).toEqual([]);
    expect(await overflow(page), `audit log, ${place}`).toBeLessThanOrEqual(0);
  }
});
