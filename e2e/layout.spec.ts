/** The same page from a small phone to a very wide screen, in both themes. */
import type { Locator } from "@playwright/test";
import { expect, type Page, test } from "./fixtures";
import type { ExplorePage } from "./pages/explore-page";
import type { Shell } from "./pages/shell";
import { ORGS } from "./people";

const SIZES = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
  { width: 2560, height: 1440 },
];
const THEMES = ["light", "dark"] as const;
/** Below this width an event's details are a dialog over the whole screen. */
const DETAIL_PANE_FROM = 768;

test.beforeEach(({ signIn }) => signIn("analyst"));

/** How far the page runs out of the screen to the right, px. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** Pairs of neighbours that lie over each other, as texts. Texts without letters take no room. */
async function overlapping(texts: Locator): Promise<string[]> {
  const boxes = await texts.evaluateAll((elements) =>
    elements.flatMap((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const { left, right } = range.getBoundingClientRect();
      return element.textContent === "" ? [] : [{ text: element.textContent ?? "", left, right }];
    }),
  );
  expect(boxes.length).toBeGreaterThan(0);
  return boxes.flatMap(({ text, left }, index) => {
    const before = boxes[index - 1];
    return before && before.right > left ? [`${before.text} | ${text}`] : [];
  });
}

/** Loaded at the first size and theme, then changed to the others: a phone that is turned, a window made wider. */
const SCREENS = [
  { name: "small", sizes: SIZES.filter(({ width }) => width < 1024) },
  { name: "wide", sizes: SIZES.filter(({ width }) => width >= 1024) },
];

for (const { name: screen, sizes } of SCREENS) {
  test.describe(`a ${screen} screen`, () => {
    test.use({ viewport: sizes[0] ?? null });

    test("everything has its place", async ({ page, explore, shell }) => {
      await explore.open("north");
      for (const size of sizes) {
        await page.setViewportSize(size);
        // Colours move nothing: the dark theme is looked at on a phone and on a desk.
        for (const colorScheme of [390, 1440].includes(size.width) ? THEMES : (["light"] as const)) {
          await page.emulateMedia({ colorScheme });
          await test.step(`${size.width} px, ${colorScheme}`, async () => {
            await expectInPlace(page, explore, shell, size);
          });
        }
      }
    });
  });
}

async function expectInPlace(
  page: Page,
  explore: ExplorePage,
  shell: Shell,
  size: (typeof SIZES)[number],
): Promise<void> {
  await expect(explore.row(1)).toBeVisible();
  await expect(explore.chart.bars()).toBeVisible();
  await expect.poll(() => overflow(page)).toBeLessThanOrEqual(0);
  const name = shell.org().getByText(ORGS.north.name);
  await expect(name).toBeInViewport({ ratio: 1 });
  expect((await name.boundingBox())?.width).toBeGreaterThan(60);
  await expect(explore.search.text()).toBeInViewport({ ratio: 1 });
  await expect(explore.search.range()).toBeInViewport({ ratio: 1 });
  await expect(explore.row(5)).toBeInViewport();

  await explore.openRow(1);
  const isDialog = size.width < DETAIL_PANE_FROM;
  const detail = isDialog ? explore.detail.dialog() : explore.detail.pane();
  await expect(detail.getByRole("heading", { level: 2 })).toBeInViewport({ ratio: 1 });
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  if (isDialog) expect(await detail.boundingBox()).toEqual({ x: 0, y: 0, ...size });
  await detail.getByRole("button", { name: "Close details" }).click();
  await expect(detail).toHaveCount(0);
  await expect(explore.row(1)).toBeInViewport();
}

test("the labels under the bars never run into each other", async ({ page, explore }) => {
  for (const range of ["30m", "24h", "7d", "30d"]) {
    await explore.open("north", `range=${range}&columns=time`);
    await expect(explore.chart.bars()).toBeVisible();
    // Wider and wider, then narrow again.
    for (const { width, height } of [...SIZES, { width: 390, height: 844 }]) {
      await page.setViewportSize({ width, height });
      await expect.poll(() => overlapping(explore.chart.ticks()), `${range} at ${width} px`).toEqual([]);
    }
  }
});

