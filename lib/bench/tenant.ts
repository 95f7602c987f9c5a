/** What the benchmarks search: one org, with the volume that a budget names. */
import { testOrg } from "@/lib/emulator/scenarios/small";
import { wideEvents } from "@/lib/emulator/scenarios/volume";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import { type Stack, type StackOptions, startStack } from "@/lib/testing/stack";

export const PASSWORD = "a quiet lamp by the window";
export const ORG = testOrg("bench");
const DAY = 86_400_000;

/** The e-mail address of analyst number `index`. */
export const analystEmail = (index: number) => `analyst${index}@bench.example`;

/** Starts the built product over `count` events of about 1.5 kB within the last three days. */
export function startBench(
  count: number,
  { analysts = 1, ...key }: { analysts?: number } & NonNullable<StackOptions["key"]["options"]> = {},
): Promise<Stack> {
  const start = new Date(Date.now() - 3 * DAY).toISOString();
  const stepMs = Math.floor((3 * DAY - 600_000) / count);
  return startStack({
    orgs: [{ slug: "bench", name: "Bench", colour: "teal", region: "us", upstreamId: ORG, apiKey: null }],
    users: Array.from({ length: analysts }, (_, index) => ({
      email: analystEmail(index),
      name: `Analyst ${index}`,
      role: "analyst" as const,
      orgs: "all" as const,
      password: PASSWORD,
    })),
    key: { orgs: { [ORG]: wideEvents(count, { start, stepMs, organization: ORG }) }, options: key },
    env: { LOG_LEVEL: "warn" },
  });
}

/** The default search over the last four days. The end moves by `shiftMs`, so that no answer comes from a cache. */
export function searchBody(limit: number, shiftMs = 0) {
  const end = Date.now() - 1_000 - shiftMs;
  return {
    search: { ...DEFAULT_SEARCH, range: { last: "4d" } },
    window: { start: new Date(end - 4 * DAY).toISOString(), end: new Date(end).toISOString() },
    limit,
  };
}
