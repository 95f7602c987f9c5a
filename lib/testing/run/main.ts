/**
 * `npm test`: everything that CI runs, one step after the other but for the static checks (two cores), and one
 * closing line with the sum over all runners. Later steps run even when an earlier one failed, except the browser after a failed build.
 */
import { playwright } from "./playwright";
import { ensurePostgres } from "./postgres";
import { add, check, none, type Tally, timed } from "./step";
import { vitest } from "./vitest";

type Step = (name: string, work: () => Promise<Tally>) => Promise<Tally>;

/** They take together about as long as the types do, and each one core: so they run beside them. */
async function quickChecks(step: Step): Promise<void> {
  await step("format", () => check("format:check"));
  await step("lint", () => check("lint"));
  await step("arrows", () => check("arrows"));
  await step("unused", () => check("unused"));
}

async function main(): Promise<Tally> {
  let total = none;
  const step: Step = async (name, work) => {
    const tally = await timed(name, work);
    total = add(total, tally);
    return tally;
  };
  await Promise.all([step("types", () => check("typecheck")), quickChecks(step)]);
  await step("unit", () => vitest(["unit", "components"]));
  await ensurePostgres();
  await step("integration", () => vitest(["int"]));
  const build = await step("build", () => check("build"));
  if (build.failed === 0) await step("browser", playwright);
  return total;
}

const { passed, failed, skipped } = await main();
process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exit(failed === 0 ? 0 : 1);
