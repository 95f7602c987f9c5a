/** One's own account, links of invitation, and single sign-on at a provider of this file's own. */
import { Secret, TOTP } from "otpauth";
import { openDb } from "@/lib/server/db/db";
import { type FakeIssuer, startIssuer } from "@/lib/testing/oidc/issuer";
import type { Stack } from "@/lib/testing/stack";
import { faultsInThemes } from "./accessibility";
import { northEvents } from "./events";
import { expect, ORG_PLANS, test, USER_PLANS } from "./fixtures";
import { AccountPage } from "./pages/account-page";
import { ORGS, PASSWORD } from "./people";

const TESS = { email: "tess@e2e.example", name: "Tess Totp", role: "analyst", orgs: "all" } as const;
const PAUL = { email: "paul@e2e.example", name: "Paul Password", role: "analyst", orgs: "all" } as const;
const NEW_PASSWORD = "another lamp by another window";

let issuer: FakeIssuer;

test.use({
  plan: {
    orgs: ORG_PLANS,
    users: [...USER_PLANS, { ...TESS, password: PASSWORD }, { ...PAUL, password: PASSWORD }],
    key: (now) => ({ orgs: { [ORGS.north.id]: northEvents(now) } }),
    env: async () => {
      issuer = await startIssuer();
      return issuer.env;
    },
  },
});
test.afterAll(() => issuer?.close());

/** Every session was begun ten minutes ago. */
async function age(stack: Stack): Promise<void> {
  const db = openDb({ engine: "sqlite", file: `${stack.dataDir}/insights.db` });
  const authenticated_at = new Date(Date.now() - 600_000).toISOString();
  await db.queries.updateTable("sessions").set({ authenticated_at }).execute();
  await db.close();
}

test("an authenticator is set up once one has said who one is, and then asked for", async ({
  page,
  stack,
  shell,
  signInPage,
  expectConsoleError,
}) => {
  expectConsoleError(/status of 403/);
  const account = new AccountPage(page);
  await page.goto("/login?callbackUrl=/account");
  await signInPage.signIn(TESS.email, PASSWORD);
  await account.authenticator().waitFor();
  await age(stack);
  await account.authenticator().getByRole("button", { name: "Set up" }).click();
  await expect(account.question()).toBeVisible();
  expect(await faultsInThemes(page), "the question").toEqual([]);
  await account.confirm(PASSWORD);

  await expect(page.getByRole("img", { name: "QR code" })).toBeVisible();
  expect(await faultsInThemes(page), "the offer").toEqual([]);
  const secret = await account.secret();
  await account.code().fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(account.recoveryCodes()).toHaveCount(10);
  const [first = ""] = await account.recoveryCodes().allInnerTexts();

  await shell.signOut(TESS.name);
  await signInPage.signIn(TESS.email, PASSWORD);
  await account.code().fill("000000");
  await signInPage.submit().click();
  await expect(page.getByText("This code is wrong")).toBeVisible();
  expect(await faultsInThemes(page), "the code").toEqual([]);
  await account.code().fill(first.toLowerCase());
  await signInPage.submit().click();
  await expect(shell.account(TESS.name)).toBeVisible();
  await account.open();
  await expect(account.authenticator()).toContainText("9 recovery codes are left");
});

test("a new password ends the other sessions", async ({ page, playwright, stack, signInPage }) => {
  const elsewhere = await playwright.request.newContext({ baseURL: stack.url });
  const { csrfToken } = (await (await elsewhere.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const form = { email: PAUL.email, password: PASSWORD, csrfToken, json: "true" };
  await elsewhere.post("/api/auth/callback/credentials", { headers: { origin: stack.url }, form });
  expect((await elsewhere.get("/api/session")).status()).toBe(200);

  const account = new AccountPage(page);
  await page.goto("/login?callbackUrl=/account");
  await signInPage.signIn(PAUL.email, PASSWORD);
  await expect(account.sessions()).toHaveCount(2);
  await expect(account.sessions().first()).toContainText("this session");
  await account.password().getByRole("textbox", { name: "Current password" }).fill(PASSWORD);
  await account.password().getByRole("textbox", { name: "New password" }).fill(NEW_PASSWORD);
  await account.password().getByRole("button", { name: "Change password" }).click();
  await expect(account.password().getByRole("status")).toContainText("Your password is changed");
  await expect(account.sessions()).toHaveCount(1);
  expect((await elsewhere.get("/api/session")).status()).toBe(401);
  expect((await page.request.get("/api/session")).status()).toBe(200);
  await elsewhere.dispose();
});

test("an invitation lets somebody new choose a password, once", async ({
  page,
  context,
  stack,
  shell,
  signIn,
}) => {
  await signIn("admin");
  const body = { email: "nora@e2e.example", name: "Nora New", role: "viewer", orgs: [ORGS.north.slug] };
  const made = await page.request.post("/api/admin/users", { headers: { origin: stack.url }, data: body });
  const { link } = (await made.json()) as { link: { url: string } };
  await context.clearCookies();
  await page.goto(link.url);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Welcome, Nora New");
  expect(await faultsInThemes(page), "the invitation").toEqual([]);
  await page.getByRole("textbox", { name: "Password" }).fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await expect(shell.account("Nora New")).toBeVisible();
  await expect(shell.org()).toContainText(ORGS.north.name);
  await page.goto(link.url);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link does not work any more");
});

test("single sign-on goes to the provider and back, and says why when it does not", async ({
  page,
  shell,
}) => {
  const account = new AccountPage(page);
  const button = page.getByRole("button", { name: "Sign in with Example ID" });
  issuer.fault = "nonce";
  await page.goto("/login?callbackUrl=/account");
  await button.click();
  await expect(
    page.getByRole("main").getByRole("alert").filter({ hasText: "identity provider" }),
  ).toBeVisible();
  expect(await faultsInThemes(page), "sign-in with a provider").toEqual([]);
  issuer.fault = null;
  await page.goto("/login?callbackUrl=/account");
  await button.click();
  await expect(shell.account("Olga")).toBeVisible();
  await expect(account.section("Sign-in")).toContainText("You sign in at Example ID");
  await expect(account.sessions()).toHaveCount(1);
});
