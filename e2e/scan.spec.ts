/** Conditions that the API cannot ask: every event is read, and the server checks it. */
import { NORTH } from "./events";
import { expect, test } from "./fixtures";

/** Each of the 300 sign-ins is by one of 20 users in turn, who have a name and no address. */
const OF_ONE_USER = NORTH.logins / 20;
const CASES = [
  {
    where: "initiated_by.username starts_with user1 and initiated_by.username ends_with 9",
    found: OF_ONE_USER,
  },
  { where: "initiated_by.username matches user? and initiated_by.email missing", found: 10 * OF_ONE_USER },
  { where: `client_ip in_cidr ${NORTH.address.replace(/\d+$/, "0/24")}`, found: NORTH.failures },
];

test("contains, starts, ends, patterns, no value and networks find the right events", async ({
  signIn,
  explore,
}) => {
  await signIn("analyst");
  await explore.open("north");
  await explore.search.add().click();
  const form = explore.dialog("New condition");
  await form.getByRole("combobox", { name: "Field" }).fill("error_message");
  await form.getByRole("combobox", { name: "Field" }).press("Enter");
  await form.getByRole("combobox", { name: "Operator" }).selectOption({ label: "contains · scan" });
  await form.getByRole("combobox", { name: "Value" }).fill("password");
  await form.getByRole("button", { name: "Add" }).click();
  await expect(explore.search.pill("error_message contains password")).toBeVisible();
  await expect(explore.status()).toHaveText(
    new RegExp(`^${NORTH.failures} events, ${NORTH.failures} loaded`),
  );

  for (const { where, found } of CASES) {
    await explore.open("north", new URLSearchParams({ where }).toString());
    await expect(explore.status(), where).toHaveText(new RegExp(`^${found} events`));
    await expect(explore.chart.figure()).toContainText("exact");
  }
});

test("a run that takes too long is cancelled, and the rows of the search before stay", async ({
  page,
  signIn,
  explore,
  stack,
}) => {
  await signIn("analyst");
  await explore.open("north", "where=event_type:user_update");
  await expect(explore.found()).toHaveText(/^60 events$/);
  stack.emulator.setOptions(stack.key, { latencyMs: 30_000 });
  await explore.typeRange("12h");
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await expect(page.getByText(/^The search was cancelled: these rows are those/)).toBeVisible();
  await expect(explore.row(1)).toContainText("boss@northwind.example");
  await expect(page.getByRole("button", { name: "Cancel", exact: true })).toHaveCount(0);
  stack.emulator.setOptions(stack.key, { latencyMs: 0 });
  await explore.search.run().click();
  await expect(explore.found()).toHaveText(/^3\d events$/);
  await expect(page.getByText(/^The search was cancelled/)).toHaveCount(0);
});
