/** The table as a tool: rows picked out and copied, text found, columns and heights to one's liking. */
import { readFile } from "node:fs/promises";
import { eventsAtEqualTimes } from "@/lib/emulator/scenarios/small";
import { NORTH } from "./events";
import { expect, type Page, test } from "./fixtures";
import { CommandCenter } from "./pages/command-center";
import { ORGS } from "./people";

test.beforeEach(async ({ signIn }) => signIn("analyst"));

test("rows are selected by key and by click, compared, and copied", async ({ page, context, explore }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await explore.open("north");
  await explore.row(2).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(explore.selection()).toContainText("3 selected");
  await page.keyboard.press("Shift+ArrowUp");
  await explore.selection().getByRole("button", { name: "Compare" }).click();
  const compared = explore.dialog("Two events compared").getByRole("row");
  await expect(compared.filter({ hasText: "initiated_by.username" })).toHaveText(/user1.*user2/);
  await expect(compared.filter({ hasText: "geoip.city" })).toHaveText(/Paris/);
  await page.keyboard.press("Escape");
  await explore.row(3).focus();
  await page.keyboard.press("Shift+ArrowDown");
  await expect(explore.selection()).toContainText("3 selected");
  await explore.row(8).getByRole("checkbox", { name: "Select row 8" }).click();
  await expect(explore.selection()).toContainText("4 selected");

  await explore.selection().getByRole("button", { name: "Copy as JSON", exact: true }).click();
  await expect(explore.selection()).toContainText("Copied as JSON");
  expect(JSON.parse(await explore.copied())).toHaveLength(4);
  await explore.selection().getByRole("button", { name: "Copy as CSV" }).click();
  await expect(explore.selection()).toContainText("Copied as CSV");
  const lines = (await explore.copied()).trim().split(/\r?\n/);
  expect(lines).toHaveLength(5);
  expect(lines[1]).toMatch(/[+-]\d\d:\d\d/);

  await explore.row(8).focus();
  await page.keyboard.press("Escape");
  await expect(explore.selection()).toHaveCount(0);
});

test("rows are copied as text, NDJSON and Markdown", async ({ page, context, explore }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await explore.open("north", `where=client_ip:${NORTH.address}`);
  await explore.row(1).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowDown");
  const copyAs = async (format: string) => {
    await explore
      .selection()
      .getByRole("button", { name: `Copy as ${format}`, exact: true })
      .click();
    await expect(explore.selection()).toContainText(`Copied as ${format}`);
    return (await explore.copied()).trimEnd().split("\n");
  };
  const texts = await copyAs("Text");
  expect(texts).toHaveLength(2);
  expect(texts[0]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.+]+ {2}failure {2}dolores@northwind\.example/i);
  const objects = (await copyAs("NDJSON")).map((line) => JSON.parse(line));
  expect(objects.map((event) => event.client_ip)).toEqual([NORTH.address, NORTH.address]);
  const [head, rule, ...rows] = await copyAs("Markdown");
  expect(head).toMatch(/^\| Time \| Outcome \| What happened \| /);
  expect(rule).toMatch(/^(\| --- )+\|$/);
  expect(rows).toHaveLength(2);
});

