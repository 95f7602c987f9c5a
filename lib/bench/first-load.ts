import { firstLoadScripts } from "@/lib/testing/first-load";
import { signIn } from "./analyst";
import type { Figure } from "./budget";
import { analystEmail, startBench } from "./tenant";

/** The scripts of Explore's first load. CI holds the same budget (e2e/first-load.spec.ts). */
export async function firstLoad(): Promise<Figure> {
  const stack = await startBench(10);
  try {
    const { cookie } = await signIn(stack.url, analystEmail(0));
    const { bytes, count } = await firstLoadScripts(stack.url, "/o/bench", cookie);
    return {
      name: "first-load JS of Explore",
      value: bytes / 1_000,
      budget: 180,
      unit: "kB",
      detail: `gzip, ${count} scripts`,
    };
  } finally {
    await stack.stop();
  }
}
