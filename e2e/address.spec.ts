/** The address is the search: it makes the same page again, goes back, and loses nothing that it cannot read. */
import { expect, test } from "./fixtures";
import { ExplorePage } from "./pages/explore-page";

test.beforeEach(({ signIn }) => signIn("analyst"));

const QUERY =
  "range=2d&services=directory,sso&text=user&where=not+event_type:user_update+and+(client_ip:198.51.100.1+or+client_ip:198.51.100.2)&sort=asc&columns=time,sentence&by=event_type";

test("makes the same page again, here and for somebody else", async ({ page, explore, browser, stack }) => {
  await explore.open("north", QUERY);
  await explore.openRow(2);
  await expect(explore.detail.sentence()).toBeVisible();
  const picture = async (view: typeof explore) => [
    await view.conditions().ariaSnapshot(),
    await view.rows().allTextContents(),
    await view.detail.sentence().textContent(),
  ];
  await expect(explore.found()).toHaveText(/^\d+ events$/);
  const first = await picture(explore);
  const address = page.url();
  expect(decodeURIComponent(address).replaceAll("+", " ")).toContain("text=user");

  await page.reload();
  await expect(explore.detail.sentence()).toBeVisible();
  expect(await picture(explore)).toEqual(first);

  const other = await browser.newContext({
    baseURL: stack.url,
    storageState: await page.context().storageState(),
  });
  const therePage = await other.newPage();
  const there = new ExplorePage(therePage);
  await therePage.goto(address);
  await expect(there.detail.sentence()).toBeVisible();
  expect(await picture(there)).toEqual(first);
  await other.close();
});

test("goes back one act at a time, and by the list of earlier searches", async ({ page, explore }) => {
  await explore.open("north");
  await explore.facets.box("event_type", "user_update").click();
  await expect(explore.found()).toHaveText(/^60 events$/);
  await explore.typeRange("12h");
  await expect(explore.search.range()).toHaveAccessibleName(/Last 12 hours/);
  await explore.openRow(1);
  await expect(explore.detail.pane()).toBeVisible();
  await page.goBack();
  await expect(explore.detail.pane()).toHaveCount(0);
  await expect.poll(() => explore.query()).toBe("?range=12h&where=event_type:user_update");
  await page.goBack();
  await expect(explore.search.range()).toHaveAccessibleName(/Last 24 hours/);
  await expect.poll(() => explore.query()).toBe("?where=event_type:user_update");
  await page.goBack();
  await expect(explore.found()).toHaveText(/^372 events$/);
  await page.goForward();
  await expect(explore.found()).toHaveText(/^60 events$/);
  await page.keyboard.press("h");
  const earlier = explore.dialog("Earlier searches").getByRole("option");
  await expect(earlier).toHaveText([
    /^event_type is user_update 60 events Last 24 hours · all services · ran (today|yesterday) \d\d:\d\d$/,
    /^event_type is user_update \d+ events Last 12 hours · /,
  ]);
  await earlier.last().click();
  await expect.poll(() => explore.query()).toBe("?range=12h&where=event_type:user_update");
});

test("shows what it cannot read, and does not lose it", async ({ page, explore }) => {
  await explore.open("north", "range=soon&where=client_ip:203.0.113.9+and+)(&sort=sideways");
  const notice = page.getByRole("region", { name: "Parts of the address that could not be read" });
  await expect(notice).toContainText("range=soon");
  await expect(notice).toContainText("sort=sideways");
  await expect(explore.search.pill("client_ip is 203.0.113.9")).toBeVisible();
  await expect(explore.found()).toHaveText(/^12 events$/);
  await explore.searchText("password");
  await expect(explore.found()).toHaveText(/^12 events$/);
  await expect.poll(() => explore.query()).toContain("range=soon");
  await notice.getByRole("button", { name: "Remove from the address" }).click();
  await expect(notice).toHaveCount(0);
  await expect.poll(() => explore.query()).not.toContain("soon");
});
