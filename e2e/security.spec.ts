/** What an attacker can reach from outside, and what an event with bad intentions can do: nothing. */
import { hostileEvents } from "@/lib/emulator/scenarios/hostile";
import { testEvent } from "@/lib/emulator/scenarios/small";
import type { RawEvent } from "@/lib/insights/wire";
import { northEvents } from "./events";
import { expect, ORG_PLANS, type Page, test, USER_PLANS } from "./fixtures";
import { ORGS, PASSWORD, PEOPLE } from "./people";

const MINUTE = 60_000;
const MARKUP = '<img src=x onerror="window.__xss=1"><script>window.__xss=2</script>';

/** Controls, marks that turn the writing round, and letters without width. Line breaks of JSON are none of them. */
const DECEIVING = /[\p{Bidi_Control}\u{feff}\u{200b}]|(?![\n\t])\p{Cc}/u;

/** The hostile events in the last two hours; times that are none stay as they are. Then one whose every text is markup. */
function hostile(now: number): RawEvent[] {
  const shifted = hostileEvents(ORGS.south.id).map((event, index) => {
    const isTime =
      typeof event.timestamp === "string" && /^2026-11-20T12:00:\d\d\.000Z$/.test(event.timestamp);
    return isTime ? { ...event, timestamp: new Date(now - (index + 10) * MINUTE).toISOString() } : event;
  });
  const markup = testEvent(new Date(now - 5 * MINUTE).toISOString(), {
    organization: ORGS.south.id,
    event_type: MARKUP,
    service: MARKUP,
    success: false,
    error_message: MARKUP,
    client_ip: MARKUP,
    initiated_by: { type: "user", username: MARKUP, email: MARKUP },
    resource: { type: "user", username: MARKUP },
    useragent: { name: MARKUP, os: MARKUP },
    geoip: { country_code: MARKUP, region_name: MARKUP },
    changes: [{ field: MARKUP, from: MARKUP, to: MARKUP }],
    [MARKUP]: MARKUP,
  });
  return [markup, ...shifted];
}

test.use({
  plan: {
    orgs: ORG_PLANS,
    users: USER_PLANS,
    key: (now: number) => ({
      orgs: { [ORGS.north.id]: northEvents(now), [ORGS.south.id]: hostile(now) },
    }),
  },
});

test("no part of a tour through the product breaks the content policy", async ({
  page,
  explore,
  shell,
  signInPage,
}) => {
  const violations = await watchPolicy(page);
  await page.goto("/login");
  await signInPage.signIn(PEOPLE.admin.email, PASSWORD);
  await expect(shell.org()).toBeVisible();

  await explore.open("north");
  await explore.facets.box("event_type", "user_update").click();
  await explore.search.pill("event_type is user_update").click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await explore.search.add().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await explore.search.range().click();
  await expect(explore.dialog("Time range")).toBeVisible();
  await page.keyboard.press("Escape");
  await explore.brush(0.2, 0.6);
  await page.keyboard.press("Escape");

  await explore.openRow(1);
  for (const tab of ["Fields", "JSON", "Summary"]) await explore.detail.tab(tab).click();
  await explore.detail
    .panel()
    .getByRole("button", { name: /: actions$/ })
    .first()
    .click();
  await expect(explore.menu()).toBeVisible();
  await page.keyboard.press("Escape");
  await explore.detail.close().click();

  for (const theme of ["Dark", "Light", "As the system"] as const) await shell.chooseTheme(theme);
  await shell.switchTo(ORGS.south.name);
  await expect(shell.org()).toContainText(ORGS.south.name);
  await expect(explore.row(1)).toBeVisible();
  await shell.signOut(PEOPLE.admin.name);
  await expect(signInPage.submit()).toBeVisible();
  expect(await violations()).toEqual([]);
});

