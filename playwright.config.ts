import { defineConfig } from "@playwright/test";
import { findChromium } from "@/lib/testing/run/chromium";

/** The machine's own browser; where it has none, the one that Playwright installed. */
const executablePath = findChromium();

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  // One worker for each core; each has its own server, database, emulator and key (e2e/stack.ts).
  workers: 2,
  fullyParallel: false,
  tsconfig: "tsconfig.node.json",
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // Limits for a busy machine; what is quick stays quick.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  outputDir: "test-results",
  reporter: [["list"]],
  use: {
    viewport: { width: 1440, height: 900 },
    timezoneId: "Europe/Paris",
    locale: "en-GB",
    // A trace costs a third of the time of a run: `--trace on` for a test in question.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [{ name: "chromium", use: { browserName: "chromium" } }],
});
