/**
 * How many denials of a user are recorded: all that somebody makes by hand, and of those that a program makes enough
 * to be seen, for the audit is never shortened. What is left out is counted, and the next row tells the number.
 */
import "server-only";
import type { Bucket, RateLimits } from "./http/rate-limit";

const BUCKET: Bucket = { perMinute: 60, burst: 600 };

export interface Denials {
  /** The number of rows left out since the last one; null when this one is left out as well. */
  take(userId: string, nowMs: number): number | null;
}

/** Counts by `limits`, per user. */
export function createDenials(limits: RateLimits): Denials {
  const leftOut = new Map<string, number>();
  return {
    take(userId, nowMs) {
      const before = leftOut.get(userId) ?? 0;
      if (limits.take(`denied:${userId}`, BUCKET, nowMs) > 0) {
        leftOut.set(userId, before + 1);
        return null;
      }
      leftOut.delete(userId);
      return before;
    },
  };
}
