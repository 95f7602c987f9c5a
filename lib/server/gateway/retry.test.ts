import { describe, expect, test } from "vitest";
import { createFakeClock } from "@/lib/testing/fake-clock";
import {
  fakeCall,
  fakeContext,
  fakeCredential,
  fakeFault,
  fakeNext,
  fakeTarget,
  outcomeOf,
} from "@/lib/testing/gateway-calls";
import type { Fault } from "./faults";
import { withRetry } from "./retry";

function setup(faults: (Fault | null)[], random = 0.5) {
  const clock = createFakeClock();
  const triedAt: number[] = [];
  const start = clock.now();
  const log: { attempt: number; waitMs: number | null }[] = [];
  const send = withRetry(
    fakeNext(() => {
      triedAt.push(clock.now() - start);
      const fault = faults.shift();
      if (fault) throw fault;
      return "ok";
    }),
    {
      clock,
      random: () => random,
      onFault: (_call, _fault, attempt, _ms, waitMs) => log.push({ attempt, waitMs }),
    },
  );
  const call = (change = {}, context = fakeContext(clock.now() + 60_000)) =>
    outcomeOf(send(fakeCall(change), context));
  return { clock, triedAt, call, log };
}

const down = () => fakeFault("UPSTREAM_DOWN", { retry: "thrice", isDown: true });
const failed = () => fakeFault("UPSTREAM_ERROR", { retry: "once", isDown: true });
const limited = (retryAfterMs?: number) =>
  fakeFault("UPSTREAM_RATE_LIMITED", { retry: "thrice" }, retryAfterMs);

describe("what is tried again", () => {
  test.each<[string, (Fault | null)[], string, number]>([
    ["a first answer is the answer", [null], "answered", 1],
    ["503 twice, then an answer", [down(), down(), null], "answered", 3],
    ["503 three times is the end", [down(), down(), down(), null], "UPSTREAM_DOWN", 3],
    ["500 once, then an answer", [failed(), null], "answered", 2],
    ["500 twice is the end", [failed(), failed(), null], "UPSTREAM_ERROR", 2],
    ["a 500 after a 503 may still be repeated", [down(), failed(), null], "answered", 3],
    ["a refusal never", [fakeFault("QUERY_REJECTED"), null], "QUERY_REJECTED", 1],
    ["a wrong certificate never", [fakeFault("UPSTREAM_TLS", { isDown: true }), null], "UPSTREAM_TLS", 1],
  ])("%s", async (_name, faults, outcome, tries) => {
    const { clock, triedAt, call } = setup(faults);
    const done = call();
    await clock.advance(60_000);
    expect([await done, triedAt.length]).toEqual([outcome, tries]);
  });

  test("waits grow with full jitter", async () => {
    const { clock, triedAt, call, log } = setup([down(), down(), null], 0.5);
    const done = call();
    await clock.advance(60_000);
    await done;
    expect(triedAt).toEqual([0, 500, 1_500]);
    expect(log).toEqual([
      { attempt: 1, waitMs: 500 },
      { attempt: 2, waitMs: 1_000 },
    ]);
  });

  test("a 503 that names a time is left alone until then", async () => {
    const { clock, triedAt, call } = setup([fakeFault("UPSTREAM_DOWN", { retry: "thrice" }, 7_000), null]);
    const done = call();
    await clock.advance(60_000);
    await done;
    expect(triedAt).toEqual([0, 7_000]);
  });

  test("no retry begins that could not end before the deadline", async () => {
    const { clock, triedAt, call, log } = setup([down(), null], 0.9);
    const done = call({}, fakeContext(clock.now() + 800));
    await clock.advance(60_000);
    expect([await done, triedAt, log]).toEqual(["UPSTREAM_DOWN", [0], [{ attempt: 1, waitMs: null }]]);
  });
});

describe("429", () => {
  test("is tried again after its time, and the whole key rests meanwhile", async () => {
    const { clock, triedAt, call } = setup([limited(3_000), null, null, null]);
    const first = call();
    await clock.advance(0);
    const second = call();
    const stranger = call({ target: fakeTarget({ credential: fakeCredential("key-2") }) });
    await clock.advance(2_999);
    expect(triedAt).toEqual([0, 0]);
    await clock.advance(1);
    expect(await Promise.all([first, second, stranger])).toEqual(["answered", "answered", "answered"]);
    expect(triedAt).toEqual([0, 0, 3_000, 3_000]);
  });

  test("without a time waits a second at least", async () => {
    const { clock, triedAt, call } = setup([limited(), null], 0);
    const done = call();
    await clock.advance(60_000);
    await done;
    expect(triedAt).toEqual([0, 1_000]);
  });

  test("with a time beyond the deadline is told at once, with the wait", async () => {
    const { clock, call, triedAt } = setup([limited(30_000), null]);
    const context = fakeContext(clock.now() + 10_000);
    await expect(call({}, context)).resolves.toBe("UPSTREAM_RATE_LIMITED");
    // The key still rests for those who come later, and they are told without a call.
    await expect(call({}, context)).resolves.toBe("UPSTREAM_RATE_LIMITED");
    expect(triedAt).toEqual([0]);
    expect(clock.pending()).toBe(0);
  });
});

test("an outage of a hundred callers is met with few retries", async () => {
  const { clock, triedAt, call } = setup(Array.from({ length: 1_000 }, down));
  const calls = Array.from({ length: 100 }, () => call());
  await clock.advance(60_000);
  await Promise.all(calls);
  expect(triedAt.length).toBeLessThanOrEqual(120);
});

test("a caller that leaves while waiting is not tried for again", async () => {
  const { clock, triedAt, call } = setup([down(), null]);
  const caller = new AbortController();
  const done = call({}, fakeContext(clock.now() + 60_000, caller.signal));
  await clock.advance(100);
  caller.abort();
  expect(await done).toBe("AbortError");
  await clock.advance(60_000);
  expect([triedAt, clock.pending()]).toEqual([[0], 0]);
});
