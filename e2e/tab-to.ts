import { expect, type Locator, type Page } from "@playwright/test";

const FAR = 120;

/** Presses Tab until `target` has the focus; fails when Tab does not lead there. */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await expect(target).toBeVisible();
  for (let i = 0; i < FAR; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${target}`);
}
