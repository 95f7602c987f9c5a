/** What the chart does beyond bars and zoom: the menu of a selection, the week, the stretch on screen. */
import { faultsInThemes } from "./accessibility";
import { NORTH } from "./events";
import { expect, test } from "./fixtures";

test.beforeEach(async ({ signIn, explore }) => {
  await signIn("analyst");
  await explore.open("north");
  await expect(explore.row(1)).toBeVisible();
  await expect(explore.chart.bars()).toBeVisible();
});

test("a selection is compared with the rest, and shown in the table", async ({ page, explore }) => {
  const figure = explore.chart.figure();
  // The twelve failures lie around two hours back, all in the last tenth of the day.
  await explore.brush(0.88, 0.95);
  await figure.getByRole("button", { name: "Compare with the rest" }).click();
  const compared = page.getByRole("region", { name: "Compare with the rest" });
  const failed = compared.getByRole("row", { name: /^outcome failure/ });
  await expect(failed).toContainText("new");
  await expect(compared.getByRole("row", { name: new RegExp(`${NORTH.address}.*new`) })).toBeVisible();
  await expect(compared.getByRole("heading", { level: 2 })).toBeFocused();
  await expect(explore.chart.zoom()).toHaveCount(0);
  expect(await faultsInThemes(page, "figure"), "compared").toEqual([]);

  await explore.choose(
    compared.getByRole("button", { name: new RegExp(`^client_ip ${NORTH.address}`) }),
    "Filter",
  );
  await expect(explore.found()).toHaveText(/^12 events$/);
  await expect(compared).toHaveCount(0);

  await page.goBack();
  await expect(explore.found()).toHaveText(new RegExp(`^${NORTH.total} events$`));
  await expect(explore.row(1)).toBeInViewport();
  await explore.brush(0.3, 0.35);
  await figure.getByRole("button", { name: "Show these events" }).click();
  await expect(explore.row(1)).not.toBeInViewport();
  expect(explore.query()).toBe("");
});

test("the week shows hours by weekday and walks by the arrows", async ({ page, explore }) => {
  const figure = explore.chart.figure();
  await figure.getByRole("button", { name: "Week" }).click();
  const week = figure.getByRole("grid", { name: "Events by hour and weekday" });
  const cells = week.getByRole("gridcell");
  await expect(cells).toHaveCount(7 * 24);
  const names = await cells.evaluateAll((found) =>
    found.map((cell) => cell.getAttribute("aria-label") ?? ""),
  );
  const sum = names.reduce((total, name) => total + Number(/: (\d+) events?/.exec(name)?.[1] ?? 0), 0);
  expect(sum).toBe(NORTH.total);
  await week.locator("[tabindex='0']").focus();
  const before = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await expect(week.locator(":focus")).toHaveAccessibleName(/ 01:00 to 02:00: /);
  await expect(week.locator(":focus")).not.toHaveAccessibleName(before ?? "");
  expect(await faultsInThemes(page, "figure"), "the week").toEqual([]);
  await figure.getByRole("button", { name: "Week" }).click();
  await expect(explore.chart.bars()).toBeVisible();
});

test("bars are split by any field, whose facet opens; the stretch on screen is marked", async ({
  page,
  explore,
}) => {
  const figure = explore.chart.figure();
  const band = figure.locator("[data-on-screen]");
  const before = await band.boundingBox();
  await explore.row(1).focus();
  await page.keyboard.press("End");
  await expect.poll(async () => (await band.boundingBox())?.x).toBeLessThan(before?.x ?? 0);

  await figure.getByRole("button", { name: "by outcome" }).click();
  await explore.menu().getByRole("menuitem", { name: "Another field…" }).click();
  const field = explore.dialog("Split the bars by a field").getByRole("combobox", { name: "Field" });
  await field.fill("mfa");
  await field.press("Enter");
  await expect(figure.getByRole("list", { name: "Colours of the bars" })).toContainText("true");
  await expect(explore.facets.box("mfa", "true")).toHaveAccessibleName("true, 150 events");
  expect(explore.query()).toBe("?by=mfa");
});

test("facets say what is new, gone and grown since the time before", async ({ page, explore }) => {
  await explore.facets.panel().getByRole("button", { name: "Compare" }).click();
  await expect(explore.facets.box("event_type", "admin_login_attempt")).toHaveAccessibleName(
    /, 12 events, new, none before$/,
  );
  await expect(explore.facets.box("event_type", "sso_auth")).toHaveAccessibleName(
    /, 0 events, gone, \d+ before$/,
  );
  await page.reload();
  await expect(explore.facets.box("event_type", "sso_auth")).toHaveAccessibleName(/gone/);
});

test("zooms to what is dragged over", async ({ explore }) => {
  await explore.brush(0.5, 0.75);
  await expect(explore.chart.zoom()).toBeVisible();
  const text = await explore.chart.end().getAttribute("aria-valuetext");
  const [, selected] = /, ([\d,]+) events?/.exec(text ?? "") ?? [];
  await explore.chart.zoom().click();
  await expect(explore.search.range()).toHaveAccessibleName(/^Time range: \d{4}-\d\d-\d\d \d\d:\d\d to /);
  await expect(explore.found()).toHaveText(new RegExp(`^${selected} events$`));
  await expect(explore.chart.zoom()).toHaveCount(0);
});

test("reads as a table whose sum is the count, and failures are hatched, not told by colour alone", async ({
  explore,
}) => {
  const drawn = await explore.chart.bars().evaluate((svg) =>
    [...svg.querySelectorAll("rect[fill^='url(']")].map((bar) => {
      const hatch = svg.ownerDocument.getElementById(bar.getAttribute("fill")?.slice(5, -1) ?? "");
      const stripes = [...(hatch?.children ?? [])].map((stripe) => getComputedStyle(stripe).fill);
      return {
        height: bar.getBoundingClientRect().height,
        tag: hatch?.tagName,
        stripes: new Set(stripes).size,
      };
    }),
  );
  expect(drawn.length).toBeGreaterThan(0);
  for (const { height, tag, stripes } of drawn) {
    expect(height).toBeGreaterThan(0);
    expect([tag, stripes]).toEqual(["pattern", 2]);
  }

  await explore.chart.tableView().click();
  const cells = explore.chart.table().getByRole("row").getByRole("cell");
  await expect(explore.chart.table().getByRole("columnheader", { name: "failure" })).toBeVisible();
  const columns = await explore.chart.table().getByRole("columnheader").count();
  const texts = await cells.allTextContents();
  const sum = texts
    .filter((_, i) => i % (columns - 1) === 0)
    .reduce((total, text) => total + Number(text), 0);
  expect(sum).toBe(NORTH.total);
});
