import { expect, test } from "vitest";
import {
  fakeCall,
  fakeContext,
  fakeCredential,
  fakeFault,
  fakeNext,
  fakeTarget,
  outcomeOf,
} from "@/lib/testing/gateway-calls";
import { createKeyLatch } from "./key-latch";

function setup(answers: ("ok" | "refused")[]) {
  const latch = createKeyLatch();
  let calls = 0;
  const send = latch.layer(
    fakeNext(() => {
      calls++;
      if (answers.shift() === "refused") throw fakeFault("KEY_REJECTED");
      return "ok";
    }),
  );
  const call = (change = {}) => outcomeOf(send(fakeCall(change), fakeContext(0)));
  return { latch, call, calls: () => calls };
}

test("two refusals in a row end the calls", async () => {
  const { latch, call, calls } = setup(["refused", "refused"]);
  for (let i = 0; i < 5; i++) expect(await call()).toBe("KEY_REJECTED");
  expect([calls(), latch.latched()]).toEqual([2, ["key-1"]]);
});

test("an answer in between starts the count anew", async () => {
  const { call, calls } = setup(["refused", "ok", "refused", "ok"]);
  for (let i = 0; i < 4; i++) await call();
  expect(calls()).toBe(4);
});

test("a new key is tried", async () => {
  const { call } = setup(["refused", "refused"]);
  await call();
  await call();
  expect(await call({ target: fakeTarget({ credential: fakeCredential("key-2") }) })).toBe("answered");
});

test("the credential is told each time, so that a key file is read anew", async () => {
  const { call } = setup(["refused", "refused"]);
  let told = 0;
  const credential = { ...fakeCredential(), refused: () => void told++ };
  for (let i = 0; i < 3; i++) await call({ target: fakeTarget({ credential }) });
  expect(told).toBe(3);
});
