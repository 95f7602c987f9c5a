/** What a browser must load before the first row: the budget that decides how the code is split. */
import { firstLoadScripts } from "@/lib/testing/first-load";
import { NORTH } from "./events";
import { expect, test } from "./fixtures";

const BUDGET_BYTES = 180_000;

test("Explore loads at most 180 kB of scripts, gzipped, and nothing from elsewhere", async ({
  page,
  context,
  explore,
  signIn,
  stack,
}) => {
  await signIn("analyst");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await explore.open("north");
  await expect(explore.status()).toContainText(`${NORTH.total} events`);
  expect(asked.filter((url) => !url.startsWith(`${stack.url}/`))).toEqual([]);

  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const { bytes, count } = await firstLoadScripts(stack.url, "/o/north", cookie);
  console.log(`first load of /o/north: ${(bytes / 1_000).toFixed(1)} kB gzip in ${count} scripts`);
  // Without the session the page would be the one for signing in, which is smaller.
  expect(count).toBeGreaterThan(3);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThanOrEqual(BUDGET_BYTES);
});