test("the policy is at work: a script and a style without the nonce do nothing", async ({
  page,
  signIn,
  explore,
  expectConsoleError,
}) => {
  expectConsoleError(/Content Security Policy|ERR_INVALID_URL data:image/);
  const violations = await watchPolicy(page);
  await signIn("analyst");
  await explore.open("north");
  await expect(explore.row(1)).toBeVisible();
  await page.evaluate(() => {
    const image = document.createElement("div");
    image.innerHTML = '<img src="data:image/gif;base64,x" onerror="window.__xss=1">';
    const style = document.createElement("style");
    style.textContent = "body { display: none }";
    document.body.append(image, style);
  });
  await expect.poll(violations).toEqual(expect.arrayContaining(["script-src-attr", "style-src-elem"]));
  await expectUnharmed(page);
});

test("every kind of answer has its headers", async ({ page, stack, signIn }) => {
  await signIn("analyst");
  const html = await page.request.get("/o/north");
  const script = /src="(\/_next\/static\/[^"]+\.js)/.exec(await html.text())?.[1] ?? "";
  const asked: [string, number, () => Promise<Answer>][] = [
    ["page", 200, () => page.request.get("/o/north")],
    ["page of nothing", 404, () => page.request.get("/nothing/here")],
    ["org of nobody", 404, () => page.request.get("/o/never-was")],
    ["sign-in", 200, () => fetch(`${stack.url}/login`)],
    ["API", 200, () => page.request.get("/api/orgs")],
    ["API without a session", 401, () => fetch(`${stack.url}/api/orgs`)],
    ["API of nothing", 404, () => page.request.get("/api/nothing")],
    ["health", 200, () => fetch(`${stack.url}/api/health/live`)],
    ["script", 200, () => fetch(stack.url + script)],
    ["file of nothing", 404, () => fetch(`${stack.url}/_next/static/nothing.js`)],
    ["wrong method", 405, () => page.request.delete("/api/orgs", { headers: { origin: stack.url } })],
    ["odd method", 405, () => page.request.fetch("/o/north", { method: "PROPFIND" })],
    [
      "body too large",
      413,
      () =>
        page.request.post("/api/orgs/north/events/count", {
          headers: { origin: stack.url, "content-type": "application/json" },
          data: Buffer.alloc(300 * 1024, " "),
        }),
    ],
  ];
  for (const [name, status, ask] of asked) {
    const answer = await ask();
    expect
      .soft([name, typeof answer.status === "function" ? answer.status() : answer.status])
      .toEqual([name, status]);
    const headers = headersOf(answer);
    expect.soft(headers, name).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": expect.stringMatching(/^(same-origin|no-referrer)$/),
      "permissions-policy": expect.stringContaining("camera=()"),
      "cross-origin-opener-policy": "same-origin",
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
    });
    expect.soft(headers, name).not.toHaveProperty("x-powered-by");
    expect.soft(headers, name).not.toHaveProperty("server");
    expect.soft(headers["cache-control"], name).not.toMatch(/s-maxage|public.*no-store/);
    if (name === "script") expect.soft(headers["cache-control"], name).toContain("immutable");
    else expect.soft(headers["cache-control"], name).toContain("no-store");
  }
});

test("each page has a nonce of its own, and every script of it has that nonce", async ({ page, signIn }) => {
  await signIn("analyst");
  const nonces = new Set<string>();
  for (const path of ["/o/north", "/o/north", "/login", "/nothing/here"]) {
    const answer = await page.request.get(path, {
      headers: {
        "content-security-policy": "script-src 'unsafe-inline' https://evil.example",
        "content-security-policy-report-only": "script-src 'nonce-evil'",
        "x-nonce": "evil",
      },
    });
    const policy = answer.headers()["content-security-policy"] ?? "";
    const [, nonce = ""] = /'nonce-([^']+)'/.exec(policy) ?? [];
    const html = await answer.text();
    const tags = [...html.matchAll(/<script\b([^>]*)>/g)].map(([, attributes = ""]) => attributes);
    expect(nonce.length).toBeGreaterThanOrEqual(22);
    expect(tags.length).toBeGreaterThan(0);
    expect(tags.filter((attributes) => !attributes.includes(`nonce="${nonce}"`))).toEqual([]);
    expect(html).not.toMatch(/<[^>]+\son\w+=/);
    expect(policy + JSON.stringify(answer.headers()) + html).not.toContain("evil");
    expect(/script-src [^;]*/.exec(policy)?.[0]).not.toContain("unsafe");
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(4);
});

