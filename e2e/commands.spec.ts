/** The command palette, the sheet of shortcuts, and the switch for single keys. */
import { NORTH } from "./events";
import { expect, test } from "./fixtures";
import { CommandCenter } from "./pages/command-center";
import { ORGS } from "./people";

test.beforeEach(async ({ signIn, explore }) => {
  await signIn("analyst");
  await explore.open("north");
  await expect(explore.row(1)).toBeVisible();
});

test("the palette leads to fields, ranges, lenses, pages and orgs", async ({ page, explore, shell }) => {
  const commands = new CommandCenter(page);

  await test.step("a field opens the editor of its condition", async () => {
    await page.keyboard.press("Control+k");
    await expect(commands.field()).toBeFocused();
    await page.keyboard.type("filter by client_ip");
    await expect(commands.option(/^Filter by client_ip/)).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
    const form = explore.dialog("New condition");
    await expect(form.getByRole("combobox", { name: "Value" })).toBeFocused();
    await page.keyboard.type(NORTH.address);
    await page.keyboard.press("Enter");
    await form.getByRole("button", { name: "Add" }).click();
    await expect(explore.found()).toHaveText(/^12 events$/);
  });

  await test.step("what is typed can be a range of time", async () => {
    await commands.run("3 days");
    await expect(explore.search.range()).toHaveAccessibleName(/^Time range: Last 3 days/);
    await expect(explore.search.pill(`client_ip is ${NORTH.address}`)).toBeVisible();
  });

  await test.step("a lens brings its own search", async () => {
    await commands.run("failed sign-ins");
    await expect(explore.search.pill("outcome is failure")).toBeVisible();
    await expect(explore.found()).toHaveText(/^12 events$/);
  });

  await test.step("a page, by its key too", async () => {
    await commands.run("lenses");
    await expect(page).toHaveURL(/\/o\/north\/lenses/);
    await expect(page.getByRole("heading", { level: 1, name: "Lenses" })).toBeVisible();
    await page.keyboard.press("g");
    await page.keyboard.press("e");
    await expect(explore.row(1)).toBeVisible();
  });

  await test.step("another org", async () => {
    await commands.run("fabrikam");
    await expect(shell.org()).toContainText(ORGS.south.name);
    await expect(explore.found()).toHaveText(/^2 events$/);
  });
});

test("every key is on the sheet, and single ones can be switched off there", async ({ page, explore }) => {
  const commands = new CommandCenter(page);
  await page.keyboard.press("?");
  await expect(commands.sheet().getByRole("heading", { level: 3 })).toHaveCount(9);
  await commands.singleKeys().uncheck();
  await page.keyboard.press("Escape");
  await expect(commands.sheet()).toHaveCount(0);
  for (const key of ["t", "?", "c", "/"]) await page.keyboard.press(key);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(explore.search.text()).not.toBeFocused();

  // Keys held with Ctrl go on working, and so does the button of the sheet.
  await commands.run("keyboard shortcuts");
  await commands.singleKeys().check();
  await page.keyboard.press("Escape");
  await page.keyboard.press("t");
  await expect(explore.dialog("Time range")).toBeVisible();
});

test("y copies a link that finds the same events later", async ({ page, context, explore }) => {
  const commands = new CommandCenter(page);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.keyboard.press("y");
  await expect(commands.notice()).toHaveText("Link copied, its time range fixed.");
  await page.goto(await page.evaluate(() => navigator.clipboard.readText()));
  await expect(explore.search.range()).toHaveAccessibleName(/^Time range: \d{4}-/);
  await expect(explore.found()).toHaveText(new RegExp(`^${NORTH.total} events$`));
});
