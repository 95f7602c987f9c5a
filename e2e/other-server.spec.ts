/** Another server that speaks the documented API, in each way that the documents leave open: Explore is right on all. */
import type { KeyOptions } from "@/lib/emulator/options";
import { testEvent } from "@/lib/emulator/scenarios/small";
import { NORTH } from "./events";
import { expect, test } from "./fixtures";
import type { ExplorePage } from "./pages/explore-page";
import { ORGS } from "./people";

test.beforeEach(({ signIn }) => signIn("analyst"));

/** Rows, count, bars and facets of the last 24 hours as they are, whoever tells them. */
async function expectAllRight(explore: ExplorePage): Promise<void> {
  await expect(explore.status()).toHaveText(/^372 events, \d+ loaded, newest first$/);
  await expect(explore.row(1)).toContainText("user0 signed in to the User Portal");
  await expect(explore.facets.box("outcome", "success")).toHaveAccessibleName("success, 360 events");
  await expect(explore.facets.box("outcome", "failure")).toHaveAccessibleName("failure, 12 events");
  await expect(explore.facets.box("event_type", "user_login_attempt")).toHaveAccessibleName(/, 300 events$/);
  await expect(explore.facets.box("initiated_by.email", "dolores@northwind.example")).toHaveAccessibleName(
    /, 12 events$/,
  );
  await expect(explore.chart.bars()).toHaveAccessibleName(/49 bars of 30 minutes, .* 3 % failed/);
  expect(await barSums(explore)).toMatchObject({ Events: NORTH.total, failure: NORTH.failures });
  await expect(explore.alert()).toHaveCount(0);
}

