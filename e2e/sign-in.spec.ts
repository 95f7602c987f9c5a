import { NORTH } from "./events";
import { expect, test } from "./fixtures";
import { ORGS, PASSWORD, PEOPLE } from "./people";

const SEARCH = "range=7d&where=client_ip:203.0.113.9";
/** The browser's own line about an answer that is no success. */
const REFUSED = /Failed to load resource: the server responded with a status of 401/;

test("signing in leads back to the search that was asked for", async ({ page, explore, signInPage }) => {
  await explore.open("north", SEARCH);
  await expect(page).toHaveURL(/\/login\?callbackUrl=/);
  await expect(signInPage.heading()).toHaveText("Sign in");
  await signInPage.signIn(PEOPLE.analyst.email, PASSWORD);
  await expect(explore.search.pill("client_ip is 203.0.113.9")).toBeVisible();
  await expect.poll(() => explore.query()).toBe("?range=7d&where=client_ip:203.0.113.9");
  await expect(explore.rows()).toHaveCount(NORTH.failures);
});

test("an address of another site is not followed after signing in", async ({ page, shell, signInPage }) => {
  await page.goto("/login?callbackUrl=https://evil.example/o/north");
  await signInPage.signIn(PEOPLE.analyst.email, PASSWORD);
  await expect(shell.org()).toBeVisible();
  expect(new URL(page.url()).hostname).toBe("localhost");
});

test("a wrong password says no more than that", async ({ page, signInPage, expectConsoleError }) => {
  expectConsoleError(REFUSED);
  await page.goto("/login");
  const text = "This e-mail address and password do not belong together.";
  await signInPage.signIn(PEOPLE.viewer.email, "not the password at all");
  await expect(signInPage.alert()).toHaveText(text);
  await expect(signInPage.email()).toHaveValue(PEOPLE.viewer.email);
  await signInPage.signIn("nobody@e2e.example", "not the password at all");
  await expect(signInPage.alert()).toHaveText(text);
  await signInPage.signIn(PEOPLE.viewer.email, PASSWORD);
  await expect(page).toHaveURL(/\/o\/south/);
});

test("signing out ends the session for good", async ({
  page,
  context,
  explore,
  shell,
  signInPage,
  stack,
}) => {
  await explore.open("north", SEARCH);
  await signInPage.signIn(PEOPLE.admin.email, PASSWORD);
  await expect(explore.rows()).toHaveCount(NORTH.failures);
  const old = await context.cookies();

  await shell.signOut(PEOPLE.admin.name);
  await expect(signInPage.submit()).toBeVisible();
  await page.goBack();
  await expect(signInPage.submit()).toBeVisible();
  await expect(page.getByText(NORTH.address)).toHaveCount(0);
  await expect(page.getByText("dolores@northwind.example")).toHaveCount(0);

  await context.addCookies(old);
  const answer = await page.request.get(`${stack.url}/api/orgs`);
  expect(answer.status()).toBe(401);
});

test("a session that ends amid work keeps the search", async ({
  context,
  explore,
  shell,
  signInPage,
  stack,
  expectConsoleError,
}) => {
  expectConsoleError(REFUSED);
  await explore.open("north", SEARCH);
  await signInPage.signIn(PEOPLE.analyst.email, PASSWORD);
  await expect(explore.rows()).toHaveCount(NORTH.failures);

  // The facets come last: the first request to be refused is then the one of the search below.
  await expect(explore.facets.panel().getByRole("checkbox").first()).toBeVisible();

  await revokeElsewhere(stack.url, await context.cookies());
  await explore.searchText("password");
  await expect(shell.sessionEnded()).toBeVisible();
  // What was on screen stays readable behind the notice.
  await expect(shell.org()).toContainText(ORGS.north.name);
  const kept = explore.query();
  expect(kept).toContain("text=password");

  await shell.sessionEnded().getByRole("link", { name: "Sign in" }).click();
  await signInPage.signIn(PEOPLE.analyst.email, PASSWORD);
  await expect(explore.rows()).toHaveCount(NORTH.failures);
  await expect.poll(() => explore.query()).toBe(kept);
});

/** Signs out with the cookies of the page, from outside of it: the server ends the session, the page knows nothing. */
async function revokeElsewhere(origin: string, cookies: { name: string; value: string }[]): Promise<void> {
  const jar = new Map(cookies.map(({ name, value }) => [name, value]));
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const first = await fetch(`${origin}/api/auth/csrf`, { headers: { cookie: cookie() } });
  for (const line of first.headers.getSetCookie()) {
    const [name = "", value = ""] = (line.split(";")[0] ?? "").split(/=(.*)/s);
    jar.set(name, value);
  }
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const answer = await fetch(`${origin}/api/auth/signout`, {
    method: "POST",
    headers: { cookie: cookie(), origin, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, json: "true", callbackUrl: "/login" }),
  });
  expect(answer.status).toBe(200);
}
