import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { none, run, type Tally } from "./step";

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numFailedTestSuites: number;
}

/** Runs the named vitest projects and reads the counts from the JSON report. */
export async function vitest(projects: string[]): Promise<Tally> {
  const report = join(tmpdir(), `vitest-${process.pid}-${projects.join("-")}.json`);
  const selected = projects.flatMap((project) => ["--project", project]);
  const code = await run("npx", [
    "vitest",
    "run",
    ...selected,
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  try {
    return tallyOf(JSON.parse(await readFile(report, "utf8")) as VitestReport, code);
  } catch {
    return { ...none, failed: 1 };
  } finally {
    await rm(report, { force: true });
  }
}

function tallyOf(report: VitestReport, code: number): Tally {
  const failed = report.numFailedTests;
  return {
    passed: report.numPassedTests,
    // A suite that could not be loaded has no failed test, and must still fail the run.
    failed: failed === 0 && code !== 0 ? Math.max(1, report.numFailedTestSuites) : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
