import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createServerClock } from "./clock";

const at = (ms: number): string => new Date(ms).toUTCString();

describe("server clock", () => {
  it("is the local clock until something is known", () => {
    expect(createServerClock(() => 5_000).now()).toBe(5_000);
  });

  it("follows a seed, in both directions", () => {
    let local = 1_000_000;
    const clock = createServerClock(() => local);
    clock.seed(4_000_000);
    local += 250;
    expect(clock.now()).toBe(4_000_250);

    const fast = createServerClock(() => 9_000_000);
    fast.seed(4_000_000);
    expect(fast.now()).toBe(4_000_000);
  });

  it("ignores a missing or unreadable header", () => {
    const clock = createServerClock(() => 10_000);
    clock.seed(50_000);
    clock.observe(null, 0, 1);
    clock.observe("yesterday-ish", 0, 1);
    expect(clock.now()).toBe(50_000);
  });

  it("starts over when the local clock was set forward", () => {
    let local = 1_000_000;
    const clock = createServerClock(() => local);
    clock.seed(1_000_000);
    local += 3_600_000;
    clock.observe(at(1_002_000), local - 40, local);
    expect(clock.now()).toBeGreaterThanOrEqual(1_001_000);
    expect(clock.now()).toBeLessThanOrEqual(1_003_000);
  });

  it("is never ahead of the server, and within a second and the fastest answer of it", () => {
    const answer = fc.record({
      gap: fc.integer({ min: 0, max: 90_000 }),
      out: fc.integer({ min: 0, max: 3_000 }),
      back: fc.integer({ min: 0, max: 3_000 }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.array(answer, { minLength: 1, maxLength: 20 }),
        (skew, answers) => {
          let local = 1_700_000_000_123;
          const server = (): number => local + skew;
          const clock = createServerClock(() => local);
          let slack = Number.POSITIVE_INFINITY;
          for (const { gap, out, back } of answers) {
            local += gap;
            const sentAt = local;
            local += out;
            const header = at(server());
            local += back;
            clock.observe(header, sentAt, local);
            slack = Math.min(slack, 1_000 + back);
            expect(clock.now()).toBeLessThanOrEqual(server());
            expect(server() - clock.now()).toBeLessThanOrEqual(slack);
          }
        },
      ),
    );
  });
});
