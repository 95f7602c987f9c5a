/** One event from all its sides: what changed, what lies around it, the request behind it, a link to it. */
import { northEvents } from "./events";
import { expect, test } from "./fixtures";

test.beforeEach(async ({ signIn }) => signIn("analyst"));

test("leads from a change to what else its actor did, and back", async ({ page, explore }) => {
  await explore.open("north", "where=event_type:user_update");
  await explore.openRow(1);
  await explore.detail.tab("Changes").click();
  const changes = explore.detail.panel().getByRole("list", { name: "Changed fields" });
  await expect(changes.getByRole("heading")).toHaveText("suspended");
  await expect(changes).toHaveText(/before.*false.*after.*true/i);

  await explore.detail.tab("Related").click();
  const actor = explore.detail.panel().getByRole("region", { name: "Same actor" });
  await expect(actor).toContainText("boss@northwind.example");
  const sentence = await explore.detail.sentence().textContent();
  await explore.detail.panel().getByRole("combobox").selectOption({ label: "1 hour" });
  const address = page.url();
  await actor
    .getByRole("button", { name: /^Open details: .*user1\b/ })
    .first()
    .click();
  await expect(explore.detail.sentence()).not.toHaveText(sentence ?? "");
  await expect(explore.detail.sentence()).toContainText("user1");
  await page.goBack();
  await expect(explore.detail.sentence()).toHaveText(sentence ?? "");
  expect(page.url()).toBe(address);
});

