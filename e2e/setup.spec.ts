import { faultsIn } from "./accessibility";
import { southEvents } from "./events";
import { expect, ORG_PLANS, test } from "./fixtures";
import { ORGS, PASSWORD } from "./people";

// Nobody is there yet.
test.use({
  plan: {
    orgs: ORG_PLANS,
    users: [],
    key: (now: number) => ({ orgs: { [ORGS.north.id]: [], [ORGS.south.id]: southEvents(now) } }),
  },
});

const ADMIN = { name: "Rosa First", email: "rosa@e2e.example", password: PASSWORD };

/** The token as the server's log has it. */
function tokenIn(output: string): string {
  return /"setupToken":"([^"]+)"/.exec(output)?.[1] ?? "";
}

test("the first administrator comes in with the token, and nobody after that", async ({
  page,
  stack,
  shell,
  signInPage,
  expectConsoleError,
}) => {
  expectConsoleError(/the server responded with a status of (400|404)/);
  await page.goto("/");
  await expect(page).toHaveURL(/\/setup$/);
  await expect(signInPage.heading()).toHaveText("Create the first administrator");

  expect(await faultsIn(page)).toEqual([]);

  const token = tokenIn(stack.output());
  expect(token).not.toBe("");
  await signInPage.setUp({ ...ADMIN, token: "not-the-token", password: "too short" });
  await expect(page.getByText(/at least 15 are needed/)).toBeVisible();
  expect(await faultsIn(page)).toEqual([]);
  await expect(signInPage.name()).toHaveValue(ADMIN.name);
  await signInPage.setUp({ ...ADMIN, token: "not-the-token" });
  await expect(page.getByText(/This is not the token in the server's log/)).toBeVisible();
  await expect(signInPage.email()).toHaveValue(ADMIN.email);

  await signInPage.setUp({ ...ADMIN, token });
  await expect(shell.account(ADMIN.name)).toBeVisible();
  await expect(page).toHaveURL(/\/o\//);

  const again = await page.goto("/setup");
  expect(again?.status()).toBe(404);
  await expect(signInPage.heading()).toHaveText("There is nothing here");
  const posted = await page.request.post("/api/setup", {
    headers: { origin: stack.url },
    data: { ...ADMIN, email: "second@e2e.example", token },
  });
  expect(posted.status()).toBe(404);
});
