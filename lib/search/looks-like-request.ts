/** Which pasted texts are worth reading as a request. Apart from the reader, which comes when it is needed. */

/** True for what looks like a cURL command. */
export function isCurl(text: string): boolean {
  return /^\s*(?:\$\s+)?curl(?:\.exe)?\s/.test(text);
}

/** True for a cURL command, and for JSON with a name in it. */
export function looksLikeRequest(text: string): boolean {
  return isCurl(text) || /^\s*(?:\[\s*)?\{\s*"[^"]*"\s*:/.test(text);
}
