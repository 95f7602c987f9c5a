import { expect, test } from "vitest";
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
import { createKeyLatch, LATCH } from "./key-latch";

type Outcome = "ok" | "refused" | "down";

function setup(answers: (Outcome | Promise<Outcome>)[]) {
  const clock = createFakeClock();
  const told: string[] = [];
  const latch = createKeyLatch(clock, async (call) => void told.push(call.target.credential.id));
  let calls = 0;
  const send = latch.layer(
    fakeNext(async () => {
      calls++;
      const answer = await answers.shift();
      if (answer === "refused") throw fakeFault("KEY_REJECTED");
      if (answer === "down") throw fakeFault("UPSTREAM_DOWN", { isDown: true });
      return "ok";
    }),
  );
  const call = (change = {}, signal?: AbortSignal) =>
    outcomeOf(send(fakeCall(change), fakeContext(clock.now() + 60_000, signal)));
  return { clock, latch, told, call, calls: () => calls };
}

const later = () => Promise.withResolvers<Outcome>();

test("two refusals in a row end the calls, and are told once", async () => {
  const { latch, call, calls, told } = setup(["refused", "refused"]);
  for (let i = 0; i < 5; i++) expect(await call()).toBe("KEY_REJECTED");
  expect([calls(), latch.latched().length, told]).toEqual([2, 1, ["key-1"]]);
});

test("an answer in between starts the count anew", async () => {
  const { call, calls, told } = setup(["refused", "ok", "refused", "ok"]);
  for (let i = 0; i < 4; i++) await call();
  expect([calls(), told]).toEqual([4, []]);
});

test("refusals of calls that were under way together count once", async () => {
  const [first, second, third] = [later(), later(), later()];
  const { clock, latch, call } = setup([first.promise, second.promise, third.promise, "refused"]);
  const page = [call(), call(), call()];
  await clock.advance(20);
  for (const { resolve } of [first, second, third]) resolve("refused");
  expect(await Promise.all(page)).toEqual(Array(3).fill("KEY_REJECTED"));
  expect(latch.latched()).toEqual([]);
  await clock.advance(1);
  await call();
  expect(latch.latched()).toHaveLength(1);
});

test("a key that stays refused is tried ever more rarely, down to once a minute", async () => {
  const { clock, call, calls, told } = setup(Array<Outcome>(20).fill("refused"));
  for (let second = 0; second < 600; second++) {
    await call();
    await clock.advance(1_000);
  }
  // Two, then after 5, 10, 20, 40 s and each minute of what is left of ten.
  expect([calls(), told]).toEqual([14, ["key-1"]]);
});

test("a refusal by the latch says when the key is tried again", async () => {
  const { clock, latch, call } = setup(["refused", "refused"]);
  await call();
  await call();
  await clock.advance(1_500);
  const send = latch.layer(fakeNext(() => "ok"));
  await expect(send(fakeCall(), fakeContext(0))).rejects.toMatchObject({
    error: { code: "KEY_REJECTED", retryAfterMs: LATCH.firstMs - 1_500 },
  });
});

test("what loads beside the call that tries again waits for it, and goes on when the key is mended", async () => {
  const probe = later();
  const { clock, latch, call, calls } = setup(["refused", "refused", probe.promise]);
  await call();
  await call();
  await clock.advance(LATCH.firstMs);
  const page = [call(), call(), call()];
  await settle();
  expect(calls()).toBe(3);
  probe.resolve("ok");
  expect(await Promise.all(page)).toEqual(Array(3).fill("answered"));
  expect([calls(), latch.latched()]).toEqual([5, []]);
});

test("and fails with it when the key is still refused", async () => {
  const probe = later();
  const { clock, call, calls, told } = setup(["refused", "refused", probe.promise]);
  await call();
  await call();
  await clock.advance(LATCH.firstMs);
  const page = [call(), call(), call()];
  await settle();
  probe.resolve("refused");
  expect(await Promise.all(page)).toEqual(Array(3).fill("KEY_REJECTED"));
  expect([calls(), told]).toEqual([3, ["key-1"]]);
});

test("a try that says nothing of the key leaves the next call to try", async () => {
  const { clock, latch, call } = setup(["refused", "refused", "down", "ok"]);
  await call();
  await call();
  await clock.advance(LATCH.firstMs);
  expect([await call(), latch.latched().length]).toEqual(["UPSTREAM_DOWN", 1]);
  expect([await call(), latch.latched().length]).toEqual(["answered", 0]);
});

test("a caller may leave while another tries", async () => {
  const probe = later();
  const { clock, call } = setup(["refused", "refused", probe.promise]);
  await call();
  await call();
  await clock.advance(LATCH.firstMs);
  const trying = call();
  const caller = new AbortController();
  const waiting = call({}, caller.signal);
  await settle();
  caller.abort();
  expect(await waiting).toBe("AbortError");
  probe.resolve("ok");
  expect(await trying).toBe("answered");
});

test("a new key is tried, and the same key at another address", async () => {
  const { call } = setup(["refused", "refused"]);
  await call();
  await call();
  expect(await call({ target: fakeTarget({ credential: fakeCredential("key-2") }) })).toBe("answered");
  expect(await call({ target: fakeTarget({ baseUrl: "http://127.0.0.1:2" }) })).toBe("answered");
});

test("the credential is told each time, so that a key file is read anew", async () => {
  const { call } = setup(["refused", "refused"]);
  let told = 0;
  const credential = { ...fakeCredential(), refused: () => void told++ };
  for (let i = 0; i < 3; i++) await call({ target: fakeTarget({ credential }) });
  expect(told).toBe(3);
});
