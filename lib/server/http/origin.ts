/** Whether a request that changes something was sent by a page of ours. */
import "server-only";

const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];

/** True for methods that never change state. */
export function isSafeMethod(method: string): boolean {
  return SAFE_METHODS.includes(method);
}

/**
 * True when the headers prove a page of `origin`: its Origin, to the character, or, where a browser sends none,
 * `Sec-Fetch-Site: same-origin`, which no script can set. Without either, false.
 */
export function isSameOrigin(headers: Headers, origin: string): boolean {
  const sent = headers.get("origin");
  if (sent !== null) return sent === origin;
  return headers.get("sec-fetch-site") === "same-origin";
}
