import { expect, test } from "vitest";
import { settle } from "@/lib/testing/fake-clock";
import { outcomeOf } from "@/lib/testing/gateway-calls";
import { createCoalescer } from "./coalesce";

/** Work that ends when told, and records its signal. */
function held() {
  const runs: { signal: AbortSignal; resolve: (value: string) => void; reject: (error: Error) => void }[] =
    [];
  const work = (signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => runs.push({ signal, resolve, reject }));
  return { runs, work };
}

const nobodyLeaves = new AbortController().signal;

test("fifty alike share one run", async () => {
  const { runs, work } = held();
  const coalescer = createCoalescer();
  const all = Array.from({ length: 50 }, () => coalescer.share("k", nobodyLeaves, work));
  runs[0]?.resolve("answer");
  expect(new Set(await Promise.all(all))).toEqual(new Set(["answer"]));
  expect(runs).toHaveLength(1);
});

test("different keys, and later callers, have runs of their own", async () => {
  const { runs, work } = held();
  const coalescer = createCoalescer();
  const first = coalescer.share("a", nobodyLeaves, work);
  void coalescer.share("b", nobodyLeaves, work);
  runs[0]?.resolve("1");
  await first;
  void coalescer.share("a", nobodyLeaves, work);
  expect(runs).toHaveLength(3);
});

test("one that leaves breaks off nothing; the last one does", async () => {
  const { runs, work } = held();
  const coalescer = createCoalescer();
  const callers = [new AbortController(), new AbortController(), new AbortController()];
  const all = callers.map(({ signal }) => outcomeOf(coalescer.share("k", signal, work)));
  callers[0]?.abort();
  callers[1]?.abort();
  await settle();
  expect(runs[0]?.signal.aborted).toBe(false);
  callers[2]?.abort();
  expect(await Promise.all(all)).toEqual(["AbortError", "AbortError", "AbortError"]);
  expect(runs[0]?.signal.aborted).toBe(true);
});

test("a newcomer never joins a run that is being broken off", async () => {
  const { runs, work } = held();
  const coalescer = createCoalescer();
  const caller = new AbortController();
  const gone = outcomeOf(coalescer.share("k", caller.signal, work));
  caller.abort();
  const next = coalescer.share("k", nobodyLeaves, work);
  runs[0]?.reject(new Error("broken off"));
  runs[1]?.resolve("answer");
  expect([await gone, await next]).toEqual(["AbortError", "answer"]);
});

test("a failure reaches all and is not kept", async () => {
  const { runs, work } = held();
  const coalescer = createCoalescer();
  const both = [1, 2].map(() => outcomeOf(coalescer.share("k", nobodyLeaves, work)));
  runs[0]?.reject(new TypeError("no"));
  expect(await Promise.all(both)).toEqual(["TypeError", "TypeError"]);
  void coalescer.share("k", nobodyLeaves, work);
  expect(runs).toHaveLength(2);
});

test("a caller that had left before asks for nothing", async () => {
  const { runs, work } = held();
  expect(await outcomeOf(createCoalescer().share("k", AbortSignal.abort(), work))).toBe("AbortError");
  expect(runs).toHaveLength(0);
});
