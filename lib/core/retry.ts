/**
 * How long to wait before another try. Pure: the clock's reading and the random number are arguments,
 * so that a thousand seeds can be checked against the bounds.
 */

/** Longest wait that a Retry-After is believed for; nobody watches a spinner for longer. */
export const RETRY_AFTER_CAP_MS = 60_000;

const BACKOFF_CAP_MS = 20_000;
const BACKOFF_BASE_MS = 500;
const THROTTLED_BASE_MS = 2_000;

/**
 * Wait before try number `attempt + 1` after a failure: full jitter, between 0 and 0.5 s doubled per
 * attempt, at most 20 s. Takes the number of tries made so far (1 for the first) and a random number in
 * [0, 1); returns milliseconds.
 */
export function backoffMs(attempt: number, random: number): number {
  return Math.floor(random * Math.min(BACKOFF_CAP_MS, BACKOFF_BASE_MS * 2 ** attempt));
}

/**
 * Wait after a 429 that names no time: equal jitter over 2 s, doubled per attempt, so never under 1 s.
 * Full jitter would often wait next to nothing, which a limiter answers with the next refusal.
 * Takes the number of tries made so far and a random number in [0, 1); returns milliseconds.
 */
export function throttledBackoffMs(attempt: number, random: number): number {
  const base = Math.min(BACKOFF_CAP_MS, THROTTLED_BASE_MS * 2 ** (attempt - 1));
  return Math.floor(base / 2 + (random * base) / 2);
}

/**
 * Reads a Retry-After header (RFC 9110, section 10.2.3): whole seconds or an HTTP date.
 * Returns milliseconds from `nowMs`, at most 60 s, or null when the header names no time to come
 * (missing, negative, past or not a time).
 */
export function parseRetryAfter(header: string | null | undefined, nowMs: number): number | null {
  const text = header?.trim() ?? "";
  if (/^\d+$/.test(text)) return cap(Number(text) * 1_000);
  // An HTTP date begins with the name of a day; `Date.parse` alone would also take "-1" for a year.
  const date = /^[A-Z][a-z]{2,8}, /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : cap(date - nowMs);
}

function cap(ms: number): number | null {
  return ms > 0 ? Math.min(ms, RETRY_AFTER_CAP_MS) : null;
}
