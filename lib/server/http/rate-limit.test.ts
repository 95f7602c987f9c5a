import { describe, expect, it } from "vitest";
import { createRateLimits } from "./rate-limit";

const BUCKET = { perMinute: 60, burst: 3 };

describe("rate limits", () => {
  it("let a burst through, then one a second, and say how long to wait", () => {
    const limits = createRateLimits();
    expect([0, 0, 0, 0].map((ms) => limits.take("a", BUCKET, ms))).toEqual([0, 0, 0, 1_000]);
    expect(limits.take("a", BUCKET, 400)).toBe(600);
    expect(limits.take("a", BUCKET, 1_000)).toBe(0);
    expect(limits.take("a", BUCKET, 1_000)).toBe(1_000);
    expect(limits.take("b", BUCKET, 1_000)).toBe(0);
  });

  it("never save up more than the burst, nor go backwards with the clock", () => {
    const limits = createRateLimits();
    limits.take("a", BUCKET, 0);
    const later = [1, 2, 3, 4].map(() => limits.take("a", BUCKET, 1_000_000));
    expect(later).toEqual([0, 0, 0, 1_000]);
    expect(limits.take("a", BUCKET, 0)).toBe(1_000);
  });
});
