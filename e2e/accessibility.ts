import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

interface Limits {
  /** Only these rules, where nothing else can differ from what was looked at before. */
  rules?: string[] | undefined;
  /** Only what this selector finds, where the rest is as it was before. */
  within?: string | undefined;
}

/** What axe finds on the page as it stands, one line for each fault: rule, place, and what is wrong there. */
export async function faultsIn(page: Page, { rules, within }: Limits = {}): Promise<string[]> {
  // In the page itself and for violations alone: a blank page to gather the frames of ours, of which there
  // are none, and an account of all that is right take five times as long.
  await page.evaluate(stillness);
  const isThere = await page.evaluate(() => "axe" in window);
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: "void 0" } : {}) }).setLegacyMode().options({
    resultTypes: ["violations"],
    runOnly: rules ? { type: "rule", values: rules } : { type: "tag", values: TAGS },
  });
  if (within) axe.include(within);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")} ${failureSummary ?? ""}`),
  );
}

/** Waits until nothing has moved for a frame: midway, a colour is neither the old one nor the new one. */
async function stillness(): Promise<void> {
  for (;;) {
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 0)));
    const moving = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    if (moving.length === 0) return;
    await Promise.allSettled(moving.map(({ finished }) => finished));
  }
}

/**
 * The same in the light theme and then in the dark one, of a page that follows the system. Colours are all
 * that a theme changes: what else there is to find was found in the first one.
 */
export async function faultsInThemes(page: Page, within?: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light" });
  const light = await faultsIn(page, { within });
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await faultsIn(page, { within, rules: ["color-contrast"] });
  await page.emulateMedia({ colorScheme: "light" });
  return [...light, ...dark.map((fault) => `dark: ${fault}`)];
}
