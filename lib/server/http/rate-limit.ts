/** Requests per user or address: a token bucket each, in memory. Sign-in has its own, persisted throttle. */
import "server-only";

export interface Bucket {
  perMinute: number;
  burst: number;
}

export interface RateLimits {
  /** Takes one token of `key`; returns 0, or the milliseconds until there is one. */
  take(key: string, bucket: Bucket, nowMs: number): number;
}

/** Enough for one Explore page with every facet open, searched again each second. */
export const DEFAULT_BUCKET: Bucket = { perMinute: 900, burst: 300 };
const MAX_KEYS = 20_000;

/** An empty set of buckets; the least recently used are forgotten beyond 20,000. */
export function createRateLimits(): RateLimits {
  const states = new Map<string, { tokens: number; atMs: number }>();
  return {
    take(key, bucket, nowMs) {
      const perMs = bucket.perMinute / 60_000;
      const state = states.get(key) ?? { tokens: bucket.burst, atMs: nowMs };
      const tokens = Math.min(bucket.burst, state.tokens + Math.max(0, nowMs - state.atMs) * perMs);
      const taken = tokens >= 1;
      states.delete(key);
      states.set(key, { tokens: taken ? tokens - 1 : tokens, atMs: nowMs });
      if (states.size > MAX_KEYS) states.delete(states.keys().next().value ?? "");
      return taken ? 0 : Math.ceil((1 - tokens) / perMs);
    },
  };
}
