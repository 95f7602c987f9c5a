/** Answers kept for a while, bounded by number and by bytes; the ones used longest ago go first. */
import "server-only";

export interface Cache<T> {
  get(key: string): T | undefined;
  /** Keeps `value` for `ttlMs`. One that is larger than `entryBytes` is not kept at all. */
  set(key: string, value: T, bytes: number, ttlMs: number): void;
  clear(): void;
  /** For tests and metrics. */
  size(): { entries: number; bytes: number };
}

export interface CacheLimits {
  entries: number;
  bytes: number;
  entryBytes: number;
}

interface Entry<T> {
  value: T;
  bytes: number;
  until: number;
}

/** An entry costs more than its bytes: keys, offsets, the map's own. */
const OVERHEAD_BYTES = 512;

/** `now` is in milliseconds. */
export function createCache<T>(limits: CacheLimits, now: () => number): Cache<T> {
  // A Map keeps the order of insertion, so putting an entry in again makes it the newest.
  const entries = new Map<string, Entry<T>>();
  let total = 0;

  function drop(key: string): void {
    total -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  }

  return {
    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      if (entry.until <= now()) {
        total -= entry.bytes;
        return undefined;
      }
      entries.set(key, entry);
      return entry.value;
    },
    set(key, value, size, ttlMs) {
      drop(key);
      const bytes = size + OVERHEAD_BYTES;
      if (bytes > limits.entryBytes || ttlMs <= 0) return;
      entries.set(key, { value, bytes, until: now() + ttlMs });
      total += bytes;
      for (const oldest of entries.keys()) {
        if (entries.size <= limits.entries && total <= limits.bytes) return;
        drop(oldest);
      }
    },
    clear() {
      entries.clear();
      total = 0;
    },
    size: () => ({ entries: entries.size, bytes: total }),
  };
}
