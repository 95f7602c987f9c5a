/** Whole pages through our API against the same request made directly, the upstream taking a fixed time. */

import { signIn } from "./analyst";
import type { Figure } from "./budget";
import { direct } from "./direct";
import { median, paired } from "./statistics";
import { analystEmail, searchBody, startBench } from "./tenant";

/** Enough pairs for a median that the noise of a shared machine moves little. */
const RUNS = 21;

async function compare(limit: number, latencyMs: number) {
  const stack = await startBench(10_000, { latencyMs });
  try {
    const analyst = await signIn(stack.url, analystEmail(0));
    let shift = 0;
    let bytes = 0;
    const times = await paired(
      RUNS,
      async () => {
        bytes = (await analyst.search(searchBody(limit, shift++ * 10))).length;
      },
      () => direct(stack, limit, shift++ * 10),
    );
    return {
      ours: median(times.a),
      direct: median(times.b),
      ratios: times.a.map((ms, i) => ms / (times.b[i] ?? 1)),
      bytes,
    };
  } finally {
    await stack.stop();
  }
}

/** A 10,000-event page of about 15 MB. */
export async function bigPage(): Promise<Figure> {
  const { ours, direct: straight, ratios, bytes } = await compare(10_000, 250);
  return {
    name: "10,000-event page, ratio to direct",
    value: median(ratios),
    budget: 1.25,
    unit: "×",
    detail: `${(bytes / 1e6).toFixed(1)} MB, ours ${ours.toFixed(0)} ms, direct ${straight.toFixed(0)} ms, ${RUNS} pairs`,
  };
}

/** The first rows of a search: what our server adds to the upstream's time. */
export async function firstPage(): Promise<Figure> {
  const { ours, direct: straight } = await compare(500, 100);
  return {
    name: "first page, added to the upstream's time",
    value: ours - straight,
    budget: 100,
    unit: "ms",
    detail: `500 rows, ours ${ours.toFixed(0)} ms, direct ${straight.toFixed(0)} ms, ${RUNS} pairs`,
  };
}
