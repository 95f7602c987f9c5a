/** The main task and the shortcuts, without a pointer. */
import { NORTH } from "./events";
import { expect, test } from "./fixtures";
import { PASSWORD, PEOPLE } from "./people";
import { tabTo } from "./tab-to";

test("the main task", async ({ page, explore, signInPage }) => {
  test.slow();
  await explore.open("north");
  await expect(signInPage.email()).toBeFocused();
  await page.keyboard.type(PEOPLE.analyst.email);
  await page.keyboard.press("Tab");
  await expect(signInPage.password()).toBeFocused();
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(explore.rows().first()).toBeVisible();

  await test.step("search a text", async () => {
    await page.keyboard.press("/");
    await expect(explore.search.text()).toBeFocused();
    await page.keyboard.type("password");
    await page.keyboard.press("Enter");
    await expect(explore.found()).toHaveText(/^12 events$/);
  });

  await test.step("add a condition", async () => {
    await tabTo(page, explore.search.add());
    await page.keyboard.press("Enter");
    const form = explore.dialog("New condition");
    await expect(form.getByRole("combobox", { name: "Field" })).toBeFocused();
    await page.keyboard.type("initiated_by.email");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(form.getByRole("combobox", { name: "Value" })).toBeFocused();
    await page.keyboard.type("dolores@northwind.example");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await expect(form).toHaveCount(0);
    await expect(explore.search.add()).toBeFocused();
    await expect(explore.search.pill("initiated_by.email is dolores@northwind.example")).toBeVisible();
    await expect(explore.found()).toHaveText(/^12 events$/);
  });

  await test.step("run it again", async () => {
    await page.keyboard.press("Control+Enter");
    await expect(explore.rows()).toHaveCount(NORTH.failures);
  });

  await test.step("open an event and go through its parts", async () => {
    await tabTo(page, explore.row(1));
    await page.keyboard.press("ArrowDown");
    await expect(explore.row(2)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(explore.detail.sentence()).toBeFocused();
    await tabTo(page, explore.detail.tab("Summary"));
    for (const tab of ["Fields", "Related", "JSON", "Request", "Summary"]) {
      await page.keyboard.press("ArrowRight");
      await expect(explore.detail.tab(tab)).toBeFocused();
      await expect(explore.detail.tab(tab)).toHaveAttribute("aria-selected", "true");
    }
  });

  await test.step("filter by a value of it", async () => {
    await tabTo(page, explore.value(explore.detail.panel(), "client_ip", NORTH.address));
    await page.keyboard.press("Enter");
    await expect(explore.menu().getByRole("menuitem", { name: "Filter" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(explore.search.pill(`client_ip is ${NORTH.address}`)).toBeVisible();
  });

  await test.step("change the range", async () => {
    await page.keyboard.press("t");
    await expect(explore.dialog("Time range").getByRole("textbox", { name: "Time range" })).toBeFocused();
    await page.keyboard.type("6h");
    await page.keyboard.press("Enter");
    await expect(explore.search.range()).toHaveAccessibleName(/^Time range: Last 6 hours/);
    await expect(explore.search.range()).toBeFocused();
  });

  await test.step("select bars and zoom", async () => {
    await expect(explore.found()).toHaveText(/^12 events$/);
    await tabTo(page, explore.chart.start());
    await page.keyboard.press("Shift+ArrowRight");
    await expect(explore.chart.start()).toHaveAttribute("aria-valuetext", /12 events, 12 failed/);
    await page.keyboard.press("Enter");
    await expect(explore.search.range()).toHaveAccessibleName(/^Time range: \d{4}-/);
    await expect(explore.found()).toHaveText(/^12 events$/);
  });

  await test.step("close the event", async () => {
    await tabTo(page, explore.detail.close());
    await page.keyboard.press("Enter");
    await expect(explore.detail.pane()).toHaveCount(0);
    await expect(explore.events().getByRole("row").and(page.locator(":focus"))).toHaveCount(1);
  });
});

test.describe("keys", () => {
  test.beforeEach(({ signIn }) => signIn("analyst"));

  test("a facet's Only and Exclude are reached from its value", async ({ page, explore }) => {
    await explore.open("north");
    await tabTo(page, explore.facets.box("event_type", "user_login_attempt"));
    await page.keyboard.press("ArrowDown");
    await expect(explore.facets.box("event_type", "user_update")).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Only user_update" })).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Exclude user_update" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(explore.search.pill("event_type is not user_update")).toBeVisible();
  });

  test("move through rows and into one", async ({ page, explore }) => {
    await explore.open("north", "where=event_type:user_update");
    await expect(explore.found()).toHaveText(/^60 events$/);
    await explore.row(1).focus();
    for (const [key, place] of [
      ["j", 2],
      ["ArrowDown", 3],
      ["k", 2],
      ["End", NORTH.updates],
      ["Home", 1],
    ] as const) {
      await page.keyboard.press(key);
      await expect(explore.row(place)).toBeFocused();
    }
    await page.keyboard.press("ArrowRight");
    await expect(explore.rowOpener(1)).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(explore.row(1)).toBeFocused();
    await page.keyboard.press(".");
    await expect(explore.menu().getByRole("menuitem", { name: /^Open details/ })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(explore.row(1)).toBeFocused();
    await page.keyboard.press("c");
    await expect(explore.dialog("Columns").getByRole("textbox")).toBeFocused();
  });

  test("f filters by the value in focus, x excludes it", async ({ page, explore }) => {
    await explore.open("north");
    const value = (place: number) =>
      explore.value(explore.row(place), "client_ip", `198.51.100.${place - 1}`).last();
    await value(1).focus();
    await page.keyboard.press("f");
    await expect(explore.search.pill("client_ip is 198.51.100.0")).toBeVisible();
    await expect(explore.found()).toHaveText(/^38 events$/);
    await page.goBack();
    await expect(explore.found()).toHaveText(/^372 events$/);
    await value(2).focus();
    await page.keyboard.press("x");
    await expect(explore.search.pill("client_ip is not 198.51.100.1")).toBeVisible();
    await expect(explore.found()).toHaveText(/^334 events$/);
  });

  test("a pill goes away with Delete, and the focus stays in the bar", async ({ page, explore }) => {
    await explore.open("north", "where=success:true+and+mfa:true");
    await expect(explore.row(1)).toBeVisible();
    await tabTo(page, explore.search.pill("success is true"));
    await page.keyboard.press("Delete");
    await expect(explore.search.pill("success is true")).toHaveCount(0);
    await expect(explore.search.pill("mfa is true")).toBeFocused();
  });

  test("change the range, are text while one types, and can be switched off", async ({ page, explore }) => {
    await explore.open("north");
    await expect(explore.row(1)).toBeVisible();

    await test.step("text while one types", async () => {
      const typed = "t[]-/jkch.";
      await page.keyboard.press("/");
      await page.keyboard.type(typed);
      await expect(explore.search.text()).toHaveValue(typed);
      await expect(page.getByRole("dialog").or(explore.menu())).toHaveCount(0);
      await expect(explore.search.range()).toHaveAccessibleName(/^Time range: Last 24 hours/);
      await expect.poll(() => explore.query()).toBe("");
      await explore.search.text().fill("");
      await explore.search.text().blur();
    });

    await test.step("switched off", async () => {
      await page.evaluate(() => localStorage.setItem("shortcuts", "off"));
      await page.keyboard.press("t");
      await page.keyboard.press("[");
      await page.keyboard.press("/");
      await expect(explore.search.text()).not.toBeFocused();
      await expect(page.getByRole("dialog")).toHaveCount(0);
      await expect.poll(() => explore.query()).toBe("");
      await page.evaluate(() => localStorage.removeItem("shortcuts"));
    });

    await test.step("the range", async () => {
      await page.keyboard.press("[");
      await expect(explore.search.range()).toHaveAccessibleName(/^Time range: \d{4}-/);
      await page.keyboard.press("-");
      await expect.poll(() => hoursOf(explore.query())).toBe(48);
      await page.keyboard.press("t");
      await expect(explore.dialog("Time range")).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(explore.dialog("Time range")).toHaveCount(0);
    });
  });
});

function hoursOf(query: string): number {
  const [from = 0, to = 0] = new URLSearchParams(query).get("range")?.split("..").map(Date.parse) ?? [];
  return (to - from) / 3_600_000;
}