test("columns get wider by pointer and by key, and stay so", async ({ page, explore }) => {
  await explore.open("north");
  const edge = explore.column("Actor").getByRole("separator", { name: "Width of Actor" });
  const width = async () => Math.round((await explore.column("Actor").boundingBox())?.width ?? 0);
  await expect(edge).toBeVisible();
  const before = await width();
  const box = await edge.boundingBox();
  if (!box) throw new Error("no edge");
  await page.mouse.move(box.x + box.width - 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 58, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect.poll(width).toBe(before + 60);
  await edge.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(width).toBe(before + 68);
  await page.reload();
  await expect(explore.row(1)).toBeVisible();
  await expect.poll(width).toBe(before + 68);
});

test("a text is found among the loaded rows", async ({ page, explore }) => {
  await explore.open("north");
  await expect(explore.rows().first()).toBeVisible();
  await page.keyboard.press("Control+f");
  await explore.find.text().fill("bengaluru");
  const place = (n: number) => new RegExp(`^${n} of ${NORTH.failures} in \\d+ loaded`);
  await expect(explore.find.bar().getByText(place(1))).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(explore.find.bar().getByText(place(2))).toBeVisible();
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.press("Shift+Enter");
  await expect(explore.find.bar().getByText(place(NORTH.failures))).toBeVisible();
  const marked = () =>
    page.evaluate(() => [...(CSS.highlights.get("found") ?? [])].map((range) => String(range)));
  expect(new Set(await marked())).toEqual(new Set(["Bengaluru"]));

  await explore.find.text().fill("auth_method no such value");
  await expect(explore.find.bar().getByText(/^None in/)).toBeVisible();
  await explore.find.text().fill("203.0.113.9");
  await expect(explore.find.bar().getByText(new RegExp(`of ${NORTH.failures} in`))).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(explore.find.bar()).toHaveCount(0);
  await expect(explore.rows().and(page.locator(":focus"))).toContainText("dolores@northwind.example");
  expect(await marked()).toEqual([]);
});

test("columns and height are one's own", async ({ page, explore }) => {
  await explore.open("north");
  await explore.events().getByRole("button", { name: "Choose columns" }).click();
  const chooser = explore.dialog("Columns");
  await chooser.getByRole("radio", { name: "Comfortable" }).check();
  await chooser.getByRole("textbox").fill("useragent.device");
  await chooser
    .getByRole("checkbox", { name: /^useragent\.device/ })
    .first()
    .click();
  await chooser.press("Escape");
  await expect(explore.row(1).getByRole("cell").nth(5)).toHaveText("Mac");
  expect((await explore.row(1).boundingBox())?.height).toBe(36);

  const headings = async () =>
    (await explore.events().getByRole("columnheader").allTextContents())
      .slice(0, 6)
      .map((text) => text.trim());
  const from = await explore.column("Actor").boundingBox();
  const to = await explore.column("Outcome").boundingBox();
  if (!from || !to) throw new Error("no headings");
  await page.mouse.move(from.x + 20, from.y + 15);
  await page.mouse.down();
  await expect(async () => {
    await page.mouse.move(to.x + 30, to.y + 15, { steps: 3 });
    await page.mouse.move(to.x + 10, to.y + 15, { steps: 3 });
    await expect(explore.column("Outcome")).toHaveAttribute("data-drop", "before", { timeout: 500 });
  }).toPass();
  await page.mouse.up();
  await expect(explore.menu()).toHaveCount(0);
  const moved = ["Time", "Actor", "Outcome", "What happened", "Address", "useragent.device"];
  await expect.poll(headings).toEqual(moved);

  await explore.column("Actor").getByRole("button").focus();
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(headings).toEqual(["Time", "Outcome", "Actor", ...moved.slice(3)]);
  await expect(explore.column("Actor").getByRole("button")).toBeFocused();

  await page.reload();
  await expect(explore.rows().first()).toBeVisible();
  await expect.poll(headings).toEqual(["Time", "Outcome", "Actor", ...moved.slice(3)]);
  expect((await explore.row(1).boundingBox())?.height).toBe(36);
});

test("what is new for an actor is marked where one wants it", async ({ explore, stack }) => {
  await explore.open("north", "where=event_type:admin_login_attempt");
  await expect(explore.rows()).toHaveCount(NORTH.failures);
  const asked = () =>
    stack.emulator
      .calls(stack.key)
      .filter(({ operation, body }) => operation === "distinct" && JSON.stringify(body).includes("dolores"))
      .length;
  expect(asked()).toBe(0);
  await explore.events().getByRole("button", { name: "Choose columns" }).click();
  await explore
    .dialog("Columns")
    .getByRole("checkbox", { name: /^Mark what is new/ })
    .check();
  await explore.dialog("Columns").press("Escape");
  await expect(explore.events().getByText(/, first in 8\d days/)).toHaveCount(NORTH.failures);
  expect(asked()).toBe(1);
});

test("events are grouped by session, and their heads open", async ({ page, explore }) => {
  await explore.open("north", `where=client_ip:${NORTH.address}`);
  await explore.events().getByRole("button", { name: "Choose columns" }).click();
  await explore.dialog("Columns").getByRole("checkbox", { name: "Group by session" }).check();
  await explore.dialog("Columns").press("Escape");
  const head = explore.events().getByRole("row", { name: /^Session of dolores@northwind\.example/ });
  await expect(head).toContainText(`${NORTH.failures} events`);
  await expect(head).toContainText(`${NORTH.failures} failed`);
  await expect(explore.rows()).toHaveCount(0);

  await head.focus();
  await page.keyboard.press("ArrowRight");
  await expect(explore.rows()).toHaveCount(NORTH.failures);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowLeft");
  await expect(head).toBeFocused();
  await page.getByRole("toolbar", { name: "Sessions" }).getByRole("button", { name: "Ungroup" }).click();
  await expect(head).toHaveCount(0);
  await expect(explore.rows()).toHaveCount(NORTH.failures);
});

test("sorts by time both ways, and shows the columns that one chooses", async ({ explore }) => {
  await explore.open("north");
  await explore.column("Time").getByRole("button").click();
  await explore.menu().getByRole("menuitemradio", { name: "Oldest first" }).click();
  await expect(explore.column("Time")).toHaveAttribute("aria-sort", "ascending");
  await expect(explore.status()).toHaveText(/^372 events, \d+ loaded, oldest first$/);
  await expect(explore.row(1)).toContainText("user19");
  await expect.poll(() => explore.query()).toBe("?sort=asc");

  await explore.events().getByRole("button", { name: "Choose columns" }).click();
  const picker = explore.dialog("Columns");
  await picker.getByRole("textbox").fill("geoip.country_code");
  await picker.getByRole("checkbox", { name: "geoip.country_code Country", exact: true }).click();
  await picker.press("Escape");
  await expect(explore.events().getByRole("columnheader")).toHaveCount(7);
  await expect(explore.row(1).getByRole("cell").nth(5)).toHaveText("FR");
  await expect
    .poll(() => explore.query())
    .toMatch(/^\?sort=asc&columns=time,outcome,sentence,actor,address,geoip\.country_code$/);

  await explore.column("Actor").getByRole("button").click();
  await explore.menu().getByRole("menuitem", { name: "Remove column" }).click();
  await expect(explore.column("Actor")).toHaveCount(0);
  await expect.poll(() => explore.query()).not.toContain("actor");
});

test("loads more while one scrolls, to an honest end", async ({ page, explore, stack }) => {
  await explore.open("north", "range=7d");
  await expect(explore.status()).toHaveText(/^1,872 events, \d+ loaded, newest first$/);
  await explore.row(1).focus();
  const steps = [await explore.loaded()];
  while (steps.at(-1) !== 1_872) {
    await page.keyboard.press("End");
    await expect.poll(() => explore.loaded()).toBeGreaterThan(steps.at(-1) ?? 0);
    steps.push(await explore.loaded());
  }
  expect(steps.length, `loaded one after another: ${steps}`).toBeGreaterThan(2);
  await page.keyboard.press("End");
  await expect(explore.row(1_872)).toBeFocused();
  expect(await explore.rows().count(), "rows that are drawn").toBeLessThan(80);
  await expect(page.getByText("End of results: all 1,872 events")).toBeVisible();
  const pages = stack.emulator.calls(stack.key).filter(({ operation }) => operation === "events");
  expect(pages.every(({ status }) => status === 200)).toBe(true);
});

/** What the browser saves when `button` of the dialog is pressed. */
async function saved(page: Page, button: string): Promise<{ name: string; lines: string[] }> {
  const arrives = page.waitForEvent("download");
  await page.getByRole("dialog", { name: "Export events" }).getByRole("button", { name: button }).click();
  const file = await arrives;
  const lines = (await readFile(await file.path(), "utf8")).trimEnd().split(/\r?\n/);
  return { name: file.suggestedFilename(), lines };
}

test("all that is found becomes a file; one that breaks off is not taken for whole", async ({
  page,
  explore,
  stack,
  startedAt,
  expectConsoleError,
}) => {
  const dialog = explore.dialog("Export events");
  await explore.open("north");
  await expect(explore.row(1)).toBeVisible();
  await page.getByRole("button", { name: "Export events…" }).click();
  await expect(dialog).toContainText(`${NORTH.total} events`);
  const csv = await saved(page, "Export");
  expect(csv.name).toMatch(/^events-Northwind-Retail-\d{8}T\d{6}Z-\d{8}T\d{6}Z\.csv$/);
  expect(csv.lines[0]).toBe("time,outcome,sentence,actor,address");
  expect(csv.lines).toHaveLength(NORTH.total + 1);
  await expect(dialog.getByRole("status")).toContainText(`${NORTH.total} events saved as ${csv.name}`);
  await dialog.getByRole("button", { name: "Close" }).last().click();

  await new CommandCenter(page).run("export events");
  await dialog.getByRole("radio", { name: /^NDJSON/ }).check();
  const { lines } = await saved(page, "Export");
  expect(JSON.parse(lines.at(-1) ?? "")).toEqual({ end: true, rows: NORTH.total });
  expect(new Set(lines.slice(0, -1).map((line) => JSON.parse(line).id)).size).toBe(NORTH.total);
  await dialog.getByRole("button", { name: "Close" }).last().click();

  expectConsoleError(/ERR_INCOMPLETE_CHUNKED_ENCODING/);
  const start = new Date(startedAt.ms - 10_800_000).toISOString();
  const many = eventsAtEqualTimes(6_000, { organization: ORGS.north.id, start });
  stack.emulator.addKey(stack.key, { orgs: { [ORGS.north.id]: many } });
  stack.emulator.fault(stack.key, { kind: "status", status: 403, at: "events", after: 1 });
  await page.getByRole("button", { name: "Export events…" }).click();
  await dialog.getByRole("button", { name: "Export", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("admin role cannot read this");
  await expect(dialog).toContainText("The file broke off after 5,000 events, and nothing was saved.");
  const part = await saved(page, "Save what came");
  expect(part.name).toMatch(/-incomplete\.csv$/);
  expect(part.lines.at(-1)).toMatch(/^"?# Not whole \(5000 rows\): /);
});
