/** Saved searches from Explore to their page and back, and links for others. */

import type { Page } from "@playwright/test";
import { faultsIn } from "./accessibility";
import { expect, test } from "./fixtures";
import { SearchesPage } from "./pages/searches-page";

/** Tests share a stack, so each has names of its own. */
const unique = (name: string) => `${name} ${crypto.randomUUID().slice(0, 8)}`;

test("are saved by key, found by content, changed, and brought back to a version", async ({
  page,
  explore,
  signIn,
}) => {
  const searches = new SearchesPage(page);
  const name = unique("Updates");
  await signIn("analyst");
  await explore.open("north", "where=event_type:user_update");
  await expect(explore.row(1)).toBeVisible();
  await searches.saveAs(name);
  await expect(searches.bar()).toContainText(name);
  await explore.searchText("jane");
  await expect(searches.bar()).toContainText("modified");
  await page.keyboard.press("Control+s");
  await expect(searches.bar()).not.toContainText("modified");

  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Searches" }).click();
  await searches.find().fill(`user_update jane ${name}`);
  await expect(searches.link(name)).toBeVisible();
  await searches.act(name, "Versions…");
  await searches.dialog().getByRole("button", { name: "Restore version 1" }).click();
  await expect(searches.dialog()).toBeHidden();
  await expect(searches.link(name)).toBeHidden();
  await searches.find().fill(name);
  await searches.link(name).click();
  await expect(searches.bar()).toContainText(name);
  expect(explore.query()).toMatch(/^\?where=event_type:user_update&saved=\w+\.3$/);
});

test("that somebody else changed are never written over unseen", async ({
  page,
  explore,
  signIn,
  stack,
  expectConsoleError,
}) => {
  expectConsoleError(/status of 409/);
  const searches = new SearchesPage(page);
  const name = unique("Shared");
  await signIn("analyst");
  await explore.open("north");
  await expect(explore.row(1)).toBeVisible();
  await searches.saveAs(name, "Team");
  await expect(searches.bar()).toContainText(name);
  const id = /saved=(\w+)/.exec(page.url())?.[1] ?? "";
  const path = `${stack.url}/api/orgs/north/searches/${id}`;
  const { version, query, visibility } = await (await page.request.get(path)).json();
  const other = {
    name,
    description: "",
    tags: [],
    folder: "",
    keepsRange: false,
    query,
    visibility,
    version,
  };
  const put = await page.request.put(path, {
    data: { ...other, name: `${name} by another` },
    headers: { origin: stack.url },
  });
  expect(put.status()).toBe(200);
  await explore.searchText("jane");
  await searches.bar().getByRole("button", { name: "Save", exact: true }).click();
  await expect(searches.bar()).toContainText("Nothing was overwritten");
  await expect(searches.bar().getByRole("button", { name: "Open the newest" })).toBeVisible();
});

/** Nobody is signed in any more, and no page is open that would go on asking for who was. */
async function leave(page: Page): Promise<void> {
  await page.goto("about:blank");
  await page.context().clearCookies();
}

test("published to all are read-only for others, and can be deleted and brought back", async ({
  page,
  explore,
  signIn,
}) => {
  const searches = new SearchesPage(page);
  const name = unique("For all");
  await signIn("admin");
  await explore.open("north", "where=event_type:user_update");
  await expect(explore.row(1)).toBeVisible();
  await searches.saveAs(name, "All organisations");
  await leave(page);
  await signIn("viewer");
  await searches.open("south");
  await searches.link(name).click();
  await expect(searches.bar()).toContainText("read-only, of another organisation");
  await leave(page);
  await signIn("admin");
  await searches.open("north");
  await searches.act(name, "Delete");
  await expect(searches.link(name)).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(searches.link(name)).toBeVisible();
});

test("a short link opens its search, and tells nothing without access", async ({
  page,
  explore,
  signIn,
  expectConsoleError,
}) => {
  expectConsoleError(/status of 404/);
  await signIn("analyst");
  const long = Array.from({ length: 4 }, (_, index) => String(index).repeat(500)).join(",");
  await explore.open("north", `where=client_ip:(${long})`);
  await page.getByRole("button", { name: "Share…" }).click();
  await page.getByRole("button", { name: "Make and copy a short link" }).click();
  const link = page.getByRole("textbox", { name: "Link" });
  await expect(link).toHaveValue(/\/o\/north\/s\/[\w-]{16}$/);
  const url = await link.inputValue();
  await page.goto(url);
  await expect(page).toHaveURL(/\/o\/north\?range=.*client_ip/);
  await leave(page);
  await signIn("viewer");
  await page.goto(url);
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await expect(page.getByText("0000")).toHaveCount(0);
});

test("hold the rules of accessibility, in both themes and on a phone", async ({ page, explore, signIn }) => {
  const searches = new SearchesPage(page);
  const name = unique("Looks");
  await signIn("analyst");
  await explore.open("north", "where=event_type:user_update");
  await expect(explore.row(1)).toBeVisible();
  await searches.saveAs(name);
  await expect(searches.bar()).toContainText(name);
  expect(await faultsIn(page), "open in Explore").toEqual([]);
  await searches.open("north");
  await expect(searches.link(name)).toBeVisible();
  expect(await faultsIn(page), "list").toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await faultsIn(page), "dark, on a phone").toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await searches.act(name, "Name, sharing…");
  await expect(searches.dialog().getByRole("textbox", { name: "Name" })).toBeFocused();
  expect(await faultsIn(page), "dialog").toEqual([]);
  await page.keyboard.press("Escape");
  await expect(searches.dialog()).toBeHidden();
});
