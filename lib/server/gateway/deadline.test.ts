import { expect, test } from "vitest";
import { createFakeClock } from "@/lib/testing/fake-clock";
import { fakeCall, fakeContext, fakeNext, outcomeOf } from "@/lib/testing/gateway-calls";
import type { CallContext } from "./call";
import { withDeadline } from "./deadline";
import { withRetry } from "./retry";

/** Hangs until its signal fires, as a request would. */
const hang = ({ signal }: CallContext) =>
  new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));

test("a call that hangs ends at the deadline as UPSTREAM_TIMEOUT", async () => {
  const clock = createFakeClock();
  const send = withDeadline(
    fakeNext((_call, context) => hang(context)),
    clock,
  );
  const done = outcomeOf(send(fakeCall(), fakeContext(clock.now() + 60_000)));
  await clock.advance(59_999);
  expect(clock.pending()).toBe(1);
  await clock.advance(1);
  expect(await done).toBe("UPSTREAM_TIMEOUT");
});

test("retries share the one deadline", async () => {
  const clock = createFakeClock();
  let tries = 0;
  const slow = fakeNext((_call, context) => {
    tries++;
    return hang(context);
  });
  const send = withRetry(withDeadline(slow, clock), { clock, random: () => 0, onFault: () => {} });
  const started = clock.now();
  const done = outcomeOf(send(fakeCall(), fakeContext(started + 60_000)));
  await clock.advance(60_000);
  expect([await done, tries, clock.pending()]).toEqual(["UPSTREAM_TIMEOUT", 1, 0]);
});

test("a deadline in the past lets nothing start", async () => {
  const clock = createFakeClock();
  let started = false;
  const send = withDeadline(
    fakeNext(() => {
      started = true;
    }),
    clock,
  );
  expect(await outcomeOf(send(fakeCall(), fakeContext(clock.now())))).toBe("UPSTREAM_TIMEOUT");
  expect(started).toBe(false);
});

test("a caller that leaves is no time-out", async () => {
  const clock = createFakeClock();
  const caller = new AbortController();
  const send = withDeadline(
    fakeNext((_call, context) => hang(context)),
    clock,
  );
  const done = outcomeOf(send(fakeCall(), fakeContext(clock.now() + 60_000, caller.signal)));
  caller.abort();
  expect([await done, clock.pending()]).toEqual(["AbortError", 0]);
});
