/** The facets as one's own: which there are, in which order, and what is in a long one. */
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
