/** The same page from a small phone to a very wide screen, in both themes. */
import { expect, type Page, test } from "./fixtures";
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

for (const size of SIZES) {
  for (const colorScheme of THEMES) {
    test.describe(`${size.width} px, ${colorScheme}`, () => {
      test.use({ viewport: size, colorScheme });

      test("everything has its place", async ({ page, explore, shell }) => {
        await explore.open("north");
        await expect(explore.row(1)).toBeVisible();
        await expect(explore.chart.bars()).toBeVisible();
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        await expect(shell.org().getByText(ORGS.north.name)).toBeInViewport({ ratio: 1 });
        await expect(explore.search.text()).toBeInViewport({ ratio: 1 });
        await expect(explore.search.range()).toBeInViewport();
        await expect(explore.row(1)).toBeInViewport();
        await page.screenshot({ path: `/tmp/k-shots/${size.width}-${colorScheme}.png` });

        await explore.openRow(1);
        const detail = size.width < DETAIL_PANE_FROM ? explore.detail.dialog() : explore.detail.pane();
        await expect(detail).toBeInViewport();
        await page.screenshot({ path: `/tmp/k-shots/${size.width}-${colorScheme}-detail.png` });
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        if (size.width < DETAIL_PANE_FROM) {
          expect(await detail.boundingBox()).toEqual({ x: 0, y: 0, ...size });
        }
        await detail.getByRole("button", { name: "Close details" }).click();
        await expect(detail).toHaveCount(0);
        await expect(explore.row(1)).toBeInViewport();
      });
    });
  }
}
