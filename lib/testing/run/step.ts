import { type SpawnOptions, spawn } from "node:child_process";

/** What one step of the run counted. A step without counts of its own is one test. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

export const none: Tally = { passed: 0, failed: 0, skipped: 0 };

/** The sum of two tallies. */
export function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/**
 * Runs a command with its output on our own; resolves with the exit code. npm's bin folder comes first on
 * PATH, so `node` is the one that the lock file pins.
 */
export function run(command: string, args: string[], options: SpawnOptions = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"], ...options });
    child.on("error", (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      resolve(127);
    });
    child.on("exit", (code, signal) => resolve(code ?? (signal ? 128 : 1)));
  });
}

/** Runs an npm script that has no counts of its own: one passed or one failed. */
export async function check(script: string): Promise<Tally> {
  const code = await run("npm", ["run", "--silent", script]);
  return code === 0 ? { ...none, passed: 1 } : { ...none, failed: 1 };
}

/** Prints a heading, runs the step and says how long it took. */
export async function timed(name: string, step: () => Promise<Tally>): Promise<Tally> {
  process.stdout.write(`\n== ${name}\n`);
  const started = performance.now();
  const tally = await step();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const verdict = tally.failed === 0 ? "ok" : "FAILED";
  process.stdout.write(
    `-- ${name}: ${verdict}, ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped, ${seconds} s\n`,
  );
  return tally;
}
