/** The facets: their values chosen, and which there are, in which order, and what is in a long one. */
import { NORTH } from "./events";
import { expect, test } from "./fixtures";

test.beforeEach(async ({ signIn }) => signIn("analyst"));

test("facets are added, put in order and removed, and kept", async ({ page, explore }) => {
  const panel = explore.facets.panel();
  const names = async () =>
    (await panel.getByRole("group").getByRole("button", { expanded: true }).allTextContents()).map(
      (text) => /^[a-z_.]+?(?=\d|exact|$)/.exec(text)?.[0] ?? text,
    );
  await explore.open("north");
  await expect.poll(names).toEqual(["event_type", "outcome", "client_ip", "initiated_by.email"]);

  await panel.getByRole("button", { name: "Facet", exact: true }).click();
  const picker = explore.dialog("Add a facet");
  await picker.getByRole("combobox", { name: "Field" }).fill("geoip.city");
  await picker.getByRole("combobox", { name: "Field" }).press("Enter");
  await expect(explore.facets.box("geoip.city", "paris")).toHaveAccessibleName(/, 360 events$/);
  await explore.facets.group("client_ip").hover();
  await panel.getByRole("button", { name: "Move facet client_ip", exact: true }).click();
  await explore.menu().getByRole("menuitem", { name: "Move to the top" }).click();
  await panel.getByRole("button", { name: "Remove facet initiated_by.email" }).focus();
  await page.keyboard.press("Enter");
  const own = ["client_ip", "geoip.city", "event_type", "outcome"];
  await expect.poll(names).toEqual(own);
  await page.reload();
  await expect.poll(names).toEqual(own);
});

test("a long facet shows six values, then more, and is searched", async ({ page, explore }) => {
  await page.addInitScript(() =>
    localStorage.setItem("facets", '[{"field":"initiated_by.username","isOpen":true}]'),
  );
  await explore.open("north");
  const group = explore.facets.group("initiated_by.username");
  const boxes = group.getByRole("checkbox");
  await expect(boxes).toHaveCount(6);
  await group.getByRole("button", { name: "14 more…" }).click();
  await expect(boxes).toHaveCount(20);
  await group.getByRole("searchbox", { name: "Search the 20 values" }).fill("R19");
  await expect(boxes).toHaveCount(1);
  await explore.facets.box("initiated_by.username", "user19").click();
  await expect(explore.status()).toHaveText(new RegExp(`^${NORTH.logins / 20} events`));
});

test("values are ticked, left out, and made the whole search, and Back undoes it", async ({
  page,
  explore,
}) => {
  const box = (value: string) => explore.facets.box("event_type", value);
  await explore.open("north");

  await test.step("two values find either", async () => {
    await box("user_update").click();
    await expect(box("user_update")).toBeChecked();
    await box("admin_login_attempt").click();
    await expect(explore.status()).toHaveText(/^72 events/);
    await box("user_update").click();
    await expect(explore.status()).toHaveText(/^12 events/);
    await box("admin_login_attempt").click();
    await expect(explore.status()).toHaveText(/^372 events/);
  });

  await test.step("Exclude leaves one out, and again lets it in", async () => {
    await box("user_login_attempt").hover();
    const exclude = explore.facets.panel().getByRole("button", { name: "Exclude user_login_attempt" });
    await exclude.click();
    await expect(explore.search.pill("event_type is not user_login_attempt")).toBeVisible();
    await expect(explore.status()).toHaveText(/^72 events/);
    await expect(exclude).toHaveAttribute("aria-pressed", "true");
    await exclude.click();
    await expect(explore.status()).toHaveText(/^372 events/);
    await expect.poll(() => explore.query()).toBe("");
  });

  await test.step("Only makes one the whole search", async () => {
    await explore.facets.box("outcome", "failure").click();
    await expect(explore.search.pill("outcome is failure")).toBeVisible();
    // The others are gone: no row moves any more under the pointer.
    await expect(box("user_update")).toHaveCount(0);
    await box("admin_login_attempt").hover();
    await explore.facets.panel().getByRole("button", { name: "Only admin_login_attempt" }).click();
    await expect(explore.search.pill("event_type is admin_login_attempt")).toBeVisible();
    await expect(explore.search.pill("outcome")).toHaveCount(0);
    await expect(explore.status()).toHaveText(/^12 events, 12 loaded/);
    await expect(box("admin_login_attempt")).toBeChecked();
    await page.goBack();
    await expect(explore.search.pill("outcome is failure")).toBeVisible();
  });
});

test("a value is pinned, a ticked one moves up, and the last entry is the events without the field", async ({
  page,
  explore,
}) => {
  await explore.open("north");
  const group = explore.facets.group("event_type");
  const list = (name: string) => group.getByRole("list", { name }).getByRole("checkbox");
  await list("Other values").last().focus();
  const name = await list("Other values").last().getAttribute("aria-label");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await explore.menu().getByRole("menuitem", { name: "Pin" }).click();
  await group.getByRole("checkbox").first().click();
  await explore.search.text().click();
  await expect(list("Pinned values")).toHaveAttribute("aria-label", `${name}, pinned`);
  await expect(list("Chosen values")).toHaveCount(1);
  await group.getByRole("button", { name: "Events without this field" }).click();
  await expect(explore.search.pill("event_type is missing")).toBeVisible();
  await expect(explore.status()).toHaveText(/^0 events|^0 loaded/);
});
