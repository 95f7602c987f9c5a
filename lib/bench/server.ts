/** The server as a whole: memory, and what fifty analysts with one link cost the upstream. */
import { readFile } from "node:fs/promises";
import { signIn } from "./analyst";
import type { Figure } from "./budget";
import { analystEmail, searchBody, startBench } from "./tenant";

const ANALYSTS = 50;

/** Resident memory of a process, MB. */
async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** Idle memory after the first page was served; memory and upstream calls while fifty analysts open one link. */
export async function fiftyAnalysts(): Promise<Figure[]> {
  const stack = await startBench(10_000, { analysts: ANALYSTS, latencyMs: 250 });
  try {
    const analysts = [];
    for (let index = 0; index < ANALYSTS; index++)
      analysts.push(await signIn(stack.url, analystEmail(index)));
    await fetch(`${stack.url}/login`);
    const idle = await residentMb(stack.pid);
    const body = searchBody(500);
    stack.emulator.reset(stack.key);
    await Promise.all(analysts.map((analyst) => analyst.search(body)));
    const calls = stack.emulator.calls(stack.key).length;
    for (let round = 0; round < 5; round++) {
      await Promise.all(
        analysts.map((analyst, index) => analyst.search(searchBody(1_000, round * 1_000 + index))),
      );
    }
    const busy = await residentMb(stack.pid);
    return [
      { name: "server memory, idle", value: idle, budget: 250, unit: "MB", detail: "after fifty sign-ins" },
      {
        name: "server memory, 50 analysts",
        value: busy,
        budget: 400,
        unit: "MB",
        detail: "after 250 searches of 1,000 rows",
      },
      {
        name: "50 analysts open one link, upstream calls",
        value: calls,
        budget: 1,
        unit: "calls",
        detail: "the events call",
      },
    ];
  } finally {
    await stack.stop();
  }
}