test("tells the request behind the list, to run it elsewhere", async ({ context, explore }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await explore.open("north", "where=client_ip:203.0.113.9");
  await explore.openRow(1);
  await explore.detail.tab("Request").click();
  await explore.detail
    .panel()
    .getByRole("button", { name: /^Copy .* as cURL$/ })
    .first()
    .click();
  await expect.poll(() => explore.copied()).toMatch(/^curl --request POST 'https:\/\/api\.jumpcloud\.com\//);
  const curl = await explore.copied();
  expect(curl).toContain('"x-api-key: $JUMPCLOUD_API_KEY"');
  expect(curl).toContain("203.0.113.9");
  await explore.detail
    .panel()
    .getByRole("button", { name: /^Copy .* as PowerShell$/ })
    .first()
    .click();
  await expect.poll(() => explore.copied()).toContain("Invoke-RestMethod -Method Post");
  await expect(
    explore.detail.panel().getByRole("list", { name: /^X-Request-Id of page 1$/ }),
  ).not.toBeEmpty();
  await expect(explore.alert()).toHaveCount(0);
});

test("is linked to, over the range as it stood", async ({ page, context, explore }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await explore.open("north", "where=event_type:admin_login_attempt");
  await explore.openRow(3);
  const sentence = await explore.detail.sentence().textContent();
  await explore.detail.pane().getByRole("button", { name: "Copy link" }).click();
  await explore
    .menu()
    .getByRole("menuitem", { name: /fixed time range/ })
    .click();
  await expect.poll(() => explore.copied()).toMatch(/^http.*event=/);
  const link = await explore.copied();
  expect(decodeURIComponent(link)).toMatch(/range=\d{4}-\d\d-\d\dT[\d:.]+Z\.\.\d{4}-/);

  await page.goto(link);
  await expect(explore.detail.sentence()).toHaveText(sentence ?? "");
  await expect(explore.row(3)).toHaveAttribute("aria-current", "true");
});

test("tells its time in every form, and what is new for its actor", async ({ page, context, explore }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await explore.open("north", "where=event_type:admin_login_attempt");
  await explore.rowOpener(1).hover();
  await expect(page.getByRole("tooltip").filter({ hasText: "Europe/Paris" })).toContainText("Epoch ms");
  await explore.openRow(1);
  await expect(
    explore.detail
      .panel()
      .getByText(/^first in 8\d days$/)
      .first(),
  ).toBeVisible();
  await explore.detail
    .panel()
    .getByRole("button", { name: /UTC\+0\d:00: copy$/ })
    .click();
  await explore
    .menu()
    .getByRole("menuitem", { name: /Epoch ms$/ })
    .click();
  await expect.poll(() => explore.copied()).toMatch(/^\d{13}$/);
});

test("is left for its neighbours by key, and gives a field to the table", async ({ page, explore }) => {
  await explore.open("north");
  await explore.row(2).press("Enter");
  await expect(explore.detail.sentence()).toBeFocused();
  for (const [key, place] of [
    ["j", 3],
    ["Alt+ArrowUp", 2],
    ["Alt+ArrowDown", 3],
    ["k", 2],
  ] as const) {
    await page.keyboard.press(key);
    await expect(explore.row(place)).toHaveAttribute("aria-current", "true");
    await expect(explore.detail.sentence()).toContainText(`user${place - 1} `);
  }
  await explore.detail.tab("Fields").click();
  const value = explore.value(explore.detail.panel("Fields"), "geoip.country_code", "FR");
  await explore.choose(value, "Add column");
  await expect(
    explore.events().getByRole("columnheader", { name: /^(Country|geoip\.country_code):/ }),
  ).toBeVisible();
  await expect.poll(() => explore.query()).toMatch(/columns=.*,geoip\.country_code(&|$)/);
});

test("shows itself in words, in fields and as JSON, leads to its neighbours, and gives the focus back to its row", async ({
  explore,
  startedAt,
}) => {
  await explore.open("north");
  await explore.openRow(1);
  await expect(explore.detail.sentence()).toHaveText(
    "user0 signed in to the User Portal from 198.51.100.0 (Paris, FR) with MFA",
  );
  await expect(explore.detail.panel()).toContainText("Chrome 114.0.0.0 on Mac OS X");
  await explore.detail.tab("Fields").click();
  await expect(explore.detail.panel()).toContainText("geoip.country_code");
  await explore.detail.panel("Fields").getByRole("searchbox").fill("timezone");
  await expect(explore.detail.panel()).not.toContainText("geoip.country_code");
  await explore.detail.tab("JSON").click();
  expect(await explore.shownJson()).toEqual(northEvents(startedAt.ms)[0]);
  await expect.poll(() => explore.query()).toMatch(/^\?event=[0-9a-f]{24}&tab=json$/);

  await expect(explore.detail.previous()).toHaveAttribute("aria-disabled", "true");
  await explore.detail.next().click();
  await expect(explore.detail.sentence()).toContainText("user1 ");
  await expect(explore.row(2)).toHaveAttribute("aria-current", "true");
  await explore.detail.previous().click();
  await expect(explore.detail.sentence()).toContainText("user0 ");
  await explore.detail.close().click();
  await expect(explore.detail.pane()).toHaveCount(0);
  await expect.poll(() => explore.query()).toBe("");

  await explore.row(3).focus();
  await explore.row(3).press("Enter");
  await expect(explore.detail.sentence()).toBeFocused();
  await explore.detail.sentence().press("Escape");
  await expect(explore.detail.pane()).toHaveCount(0);
  await expect(explore.row(3)).toBeFocused();
});

test("leads from a field to how its values are spread", async ({ explore }) => {
  await explore.open("north", "where=event_type:user_update");
  await explore.openRow(1);
  await explore.detail.tab("Fields").click();
  const value = explore.value(explore.detail.panel("Fields"), "service", "directory");
  await explore.choose(value, "How its values are spread");
  await expect(explore.facets.group("service").getByRole("button", { expanded: true })).toBeFocused();
  await expect(explore.facets.group("service").getByRole("checkbox").first()).toBeVisible();
  await explore.column("Outcome").getByRole("button", { name: "Outcome: column actions" }).click();
  await explore.menu().getByRole("menuitem", { name: "How its values are spread" }).click();
  await expect(explore.facets.group("outcome").getByRole("button", { expanded: true })).toBeFocused();
});
