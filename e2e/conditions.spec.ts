/** The conditions over the table: added with values suggested, changed, pinned, joined. */
import { NORTH } from "./events";
import { expect, test } from "./fixtures";

test.beforeEach(({ signIn }) => signIn("analyst"));

test("are added by field and value, an id by the name beside it, and say what is wrong at the field", async ({
  page,
  explore,
}) => {
  await explore.open("north");
  await expect(explore.row(1)).toBeVisible();
  const form = explore.dialog("New condition");
  const field = form.getByRole("combobox", { name: "Field" });
  const value = form.getByRole("combobox", { name: "Value" });
  const add = form.getByRole("button", { name: "Add" });

  await test.step("an id is found by the name that stands beside it in loaded events", async () => {
    await explore.search.add().click();
    await field.fill("initiated_by.id");
    await form.getByRole("option", { name: / initiated_by\.id$/ }).click();
    await value.fill("dolores");
    await form.getByRole("option", { name: /dolores@northwind\.example/ }).click();
    await add.click();
    await expect(explore.search.pill("initiated_by.id is 5f00000000000000000000aa")).toBeVisible();
    await expect(explore.found()).toHaveText(/^12 events$/);
  });

  await test.step("a value is suggested from what the other conditions find", async () => {
    await explore.search.add().click();
    await field.fill("initiated_by.email");
    await form
      .getByRole("option", { name: / initiated_by\.email / })
      .first()
      .click();
    await value.fill("dolores");
    await form.getByRole("option", { name: /^dolores@northwind\.example/ }).click();
    await add.click();
    await expect(explore.search.pill("initiated_by.email is dolores@northwind.example")).toBeVisible();
    await expect(explore.found()).toHaveText(/^12 events$/);
    await expect(page).toHaveURL(/where=initiated_by\.id.*initiated_by\.email/);
  });

  await test.step("what is wrong is said at the field, and what was typed stays", async () => {
    await explore.search.add().click();
    await field.fill("useragent");
    await field.press("Enter");
    await expect(form.getByRole("alert")).toBeVisible();
    await expect(field).toHaveValue("useragent");
    await field.fill("client_ip");
    await field.press("Enter");
    await add.click();
    await expect(form.getByRole("alert")).toBeVisible();
    await value.fill(NORTH.address);
    await add.click();
    await expect(explore.search.pill(`client_ip is ${NORTH.address}`)).toBeVisible();
    await expect(explore.found()).toHaveText(/^12 events$/);
  });
});

test("are edited, negated, switched off and on, and removed", async ({ explore }) => {
  await explore.open("north", "where=event_type:user_update");
  await explore.search.pill("event_type is user_update").click();
  let form = explore.dialog(/^Condition:/);
  await form.getByRole("option", { name: /^admin_login_attempt/ }).click();
  await form.getByRole("button", { name: "Apply" }).click();
  const both = explore.search.pill("event_type is any of user_update, admin_login_attempt");
  await expect(both).toBeVisible();
  await expect(explore.found()).toHaveText(/^72 events$/);

  await both.click();
  form = explore.dialog(/^Condition:/);
  await form.getByRole("button", { name: "Negate" }).click();
  const negated = explore.search.pill("event_type is none of user_update, admin_login_attempt");
  await expect(negated).toBeVisible();
  await expect(explore.found()).toHaveText(/^300 events$/);

  await negated.click();
  await explore
    .dialog(/^Condition:/)
    .getByRole("button", { name: "Switch off" })
    .click();
  await expect(negated).toHaveAccessibleName(/, switched off\. Edit$/);
  await expect(explore.found()).toHaveText(/^372 events$/);
  await negated.click();
  await explore
    .dialog(/^Condition:/)
    .getByRole("button", { name: "Switch on" })
    .click();
  await expect(explore.found()).toHaveText(/^300 events$/);

  await explore.search.removal("event_type is none of user_update, admin_login_attempt").click();
  await expect(explore.found()).toHaveText(/^372 events$/);
  await expect.poll(() => explore.query()).toBe("");
});

test("are pinned, and stand in each search that begins", async ({ page, explore }) => {
  await explore.open("north", "where=mfa:false");
  await explore.search.pill("mfa is false").click();
  await explore
    .dialog(/^Condition:/)
    .getByRole("button", { name: "Pin", exact: true })
    .click();
  await expect(explore.search.pill("mfa is false", ", pinned")).toBeVisible();
  await page.getByRole("link", { name: "Lenses" }).click();
  await page.getByRole("link", { name: "Explore" }).click();
  await expect(explore.search.pill("mfa is false", ", pinned")).toBeVisible();
  expect(explore.query()).toBe("?where=mfa:false");
});

test("are joined by and, or by or", async ({ page, explore }) => {
  await explore.open("north", "where=event_type:user_update+and+success:false");
  await expect(page.getByText("The search leaves everything out")).toBeVisible();
  await explore.conditions().getByRole("button", { name: /^and:/ }).click();
  await expect(explore.found()).toHaveText(/^72 events$/);
  await expect.poll(() => explore.query()).toBe("?where=event_type:user_update or success:false");
});
