/** The administration of organisations and keys, on a server with forty organisations. */
import { testEvent, testOrg } from "@/lib/emulator/scenarios/small";
import { faultsIn } from "./accessibility";
import { northEvents } from "./events";
import { expect, ORG_PLANS, type Plan, test, USER_PLANS } from "./fixtures";
import { AdminPages } from "./pages/admin-pages";
import { ORGS } from "./people";

const NEW = { name: "Contoso Logistics", slug: "contoso-logistics", id: testOrg("contoso") };
const OWN_KEY = "JC_CANARY_own_3f9a7c";

/** Without an event: they are there to be many. */
const CLIENTS = Array.from({ length: 38 }, (_, at) => ({
  slug: `client-${at}`,
  name: `Client ${String(at).padStart(2, "0")}`,
  colour: (["rose", "blue", "green", "orange", "amber"] as const)[at % 5] ?? "slate",
  region: "us" as const,
  upstreamId: testOrg(`client-${at}`),
  apiKey: null,
}));

const plan: Plan = {
  orgs: [...ORG_PLANS, ...CLIENTS],
  users: USER_PLANS,
  key: (now) => ({
    orgs: {
      ...Object.fromEntries(CLIENTS.map(({ upstreamId }) => [upstreamId, []])),
      [ORGS.north.id]: northEvents(now),
    },
  }),
  moreKeys: {
    [OWN_KEY]: (now) => ({
      orgs: {
        [NEW.id]: [testEvent(new Date(now - 600_000).toISOString(), { organization: NEW.id })],
      },
    }),
  },
};
test.use({ plan });

test("an organisation is added, tried, read and retired", async ({
  page,
  explore,
  shell,
  signIn,
  expectConsoleError,
}) => {
  expectConsoleError(/status of 404/);
  await signIn("admin");
  const admin = new AdminPages(page);
  await page.goto("/o/north");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Admin" }).click();
  await expect(admin.heading()).toHaveText("Organisations");
  await admin.openAdd();
  // Each run in one worker needs a name of its own: what is retired keeps its short name.
  const slug = `${NEW.slug}-${test.info().repeatEachIndex}`;
  await admin.field("Name").fill(NEW.name);
  await expect(admin.field("Short name")).toHaveValue(NEW.slug);
  await admin.field("Short name").fill(slug);
  await admin.field("JumpCloud organisation id").fill(NEW.id);
  await admin.field("A key of its own").check();
  await admin.field("API key").fill("JC_CANARY_mistyped");
  await admin.press("Test the key");
  await expect(admin.dialog()).toContainText("JumpCloud does not take this key.");
  await admin.field("API key").fill(OWN_KEY);
  await admin.press("Test the key");
  await expect(admin.dialog()).toContainText("The key reads this organisation.");
  await admin.press("Add");
  await expect(admin.dialog()).toHaveCount(0);
  const row = admin.row(NEW.name).filter({ hasText: slug });
  await expect(row).toContainText("A key of its own");

  await explore.open(slug);
  await expect(explore.rows()).toHaveCount(1);
  await expect(shell.org()).toContainText(NEW.name);

  await admin.open("orgs");
  await row.getByRole("button", { name: `Retire ${NEW.name}` }).click();
  await admin.press("Retire");
  await expect(row.getByRole("button", { name: `Bring back ${NEW.name}` })).toBeVisible();
  expect((await page.goto(`/o/${slug}`))?.status()).toBe(404);
});

test("who is no administrator finds nothing there", async ({
  page,
  signIn,
  signInPage,
  stack,
  expectConsoleError,
}) => {
  expectConsoleError(/status of 404/);
  await signIn("analyst");
  for (const path of ["/admin", "/admin/orgs", "/admin/keys", "/admin/users", "/admin/audit"]) {
    const answer = await page.goto(path);
    expect([path, answer?.status()]).toEqual([path, 404]);
    await expect(signInPage.heading()).toHaveText("There is nothing here");
    await expect(page.getByRole("navigation", { name: "Administration" })).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Admin" })).toHaveCount(0);
  }
  for (const path of ["/api/admin/orgs", "/api/admin/keys"]) {
    expect([path, (await page.request.get(path)).status()]).toEqual([path, 403]);
  }
  const headers = { origin: stack.url };
  const added = await page.request.post("/api/admin/orgs", { headers, data: { slug: "mine" } });
  expect(added.status()).toBe(403);
});

test("one of forty organisations is found by typing, and the last ones come first", async ({
  page,
  explore,
  shell,
  signIn,
}) => {
  await signIn("analyst");
  await explore.open("north", "range=7d&where=success:true");
  await shell.openOrgs();
  const box = page.getByRole("combobox", { name: "Find an organisation" });
  await box.fill("client 3");
  await expect(page.getByRole("option")).toHaveText([
    "Client 30",
    "Client 31",
    "Client 32",
    /./,
    /./,
    /./,
    /./,
    /./,
  ]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/o\/client-31\?range=7d&where=success(:|%3A)true$/);
  await expect(shell.org()).toContainText("Client 31");
  await shell.openOrgs();
  const recent = page.getByRole("group", { name: "Recent" }).getByRole("option");
  await expect(recent).toHaveText(["Client 31", ORGS.north.name]);
  expect(await faultsIn(page, { within: "[data-layer]" }), "the switcher").toEqual([]);
});

test("axe finds no fault in organisations, the form and the keys, light and dark", async ({
  page,
  signIn,
}) => {
  await signIn("admin");
  const admin = new AdminPages(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await admin.open("orgs");
    // Rows are all alike.
    await admin.find().fill("client 0");
    await expect(page.getByRole("heading", { level: 3 })).toHaveCount(10);
    // Dark differs in nothing but its colours.
    const rules = colorScheme === "dark" ? ["color-contrast"] : undefined;
    expect(await faultsIn(page, { rules }), `organisations, ${colorScheme}`).toEqual([]);
    await admin.find().fill(ORGS.north.name);
    await admin.act("Edit", ORGS.north.name).click();
    await admin.field("A service account of its own").check();
    await admin.press("Save");
    await expect(admin.field("Client id")).toHaveAttribute("aria-invalid", "true");
    expect(await faultsIn(page, { rules, within: "dialog" }), `form, ${colorScheme}`).toEqual([]);
    await page.keyboard.press("Escape");
    await admin.tab("Keys").click();
    await expect(admin.heading()).toHaveText("Keys");
    expect(await faultsIn(page, { rules }), `keys, ${colorScheme}`).toEqual([]);
  }
});