test("neither the API key nor the address of the API is in anything that a browser loads", async ({
  page,
  explore,
  signIn,
  stack,
}) => {
  const scripts: Promise<string>[] = [];
  page.on("response", (response) => {
    if (/\.(js|css|json|webmanifest)(\?|$)/.test(response.url())) scripts.push(response.text());
  });
  await signIn("admin");
  await explore.open("north");
  await explore.openRow(1);
  await explore.search.add().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await explore.search.range().click();
  await expect(explore.dialog("Time range")).toBeVisible();
  const texts = await Promise.all(scripts);
  expect(texts.length).toBeGreaterThan(10);
  for (const secret of [stack.key, "CANARY", new URL(stack.served.url).host, "api.jumpcloud.com"]) {
    expect(texts.filter((text) => text.includes(secret)).length, secret).toBe(0);
  }
});

test.describe("events with bad intentions", () => {
  test.beforeEach(async ({ signIn }) => signIn("analyst"));

  test("are text in the table, its facets and its menu", async ({ page, explore }) => {
    await watchDialogs(page);
    await explore.open("south");
    const row = explore.row(1);
    await expect(row).toContainText(MARKUP.slice(0, 30));
    for (const shown of [
      "<script>alert(1)</script>",
      "jane�gpj.exe",
      "a�b�c�[31mred",
      "⟨U+D800⟩ lone",
      "first line second",
    ]) {
      await expect(explore.events().getByText(shown).first()).toBeAttached();
    }
    expect(await explore.events().textContent()).not.toMatch(DECEIVING);
    await expect(explore.facets.box("event_type", MARKUP.toLowerCase())).toHaveAccessibleName(/, 1 event$/);
    await explore.value(row, "initiated_by.email", MARKUP).first().click();
    await expect(explore.menu()).toBeVisible();
    await explore.menu().getByRole("menuitem", { name: "Filter", exact: true }).click();
    await expect(explore.search.pill(`initiated_by.email is ${MARKUP.slice(0, 20)}`)).toBeVisible();
    await expect(explore.status()).toHaveText(/^1 event, 1 loaded/);
    await expectUnharmed(page);
  });

  test("are text in each part of their details", async ({ page, explore }) => {
    await watchDialogs(page);
    await explore.open("south");
    await explore.openRow(1);
    for (const tab of ["Summary", "Fields", "JSON"]) {
      await explore.detail.tab(tab).click();
      await expect(explore.detail.panel()).toContainText("<img src=x onerror=");
      await expect(explore.detail.panel().locator("img, script")).toHaveCount(0);
    }
    await explore.detail.close().click();
    await explore.row(5).press("Enter");
    await explore.detail.tab("Fields").click();
    await expect(explore.detail.panel()).toContainText("jane⟨U+202E⟩gpj.exe");
    await explore.detail.tab("JSON").click();
    await expect(explore.detail.panel()).toContainText('"jane\\u202egpj.exe"');
    await expectUnharmed(page);
  });

  test("are text in the chart, its legend, its table, under the pointer, in messages and in a spreadsheet", async ({
    page,
    context,
    explore,
    stack,
  }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await watchDialogs(page);
    const violations = await watchPolicy(page);
    await explore.open("south", "range=1h&by=event_type");
    const figure = explore.chart.figure();
    await expect(figure).toContainText("<img src=x onerror=");
    const box = await explore.chart.bars().boundingBox();
    for (const part of [0.5, 0.7, 0.9, 0.95])
      await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) * part, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    await explore.chart.tableView().click();
    await expect(explore.chart.table()).toContainText("<img src=x onerror=");
    await expect(figure.locator("script, [onerror], img[src]")).toHaveCount(0);
    await explore.choose(explore.value(explore.row(1), "initiated_by.email", MARKUP).first(), "Copy");
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(MARKUP);
    await expectQuietCsv(page, stack.url);
    expect(await page.locator("body").innerText()).not.toMatch(DECEIVING);
    expect(await page.title()).not.toMatch(DECEIVING);
    expect(await violations()).toEqual([]);
    await expectUnharmed(page);
  });

  test("every one of them opens, and none moves the page", async ({ page, explore }) => {
    await watchDialogs(page);
    await explore.open("south", "range=24h");
    await expect(explore.row(1)).toBeVisible();
    const total = await explore.loaded();
    expect(total).toBeGreaterThan(25);
    await explore.openRow(1);
    for (let place = 1; place <= total; place++) {
      await expect(explore.detail.pane()).toHaveCount(1);
      await expect(explore.detail.panel()).toBeVisible();
      expect(await explore.detail.pane().textContent(), `details of row ${place}`).not.toMatch(DECEIVING);
      if (place < total) await explore.detail.next().click();
    }
    await expect(explore.detail.next()).toHaveAttribute("aria-disabled", "true");
    await expectUnharmed(page);
  });
});