/** The sum of each column of the bars' table. */
async function barSums(explore: ExplorePage): Promise<Record<string, number>> {
  await explore.chart.tableView().click();
  await expect(explore.chart.table()).toBeVisible();
  const [head = [], ...rows] = await explore.chart
    .table()
    .getByRole("row")
    .evaluateAll((found) => found.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
  await explore.chart.tableView().click();
  const sumOf = (column: number) =>
    rows.reduce((sum, row) => sum + Number(row[column]?.replaceAll(",", "")), 0);
  return Object.fromEntries(head.slice(1).map((name, index) => [name, sumOf(index + 1)]));
}

/** Each way is in one of these; what they have to do with, distinct, interval or paging, differs within a row. */
const SERVERS: [string, Partial<KeyOptions>][] = [
  [
    "distinct and interval keyed by the field's name, 10,000 events unless told otherwise",
    { distinctShape: "field", intervalShape: "field", defaultLimit: 10_000 },
  ],
  [
    "distinct and interval as bare lists, the end of a range part of it",
    { distinctShape: "array", intervalShape: "array", endInclusive: true },
  ],
  [
    "values as they are stored, interval with its gaps filled, no compression",
    { distinctKeys: "original", intervalGaps: "between", gzip: false },
  ],
  ["interval with the whole range filled", { intervalGaps: "all" }],
];

for (const [name, options] of SERVERS) {
  test(`all is right with ${name}`, async ({ explore, stack }) => {
    stack.emulator.setOptions(stack.key, options);
    await explore.open("north");
    await expectAllRight(explore);
    await expect(explore.chart.figure().getByRole("button", { name: /notes?$/ })).toHaveCount(0);
    const calls = stack.emulator.calls(stack.key);
    expect(calls.filter(({ status }) => status !== 200)).toEqual([]);
    const limits = calls.flatMap(({ operation, body }) =>
      operation === "events" ? [(body as { limit?: unknown }).limit] : [],
    );
    expect(limits.length).toBeGreaterThan(0);
    expect(limits.every((limit) => typeof limit === "number" && limit >= 1 && limit <= 10_000)).toBe(true);
  });
}

test.describe("an interval call that stays silent", () => {
  test.beforeEach(({ stack }) => stack.emulator.setOptions(stack.key, { interval: "silent" }));

  test("leaves the bars right, and says where they come from", async ({ explore }) => {
    await explore.open("north");
    await expectAllRight(explore);
    await expect(explore.chart.figure()).toContainText("30 min bars, summed from counts");
    await explore.chart.figure().getByRole("button", { name: "1 note" }).click();
    await expect(explore.dialog("Notes on this result")).toContainText("each bar was counted by itself");
  });

  test("says why bars are not split by a field", async ({ explore }) => {
    await explore.open("north", "by=service");
    await expect(explore.chart.figure()).toContainText("summed from counts");
    expect(await barSums(explore)).toEqual({ Events: NORTH.total });
    await explore.chart.figure().getByRole("button", { name: "2 notes" }).click();
    await expect(explore.dialog("Notes on this result")).toContainText("cannot be split by this field");
  });

  test("is no fault where there are no events", async ({ page, explore }) => {
    await explore.open("north", "where=client_ip:192.0.2.250");
    await expect(page.getByText("The search leaves everything out")).toBeVisible();
    await expect(
      page.getByText("372 events lie in this time range, but none matches all of it."),
    ).toBeVisible();
    await expect(explore.chart.bars()).toHaveAccessibleName(/No events\.$/);
    await expect(explore.alert()).toHaveCount(0);
  });
});

test("values with capitals are filtered by as they are shown", async ({ explore, stack, startedAt }) => {
  const of = (email: string, minutes: number) =>
    testEvent(new Date(startedAt.ms - minutes * 60_000).toISOString(), {
      organization: ORGS.north.id,
      event_type: "admin_login_attempt",
      success: true,
      initiated_by: { type: "admin", email },
    });
  const mixed = [
    of("Dolores@Northwind.example", 30),
    of("Dolores@Northwind.example", 40),
    of("boss@northwind.example", 50),
  ];
  for (const distinctKeys of ["original", "lowered"] as const) {
    stack.emulator.addKey(stack.key, { orgs: { [ORGS.north.id]: mixed }, options: { distinctKeys } });
    const shown = distinctKeys === "original" ? "Dolores@Northwind.example" : "dolores@northwind.example";
    await explore.open("north");
    const box = explore.facets.box("initiated_by.email", shown);
    await expect(box).toHaveAccessibleName(`${shown}, 2 events`);
    await box.click();
    await expect(explore.status()).toHaveText(/^2 events, 2 loaded/);
    await expect(box).toBeChecked();
    await expect(explore.rows()).toHaveCount(2);
    // From a row, where the value has its capitals in any case.
    await box.click();
    await expect(explore.found()).toHaveText(/^3 events$/);
    await explore.choose(
      explore.value(explore.row(1), "initiated_by.email", "Dolores@Northwind.example").first(),
      "Exclude",
    );
    await expect(explore.status()).toHaveText(/^1 event, 1 loaded/);
    await expect(explore.row(1)).toContainText("boss@northwind.example");
  }
});

test("full text that matches whole words only is no blank page", async ({ page, explore, stack }) => {
  stack.emulator.setOptions(stack.key, { textRule: "token" });
  await explore.open("north", "text=password");
  await expect(explore.status()).toHaveText(/^12 events, 12 loaded/);
  await explore.searchText("passw");
  await expect(page.getByText("The search leaves everything out")).toBeVisible();
  await page.getByRole("button", { name: "Search without: text “passw”" }).click();
  await expect(explore.found()).toHaveText(/^372 events$/);
});

for (const cursorBinding of ["query-and-limit", "query", "none"] as const) {
  test(`loads to the end with a cursor bound to ${cursorBinding}`, async ({ page, explore, stack }) => {
    stack.emulator.setOptions(stack.key, { cursorBinding });
    await explore.open("north", "range=7d");
    await expect(explore.status()).toHaveText(/^1,872 events, \d+ loaded/);
    await explore.row(1).focus();
    await expect(async () => {
      await page.keyboard.press("End");
      await expect(explore.status()).toHaveText(/^1,872 events, 1,872 loaded/, { timeout: 500 });
    }).toPass();
    await page.keyboard.press("End");
    await expect(explore.row(1_872)).toBeFocused();
    await expect(page.getByText("End of results: all 1,872 events")).toBeVisible();
    const pages = stack.emulator.calls(stack.key).filter(({ operation }) => operation === "events");
    expect(pages.length).toBeGreaterThan(1);
    expect(stack.emulator.calls(stack.key).filter(({ status }) => status !== 200)).toEqual([]);
  });
}

test.describe("a slow server", () => {
  test.beforeEach(({ stack }) => stack.emulator.setOptions(stack.key, { latencyMs: 1_500 }));

  test("shows what there will be and how long it takes, then all of it, and keeps old rows, dimmed, until new ones come", async ({
    page,
    explore,
    shell,
  }) => {
    await explore.open("north");
    await expect(shell.org()).toContainText(ORGS.north.name);
    await expect(page.getByRole("img", { name: "Events are loading" })).toBeVisible();
    await expect(explore.chart.figure()).toHaveAttribute("aria-busy", "true");
    await expect(page.getByText("1 s", { exact: true })).toBeVisible();
    await expectAllRight(explore);
    await expect(page.getByText(/^\d+ s$/)).toHaveCount(0);

    await explore.facets.box("event_type", "user_update").click();
    await expect(explore.search.pill("event_type is user_update")).toBeVisible();
    await expect(explore.events()).toHaveAttribute("aria-busy", "true");
    await expect(explore.row(1)).toContainText("user0 signed in");
    await expect(explore.status()).toHaveText("60 events, 60 loaded, newest first");
    await expect(explore.events()).not.toHaveAttribute("aria-busy", "true");
    await expect(explore.row(1)).toContainText("boss@northwind.example updated user user0");
  });
});
