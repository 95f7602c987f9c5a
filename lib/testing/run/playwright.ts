import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium } from "./chromium";
import { none, run, type Tally } from "./step";

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
}

/** Runs Playwright against the built app in a real Chromium; a machine without one fails the run and says so. */
export async function playwright(): Promise<Tally> {
  if ((await ensureChromium()) === null) {
    process.stdout.write(
      "No Chromium could be found or installed, so the browser tests did not run. Install one and set CHROMIUM_PATH.\n",
    );
    return { ...none, failed: 1 };
  }
  const report = join(tmpdir(), `playwright-${process.pid}.json`);
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const code = await run("npx", ["playwright", "test", "--reporter=line,json"], { env });
  try {
    return tallyOf(JSON.parse(await readFile(report, "utf8")) as PlaywrightReport, code);
  } catch {
    return { ...none, failed: 1 };
  } finally {
    await rm(report, { force: true });
  }
}

function tallyOf({ stats, errors }: PlaywrightReport, code: number): Tally {
  // A flaky test is a failed one: retries are off, and if they ever come on they must not hide it.
  const failed = stats.unexpected + stats.flaky + errors.length;
  return { passed: stats.expected, failed: failed === 0 && code !== 0 ? 1 : failed, skipped: stats.skipped };
}
