import { describe, expect, test } from "vitest";
import { createFakeClock, settle } from "@/lib/testing/fake-clock";
import {
  fakeCall,
  fakeContext,
  fakeCredential,
  fakeFault,
  fakeNext,
  fakeTarget,
  outcomeOf,
} from "@/lib/testing/gateway-calls";
import { createBreaker } from "./breaker";

function setup() {
  const clock = createFakeClock();
  const upstream = {
    works: true,
    calls: 0,
    code: "UPSTREAM_UNREACHABLE" as "UPSTREAM_UNREACHABLE" | "QUERY_REJECTED",
  };
  const breaker = createBreaker(clock);
  const send = breaker.layer(
    fakeNext(() => {
      upstream.calls++;
      if (!upstream.works)
        throw fakeFault(upstream.code, { isDown: upstream.code === "UPSTREAM_UNREACHABLE" });
      return "ok";
    }),
  );
  const call = (change = {}) => outcomeOf(send(fakeCall(change), fakeContext(clock.now() + 60_000)));
  const times = async (count: number) => {
    for (let i = 0; i < count; i++) await call();
  };
  return { clock, upstream, breaker, call, times };
}

describe("breaker", () => {
  test("opens at ten calls with half of them bad, and then calls nothing", async () => {
    const { upstream, call, times, breaker } = setup();
    await times(5);
    upstream.works = false;
    await times(4);
    expect(breaker.states()).toEqual([]);
    await times(1);
    expect(breaker.states()).toMatchObject([{ state: "open" }]);
    upstream.calls = 0;
    upstream.works = true;
    // It says what it saw, not that a breaker is open.
    expect(await call()).toBe("UPSTREAM_UNREACHABLE");
    expect(upstream.calls).toBe(0);
  });

  test("nine bad calls are not enough, nor are ten spread over more than 30 s", async () => {
    const { upstream, breaker, times, clock } = setup();
    upstream.works = false;
    await times(9);
    await clock.advance(30_001);
    await times(9);
    expect(breaker.states()).toEqual([]);
  });

  test("after 15 s one call tries, and closes it when it succeeds", async () => {
    const { clock, upstream, breaker, call, times } = setup();
    upstream.works = false;
    await times(10);
    upstream.calls = 0;
    await clock.advance(15_000);
    upstream.works = true;
    const both = await Promise.all([call(), call()]);
    expect([both, upstream.calls]).toEqual([["answered", "UPSTREAM_UNREACHABLE"], 1]);
    expect(breaker.states()).toEqual([]);
    expect(await call()).toBe("answered");
  });

  test("a probe that fails keeps it open for another 15 s", async () => {
    const { clock, upstream, call, times } = setup();
    upstream.works = false;
    await times(10);
    await clock.advance(15_000);
    await call();
    upstream.calls = 0;
    await clock.advance(14_999);
    await call();
    expect(upstream.calls).toBe(0);
  });

  test("refusals never open it", async () => {
    const { upstream, breaker, times } = setup();
    upstream.works = false;
    upstream.code = "QUERY_REJECTED";
    await times(50);
    expect(breaker.states()).toEqual([]);
  });

  test("another key at the same address is not affected", async () => {
    const { upstream, call, times } = setup();
    upstream.works = false;
    await times(10);
    upstream.works = true;
    expect(await call({ target: fakeTarget({ credential: fakeCredential("key-2") }) })).toBe("answered");
  });

  test("a caller that leaves says nothing about the upstream, and does not block the probe", async () => {
    const clock = createFakeClock();
    const breaker = createBreaker(clock);
    let fail: (error: Error) => void = () => {};
    const hung = breaker.layer(fakeNext(() => new Promise((_resolve, reject) => (fail = reject))));
    const broken = breaker.layer(
      fakeNext(() => {
        throw fakeFault("UPSTREAM_DOWN", { isDown: true });
      }),
    );
    for (let i = 0; i < 10; i++) await outcomeOf(broken(fakeCall(), fakeContext(clock.now() + 60_000)));
    await clock.advance(15_000);
    const caller = new AbortController();
    const probe = outcomeOf(hung(fakeCall(), fakeContext(clock.now() + 60_000, caller.signal)));
    await settle();
    caller.abort();
    fail(new DOMException("left", "AbortError"));
    expect(await probe).toBe("AbortError");
    expect(breaker.states()).toMatchObject([{ state: "open" }]);
    const next = breaker.layer(fakeNext(() => "ok"));
    expect(await outcomeOf(next(fakeCall(), fakeContext(clock.now() + 60_000)))).toBe("answered");
  });
});