/** In the file of these events no cell begins like a formula, and the answer is a file and nothing else. */
async function expectQuietCsv(page: Page, origin: string): Promise<void> {
  const window = { start: new Date(Date.now() - 7_200_000).toISOString(), end: new Date().toISOString() };
  const search = {
    v: 1,
    services: ["all"],
    range: { last: "2h" },
    where: { op: "and", items: [] },
    sort: "desc",
  };
  const fields = ["initiated_by.username", "initiated_by.email", "event_type", "sentence"];
  const answer = await page.request.post("/api/orgs/south/events/export", {
    headers: { origin },
    data: { search, window, format: "csv", fields },
  });
  const { "content-disposition": disposition, "content-type": type } = answer.headers();
  expect([disposition, type]).toEqual([
    expect.stringMatching(
      /^attachment; filename="events-[\w.-]+\.csv"; filename\*=UTF-8''events-[\w.-]+\.csv$/,
    ),
    expect.stringMatching(/^text\/csv/),
  ]);
  const cells = [...(await answer.text()).matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)];
  expect(cells.length).toBeGreaterThan(100);
  const formulas = cells
    .map(([, quoted, plain]) => quoted ?? plain ?? "")
    .filter((cell) => /^\s*[=+\-@]/.test(cell));
  expect(formulas).toEqual([]);
}

type Answer = Response | Awaited<ReturnType<Page["request"]["get"]>>;

function headersOf(answer: Answer): Record<string, string> {
  return typeof answer.headers === "function" ? answer.headers() : Object.fromEntries(answer.headers);
}

/** The directives that were violated on any page from now on; kept over navigations. */
async function watchPolicy(page: Page): Promise<() => Promise<string[]>> {
  const seen: string[] = [];
  await page.exposeFunction("reportViolation", (directive: string) => void seen.push(directive));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      (window as unknown as { reportViolation(text: string): void }).reportViolation(
        event.effectiveDirective,
      );
    });
  });
  return async () => seen;
}

async function watchDialogs(page: Page): Promise<void> {
  page.on("dialog", (dialog) => {
    void dialog.dismiss();
    throw new Error(`An event opened a dialog: ${dialog.message()}`);
  });
}

/** Nothing ran, nothing was loaded, nothing runs out of the screen. */
async function expectUnharmed(page: Page): Promise<void> {
  expect(await page.evaluate(() => (window as { __xss?: unknown }).__xss)).toBeUndefined();
  expect(await page.evaluate(() => getComputedStyle(document.body).display)).not.toBe("none");
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await page.evaluate(() => (Object.prototype as { polluted?: unknown }).polluted)).toBeUndefined();
}