test.describe("a screen of 320 px", () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test("facets come in a drawer, menus and dialogs stay within", async ({ page, explore, shell }) => {
    await explore.open("north", "where=mfa:false");
    await expect(explore.row(1)).toBeVisible();
    const within = async (locator: Locator) => {
      await expect(locator).toBeVisible();
      const box = await locator.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await page.keyboard.press("Escape");
      await expect(locator).toHaveCount(0);
    };
    await shell.openOrgs();
    await within(page.getByRole("menu", { name: "Organisations" }));
    await explore.search.range().click();
    await within(explore.dialog("Time range"));
    await explore.search.add().click();
    await within(page.getByRole("dialog"));
    await explore.search.pill("mfa is false").click();
    await within(page.getByRole("dialog"));
    await page.getByRole("button", { name: "Facets", exact: true }).click();
    await expect(explore.facets.box("outcome", "success")).toBeVisible();
    await within(page.getByRole("dialog", { name: "Facets" }));
  });

  test("the table alone scrolls sideways, and no fault is cut", async ({
    page,
    explore,
    stack,
    expectConsoleError,
  }) => {
    await explore.open("north");
    const address = explore.row(1).getByRole("cell").nth(4);
    await address.scrollIntoViewIfNeeded();
    await expect(address).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => window.scrollX)).toBe(0);
    await expect(explore.search.text()).toBeInViewport({ ratio: 1 });

    expectConsoleError(/status of 403/);
    stack.emulator.fault(stack.key, { kind: "status", status: 403, times: Number.POSITIVE_INFINITY });
    await explore.typeRange("3h");
    const alerts = explore.chart.figure().getByRole("alert");
    await expect(alerts).toHaveCount(2);
    const cut = await alerts.evaluateAll((found) =>
      found.flatMap((alert) => {
        const around = [alert.parentElement, alert.closest("figure [class*=overflow]")];
        const parts = [alert, ...alert.querySelectorAll("*"), ...around].filter((part) => part !== null);
        const hides = (part: Element) => getComputedStyle(part).overflowY !== "visible";
        const isOver = (part: Element) =>
          part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1;
        return parts.some((part) => hides(part) && isOver(part)) ? [alert.textContent] : [];
      }),
    );
    expect(cut).toEqual([]);
  });
});

test("long conditions leave the text field its width and stay within the page, the ninth on demand", async ({
  page,
  explore,
}) => {
  const where = [
    "initiated_by.email:a.very.long.name.of.somebody@northwind-retail.example",
    "event_type:(admin_login_attempt,user_login_attempt,sso_auth)",
    "application.display_label:an-application-with-a-name-that-goes-on-and-on",
    ...Array.from({ length: 7 }, (_, i) => `field_${i}:value`),
  ].join(" and ");
  await explore.open("north", new URLSearchParams({ where }).toString());
  await expect(page.getByText("The search leaves everything out")).toBeVisible();
  const ways = page.getByRole("button", { name: /^Search without:/ });
  const parts = explore.conditions().getByRole("button").or(ways);
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    expect((await explore.search.text().boundingBox())?.width).toBeGreaterThanOrEqual(280);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    const edges = await parts.evaluateAll((found) =>
      found.map((part) => part.getBoundingClientRect().toJSON()),
    );
    expect(edges.filter(({ left, right }) => left < 12 || right > width - 12)).toEqual([]);
  }
  await explore.conditions().getByRole("button", { name: /^\+2:/ }).click();
  await expect(explore.search.pill("field_5 is value")).toBeFocused();
});

