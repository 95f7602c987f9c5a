import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { run } from "./step";

/** The shell first: the same browser without windows, a third quicker. */
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
];

/** Path of an installed Chromium, or null. `CHROMIUM_PATH` wins. */
export function findChromium(): string | null {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted && existsSync(wanted)) return wanted;
  for (const name of names) {
    try {
      return execFileSync("which", [name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    } catch {
      // Not on PATH under this name.
    }
  }
  return null;
}

/** Finds Chromium or installs one (Debian's package when root, else Playwright's own); null when neither works. */
export async function ensureChromium(): Promise<string | null> {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    process.stdout.write("No Chromium found: installing Debian's package.\n");
    await run("apt-get", ["update", "-qq"]);
    if (!(await installed("chromium-headless-shell"))) await installed("chromium");
  } else {
    process.stdout.write("No Chromium found: asking Playwright for one.\n");
    if ((await run("npx", ["playwright", "install", "chromium"])) === 0) return "playwright";
  }
  return findChromium();
}

async function installed(name: string): Promise<boolean> {
  const code = await run("apt-get", ["install", "-y", "-qq", name], {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return code === 0;
}
