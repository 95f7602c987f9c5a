/** Choices from a seeded source of chance. */
import { randomFrom } from "../random";

export interface Dice {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both possible. */
  between(low: number, high: number): number;
  /** True in `share` of all cases. */
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of the pairs' values, in proportion to its weight. */
  weighted<T>(pairs: readonly (readonly [T, number])[]): T;
  /** `length` hexadecimal digits. */
  hex(length: number): string;
}

/** Takes a seed; the same seed gives the same choices in the same order. */
export function diceOf(seed: string): Dice {
  const next = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error("Nothing to pick from.");
    return list[Math.floor(next() * list.length)] as T;
  };
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (share) => next() < share,
    pick,
    weighted(pairs) {
      let left = next() * pairs.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of pairs) {
        left -= weight;
        if (left < 0) return value;
      }
      return pick(pairs)[0];
    },
    hex(length) {
      let out = "";
      while (out.length < length)
        out += Math.floor(next() * 0x100000000)
          .toString(16)
          .padStart(8, "0");
      return out.slice(0, length);
    },
  };
}
