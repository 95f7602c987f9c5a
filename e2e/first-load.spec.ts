/** What a browser must load for the first row: the budget that decides how the code is split. */
import { gzipSync } from "node:zlib";
import { firstLoadScripts } from "@/lib/testing/first-load";
import { NORTH } from "./events";
import { expect, type Page, test } from "./fixtures";

const BUDGET_BYTES = 180_000;

test.beforeEach(({ signIn }) => signIn("analyst"));

test("the page of Explore names at most 180 kB of scripts, gzipped", async ({ context, stack }) => {
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const { bytes, count } = await firstLoadScripts(stack.url, "/o/north", cookie);
  console.log(`named by the page /o/north: ${kilobytes(bytes)} in ${count} scripts`);
  // The page for signing in names fewer.
  expect(count).toBeGreaterThan(6);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThanOrEqual(BUDGET_BYTES);
});

test("what is loaded until the first row comes from our server alone", async ({ page, explore, stack }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await markFirstRow(page);
  await explore.open("north");
  await expect(explore.status()).toContainText(`${NORTH.total} events`);
  expect(asked.filter((url) => !url.startsWith(`${stack.url}/`) && !url.startsWith("data:"))).toEqual([]);

  const scripts = await scriptsBeforeFirstRow(page);
  expect(scripts.length).toBeGreaterThan(6);
  let bytes = 0;
  for (const url of scripts) bytes += gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length;
  console.log(`loaded until the first row: ${kilobytes(bytes)} in ${scripts.length} scripts`);
});

/** Notes in the page when its first row is there. */
async function markFirstRow(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (document.querySelector("tr[data-index]") === null) return;
      performance.mark("first-row");
      observer.disconnect();
    });
    observer.observe(document, { subtree: true, childList: true });
  });
}

function scriptsBeforeFirstRow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const first = performance.getEntriesByName("first-row")[0]?.startTime ?? 0;
    const loaded = performance.getEntriesByType("resource").filter(({ startTime }) => startTime < first);
    return loaded.map(({ name }) => name).filter((name) => new URL(name).pathname.endsWith(".js"));
  });
}

const kilobytes = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} kB gzip`;
