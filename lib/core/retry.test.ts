import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backoffMs, parseRetryAfter, throttledBackoffMs } from "./retry";

const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const attempts = fc.integer({ min: 1, max: 12 });

describe("backoff", () => {
  test("full jitter stays within its bounds for a thousand seeds", () => {
    fc.assert(
      fc.property(attempts, unit, (attempt, random) => {
        const wait = backoffMs(attempt, random);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(Math.min(20_000, 500 * 2 ** attempt));
      }),
      { numRuns: 1_000 },
    );
  });

  test("reaches near both ends, so it does jitter", () => {
    expect(backoffMs(1, 0)).toBe(0);
    expect(backoffMs(1, 0.999)).toBe(999);
    expect(backoffMs(9, 0.999)).toBe(19_980);
  });

  test("after a 429 without a time it never waits under a second, nor over twenty", () => {
    fc.assert(
      fc.property(attempts, unit, (attempt, random) => {
        const wait = throttledBackoffMs(attempt, random);
        expect(wait).toBeGreaterThanOrEqual(1_000);
        expect(wait).toBeLessThanOrEqual(20_000);
      }),
      { numRuns: 1_000 },
    );
    expect(throttledBackoffMs(1, 0.5)).toBe(1_500);
  });
});

describe("Retry-After", () => {
  const now = Date.parse("2026-11-21T10:00:00Z");
  test.each([
    ["3", 3_000],
    [" 3 ", 3_000],
    ["0", null],
    ["999999", 60_000],
    ["Sat, 21 Nov 2026 10:00:05 GMT", 5_000],
    ["Sat, 21 Nov 2026 09:59:00 GMT", null],
    ["Sun, 22 Nov 2026 10:00:00 GMT", 60_000],
    ["-1", null],
    ["abc", null],
    ["1.5", null],
    ["", null],
    [null, null],
    [undefined, null],
  ])("%j gives %j", (header, expected) => {
    expect(parseRetryAfter(header, now)).toBe(expected);
  });
});
