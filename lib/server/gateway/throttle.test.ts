import { expect, test } from "vitest";
import { createFakeClock, settle } from "@/lib/testing/fake-clock";
import {
  fakeCall,
  fakeContext,
  fakeCredential,
  fakeNext,
  fakeTarget,
  outcomeOf,
} from "@/lib/testing/gateway-calls";
import { WAITING_MAX, withThrottle } from "./throttle";

/** A layer below that holds every call until told. */
function setup() {
  const clock = createFakeClock();
  const started: string[] = [];
  const finish: (() => void)[] = [];
  const send = withThrottle(
    fakeNext((call) => {
      started.push(call.requestId);
      return new Promise<void>((resolve) => finish.push(resolve));
    }),
    clock,
  );
  const call = (requestId: string, user = "a", change = {}, signal?: AbortSignal) =>
    outcomeOf(send(fakeCall({ requestId, user, ...change }), fakeContext(clock.now() + 60_000, signal)));
  const finishOne = async () => {
    finish.shift()?.();
    await settle();
  };
  return { clock, started, call, finishOne };
}

test("four searches of a key run, the rest waits in turn", async () => {
  const { started, call, finishOne } = setup();
  for (const name of ["1", "2", "3", "4", "5", "6"]) void call(name);
  await settle();
  expect(started).toEqual(["1", "2", "3", "4"]);
  await finishOne();
  expect(started).toEqual(["1", "2", "3", "4", "5"]);
});

test("another key and the export slot have their own room", async () => {
  const { started, call } = setup();
  for (const name of ["1", "2", "3", "4"]) void call(name);
  void call("export", "a", { lane: "export" });
  void call("second export", "a", { lane: "export" });
  void call("other key", "a", { target: fakeTarget({ credential: fakeCredential("key-2") }) });
  await settle();
  expect(started).toEqual(["1", "2", "3", "4", "export", "other key"]);
});

test("users take turns, whoever queued more", async () => {
  const { started, call, finishOne } = setup();
  for (const name of ["a1", "a2", "a3", "a4", "a5", "a6", "a7"]) void call(name, "a");
  void call("b1", "b");
  void call("b2", "b");
  void call("c1", "c");
  await settle();
  for (let i = 0; i < 6; i++) await finishOne();
  expect(started.slice(4)).toEqual(["a5", "b1", "c1", "a6", "b2", "a7"]);
});

test("a call beyond the longest queue is told at once", async () => {
  const { call, started, finishOne } = setup();
  for (let i = 0; i < 4 + WAITING_MAX; i++) void call(String(i));
  await settle();
  expect(await call("too many")).toBe("BUSY");
  await finishOne();
  expect(started).toHaveLength(5);
});

test("waiting ends at the deadline, and the place is given up", async () => {
  const { clock, call, started, finishOne } = setup();
  for (const name of ["1", "2", "3", "4"]) void call(name);
  const late = call("late");
  await clock.advance(60_000);
  expect(await late).toBe("BUSY");
  await finishOne();
  expect(started).toEqual(["1", "2", "3", "4"]);
});

test("a caller that leaves gives up its place, and slots are not lost", async () => {
  const { call, started, finishOne, clock } = setup();
  const caller = new AbortController();
  for (const name of ["1", "2", "3", "4"]) void call(name);
  const gone = call("gone", "b", {}, caller.signal);
  const next = call("next", "b");
  await settle();
  caller.abort();
  expect(await gone).toBe("AbortError");
  for (let i = 0; i < 5; i++) await finishOne();
  expect(await next).toBe("answered");
  expect(started).toEqual(["1", "2", "3", "4", "next"]);
  for (const name of ["5", "6", "7", "8"]) void call(name);
  await settle();
  expect(started.slice(5)).toEqual(["5", "6", "7", "8"]);
  expect(clock.pending()).toBe(0);
});
