/** The search-term builder: one draft in three views, by mouse, pointer and keys alone. */
import { faultsInThemes } from "./accessibility";
import { NORTH } from "./events";
import { test as base, expect } from "./fixtures";
import { BuilderPanel } from "./pages/builder-panel";
import { tabTo } from "./tab-to";

const test = base.extend<{ builder: BuilderPanel }>({
  builder: async ({ page }, use) => use(new BuilderPanel(page)),
});

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const TWO = "where=event_type:user_update+and+(client_ip:198.51.100.200+or+success:false)";

test.beforeEach(({ signIn }) => signIn("analyst"));

test("tree, text and request show one draft; Run takes it, and it is counted before", async ({
  explore,
  builder,
  stack,
}) => {
  await explore.open("north");
  await expect(explore.row(1)).toBeVisible();
  await builder.open();
  await builder.tab("Text").click();
  await builder.line().fill(`client_ip:${NORTH.address} or event_type:user_update`);
  await expect(builder.panel()).toContainText("72 events would match");
  expect(explore.query()).toBe("");
  await builder.tab("API JSON").click();
  await expect(builder.body()).toHaveValue(/"search_term": \{\s+"or": \[/);
  const shown = JSON.parse(await builder.body().inputValue());
  await builder.tab("Tree").click();
  await expect(builder.group("Any of, 2 conditions")).toBeVisible();
  await builder.run().click();
  await expect(explore.found()).toHaveText(/^72 events$/);
  const sent = stack.emulator.calls(stack.key).findLast(({ operation }) => operation === "events");
  expect(sent?.body).toMatchObject({ search_term: shown.search_term });
});

test("a tree is built by keys alone", async ({ page, explore, builder }) => {
  await builder.switchAutoRunOff();
  await explore.open("north", `where=client_ip:${NORTH.address}+and+event_type:user_update+and+mfa:false`);
  await expect(explore.status()).toHaveText(/^0 events|^0 loaded/);
  await page.keyboard.press("b");
  await expect(builder.tab("Tree")).toBeFocused();
  await tabTo(page, builder.head("All of, 3 conditions"));
  await page.keyboard.press("ArrowDown");
  await expect(builder.row(`client_ip is ${NORTH.address}`)).toBeFocused();
  await page.keyboard.press("Control+g");
  await expect(builder.status()).toHaveText("Put client_ip into a group, any of");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(builder.row("event_type is user_update")).toBeFocused();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(builder.status()).toHaveText("Moved event_type to position 2 of 2 in any of");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Delete");
  await expect(builder.status()).toHaveText("Deleted mfa");
  await page.keyboard.press("Control+Enter");
  await expect(explore.found()).toHaveText(/^72 events$/);
  expect(explore.query()).toBe(`?where=(client_ip:${NORTH.address} or event_type:user_update)`);
});

test("a row is moved by its menu", async ({ explore, builder }) => {
  await builder.switchAutoRunOff();
  await explore.open("north", TWO);
  await builder.open();
  const act = async (row: string, item: string) => {
    await builder
      .panel()
      .getByRole("button", { name: `Actions: ${row}` })
      .click();
    await explore.menu().getByRole("menuitem", { name: item }).click();
  };
  await act("success is false", "Move up");
  await expect(builder.status()).toHaveText("Moved success to position 1 of 2 in any of");
  await act("success is false", "Move out of its group");
  await expect(builder.status()).toHaveText("Moved success to position 3 of 3 in all of");
  await act("success is false", "Move into the group above");
  await expect(builder.status()).toHaveText("Moved success to position 2 of 2 in any of");
  await act("event_type is user_update", "Move down");
  await expect(builder.status()).toHaveText("Moved event_type to position 2 of 2 in all of");
  await builder.run().click();
  await expect
    .poll(() => explore.query())
    .toBe("?where=(client_ip:198.51.100.200 or success:false) and event_type:user_update");
});

test("several rows are selected and put into one group", async ({ page, explore, builder }) => {
  await builder.switchAutoRunOff();
  await explore.open("north", `where=mfa:false+and+client_ip:${NORTH.address}+and+event_type:user_update`);
  await expect(explore.status()).toHaveText(/^0 events|^0 loaded/);
  await builder.open();
  await builder.row(`client_ip is ${NORTH.address}`).click({ modifiers: ["ControlOrMeta"] });
  await page.keyboard.press("Shift+ArrowDown");
  await expect(builder.row("event_type is user_update", ", selected")).toBeFocused();
  await page.keyboard.press("Control+g");
  await expect(builder.status()).toHaveText("Put 2 rows into a group, any of");
  await builder.run().click();
  expect(explore.query()).toBe(`?where=mfa:false and (client_ip:${NORTH.address} or event_type:user_update)`);
});

test("undo and redo write the address, and Back still works", async ({ page, explore, builder }) => {
  await explore.open("north", "where=mfa:false");
  await expect(explore.row(1)).toBeVisible();
  await builder.open();
  await page.keyboard.press("Escape");
  await explore.search.removal("mfa is false").click();
  await expect(explore.found()).toHaveText(/^372 events$/);
  await page.keyboard.press("Control+z");
  await expect(explore.search.pill("mfa is false")).toBeVisible();
  expect(explore.query()).toBe("?where=mfa:false");
  await page.keyboard.press("Control+Shift+z");
  await expect(explore.search.pill("mfa is false")).toHaveCount(0);
  await page.goBack();
  await expect(explore.search.pill("mfa is false")).toBeVisible();
});

test("a request pasted into the text field opens in the builder", async ({ explore, builder }) => {
  await explore.open("north");
  await expect(explore.row(1)).toBeVisible();
  const body = `{"service":["all"],"start_time":"${hoursAgo(2)}","search_term":{"and":{"client_ip":"203.0.113.9"}}}`;
  await builder.paste(
    explore.search.text(),
    `curl -X POST -H 'x-api-key: abc' --data '${body}' https://api.jumpcloud.com/insights/directory/v1/events`,
  );
  await expect(builder.tab("API JSON")).toHaveAttribute("aria-selected", "true");
  await expect(builder.body()).toHaveValue(/"client_ip": "203\.0\.113\.9"/);
  await expect(builder.panel()).toContainText("The key in the command is neither used nor kept.");
  await expect(explore.search.text()).toHaveValue("");
});

test("a text that cannot be read is marked, and the draft before it stays", async ({ explore, builder }) => {
  await explore.open("north", "where=mfa:false");
  await builder.open();
  await builder.tab("Text").click();
  await builder.line().fill("mfa:false and client_ip:");
  await expect(builder.panel().getByRole("alert")).toHaveText("Character 15: A value is missing");
  await expect(builder.panel().locator("mark")).toHaveText("client_ip:");
  await builder.tab("API JSON").click();
  await builder.body().fill('{"and": [');
  await expect(builder.panel().getByRole("alert")).toContainText("not valid from here on");
  expect(explore.query()).toBe("?where=mfa:false");
});

test.describe("with a pointer", () => {
  test.beforeEach(({ builder }) => builder.switchAutoRunOff());

  test("a row is dragged into a group, and Escape leaves it where it is", async ({
    page,
    explore,
    builder,
  }) => {
    await explore.open("north", TWO);
    await builder.open();
    const first = builder.row("event_type is user_update");
    const last = builder.row("success is false");
    await builder.drag(first, last, 0.9);
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await expect(builder.group("All of, 3 conditions").getByRole("listitem").first()).toContainText(
      "event_type",
    );
    await builder.drag(first, last, 0.9);
    await page.mouse.up();
    await expect(builder.status()).toHaveText("Moved event_type to position 3 of 3 in any of");
    await expect(builder.group("Any of, 3 conditions")).toBeVisible();
  });

  test("a row that is dropped onto another joins it, either of which shall do", async ({
    page,
    explore,
    builder,
  }) => {
    await explore.open("north", `where=event_type:user_update+and+mfa:false+and+client_ip:${NORTH.address}`);
    await builder.open();
    await builder.drag(
      builder.row(`client_ip is ${NORTH.address}`),
      builder.row("event_type is user_update"),
      0.5,
    );
    await page.mouse.up();
    await expect(builder.status()).toHaveText("Any of 2 now: event_type, client_ip");
    await page.keyboard.press("Control+Enter");
    await expect(explore.found()).toHaveText(/^12 events$/);
    expect(explore.query()).toBe(
      `?where=(event_type:user_update or client_ip:${NORTH.address}) and mfa:false`,
    );
  });
});

test.describe("auto-run", () => {
  test("on, the tree runs by itself", async ({ explore, builder }) => {
    await explore.open("north", `where=event_type:user_update+and+client_ip:${NORTH.address}`);
    await builder.open();
    await builder.deletion("event_type is user_update").click();
    await expect(explore.found()).toHaveText(/^12 events$/);
    expect(explore.query()).toBe(`?where=client_ip:${NORTH.address}`);
  });

  test("off, changes wait for Run, and are kept so in this browser", async ({ page, explore, builder }) => {
    await explore.open("north", "where=mfa:false");
    await expect(explore.row(1)).toBeVisible();
    await builder.autoRun().click();
    await explore.search.removal("mfa is false").click();
    await expect(builder.waiting()).toContainText("372 events would match");
    expect(explore.query()).toBe("?where=mfa:false");
    await explore.search.run().click();
    await expect(explore.found()).toHaveText(/^372 events$/);
    await expect(builder.waiting()).toHaveCount(0);
    await page.reload();
    await expect(builder.autoRun()).not.toBeChecked();
  });
});

test.describe("what limits a search", () => {
  test("that found nothing is counted without each condition", async ({ page, explore }) => {
    await explore.open("north", `where=client_ip:${NORTH.address}+and+event_type:user_update`);
    await page.getByRole("button", { name: "What limits this?" }).click();
    const parts = page.getByRole("list", { name: "Found without each condition" }).getByRole("listitem");
    await expect(parts.first()).toContainText(`Without client_ip is ${NORTH.address}: 60 events`);
    await expect(parts.nth(1)).toContainText("Without event_type is user_update: 12 events");
    await parts
      .nth(1)
      .getByRole("button", { name: /^Switch off/ })
      .click();
    await expect(explore.found()).toHaveText(/^12 events$/);
  });
});

for (const width of [390, 1440]) {
  test(`stays within the page and passes axe in both themes, ${width} px`, async ({
    page,
    explore,
    builder,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await explore.open("north", `${TWO}+and+username+contains+user`);
    await builder.open();
    for (const tab of ["Tree", "Text", "API JSON"]) {
      await builder.tab(tab).click();
      expect(await faultsInThemes(page, "[aria-label='Search builder']")).toEqual([]);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over).toBeLessThanOrEqual(0);
    }
  });
}