test("text twice as large clips no line of the table", async ({ page, explore, shell }) => {
  await explore.open("north");
  for (const width of [768, 1440]) {
    await test.step(`${width} px`, async () => {
      await page.setViewportSize({ width, height: 1_000 });
      await page.evaluate(() => document.documentElement.style.removeProperty("font-size"));
      await expect(explore.row(1)).toBeVisible();
      await expect.poll(async () => (await explore.row(1).boundingBox())?.height).toBe(30);
      const before = await explore.row(1).boundingBox();
      await page.evaluate(() => {
        document.documentElement.style.fontSize = "200%";
      });
      await expect
        .poll(async () => (await explore.row(1).boundingBox())?.height)
        .toBe(2 * (before?.height ?? 0));
      const clipped = await explore
        .events()
        .evaluate((table) =>
          [...table.querySelectorAll("tbody td")]
            .filter((cell) => cell.scrollHeight > cell.clientHeight + 1)
            .map((cell) => cell.textContent),
        );
      expect(clipped).toEqual([]);
      const [first, second] = [await explore.row(1).boundingBox(), await explore.row(2).boundingBox()];
      expect(second?.y).toBeCloseTo((first?.y ?? 0) + (first?.height ?? 0), 0);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect((await shell.org().getByText(ORGS.north.name).boundingBox())?.width).toBeGreaterThan(100);
      expect(await overlapping(explore.chart.ticks())).toEqual([]);
      const [text, range] = [
        await explore.search.text().boundingBox(),
        await explore.search.range().boundingBox(),
      ];
      const isBeside = (text?.x ?? 0) + (text?.width ?? 0) <= (range?.x ?? 0);
      expect(isBeside || (text?.y ?? 0) + (text?.height ?? 0) <= (range?.y ?? 0)).toBe(true);
    });
  }
});

test.describe("less motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("nothing moves, not even while one waits", async ({ page, explore, stack }) => {
    const running = () =>
      page.evaluate(
        () =>
          document.getAnimations().filter(({ playState, effect }) => {
            const duration = effect?.getComputedTiming().duration;
            return playState === "running" && typeof duration === "number" && duration > 1;
          }).length,
      );
    stack.emulator.setOptions(stack.key, { latencyMs: 3_000 });
    await explore.open("north");
    await expect(explore.bar()).toBeVisible();
    await expect(explore.rows()).toHaveCount(0);
    expect(await running()).toBe(0);
    await expect(explore.row(1)).toBeVisible();
    await explore.openRow(1);
    expect(await running()).toBe(0);
    await explore.search.range().click();
    await expect(explore.dialog("Time range")).toBeVisible();
    expect(await running()).toBe(0);
  });
});

test("light, dark and less motion are one's own choice, whatever the system has, and stay", async ({
  page,
  explore,
  shell,
}) => {
  const look = () =>
    page.evaluate(() => [
      document.documentElement.dataset.theme,
      getComputedStyle(document.documentElement).colorScheme,
      getComputedStyle(document.body).backgroundColor,
    ]);
  const dark = ["dark", "dark", "rgb(15, 18, 22)"];
  const light = ["light", "light", "rgb(251, 251, 252)"];
  const moves = () =>
    page.evaluate(() =>
      Number.parseFloat(getComputedStyle(document.activeElement as Element).transitionDuration),
    );
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "no-preference" });
  await explore.open("north");
  await shell.chooseTheme("Dark");
  await expect.poll(look).toEqual(dark);
  expect(await moves()).toBe(0.1);
  await shell.chooseTheme("Less motion");
  expect(await moves()).toBeLessThan(0.001);
  await page.reload();
  expect(await look()).toEqual(dark);
  await shell.theme().focus();
  expect(await moves()).toBeLessThan(0.001);
  await page.emulateMedia({ colorScheme: "dark" });
  await shell.chooseTheme("Light");
  await expect.poll(look).toEqual(light);
  await page.reload();
  expect(await look()).toEqual(light);
  await shell.chooseTheme("As the system");
  await expect.poll(async () => (await look())[2]).toBe(dark[2]);
});
