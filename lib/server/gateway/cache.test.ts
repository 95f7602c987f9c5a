import { expect, test } from "vitest";
import { createFakeClock } from "@/lib/testing/fake-clock";
import { createCache } from "./cache";

const limits = { entries: 3, bytes: 10_000, entryBytes: 5_000 };

test("keeps a value for its time and no longer", async () => {
  const clock = createFakeClock();
  const cache = createCache<string>(limits, clock.now);
  cache.set("a", "1", 10, 1_000);
  await clock.advance(999);
  expect(cache.get("a")).toBe("1");
  await clock.advance(1);
  expect(cache.get("a")).toBeUndefined();
  expect(cache.size()).toEqual({ entries: 0, bytes: 0 });
});

test("drops what was used longest ago when there are too many", () => {
  const cache = createCache<string>(limits, () => 0);
  for (const key of ["a", "b", "c"]) cache.set(key, key, 10, 1_000);
  cache.get("a");
  cache.set("d", "d", 10, 1_000);
  expect(["a", "b", "c", "d"].map((key) => cache.get(key))).toEqual(["a", undefined, "c", "d"]);
});

test("drops until the bytes fit, and refuses what is too large alone", () => {
  const cache = createCache<string>(limits, () => 0);
  cache.set("a", "1", 4_000, 1_000);
  cache.set("b", "2", 4_000, 1_000);
  cache.set("c", "3", 4_000, 1_000);
  cache.set("huge", "4", 6_000, 1_000);
  expect(["a", "b", "c", "huge"].map((key) => cache.get(key))).toEqual([undefined, "2", "3", undefined]);
  expect(cache.size().bytes).toBeLessThanOrEqual(10_000);
});

test("a value put again replaces the old one and its bytes", () => {
  const cache = createCache<string>(limits, () => 0);
  cache.set("a", "1", 100, 1_000);
  cache.set("a", "2", 50, 1_000);
  expect([cache.get("a"), cache.size()]).toEqual(["2", { entries: 1, bytes: 562 }]);
});
