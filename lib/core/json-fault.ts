/** Where a text stops being JSON. Browsers say it in different words, or not at all. */

type Want = "value" | "first value" | "key" | "first key" | "colon" | "next";

const SPACE = /[ \t\n\r]*/y;
const TOKEN =
  /[{}[\]:,]|"(?:[^"\\\p{Cc}]|\x7f|[\x80-\x9f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

/**
 * The offset (UTF-16) of the first thing in `text` that does not belong there, the length of the text when
 * something is missing at its end, or null for valid JSON. Works through the text without recursion.
 */
export function jsonFaultAt(text: string): number | null {
  const open: string[] = [];
  let want: Want = "value";
  let at = 0;
  for (;;) {
    at += take(SPACE, text, at).length;
    if (at === text.length) return want === "next" && open.length === 0 ? null : at;
    const token = take(TOKEN, text, at);
    const next: Want | null = token === "" ? null : step(want, token, open);
    if (next === null) return at;
    want = next;
    at += token.length;
  }
}

function take(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

/** What must follow `token`, or null when it may not stand here. */
function step(want: Want, token: string, open: string[]): Want | null {
  if (want === "next") {
    if (token === "," && open.length > 0) return open.at(-1) === "{" ? "key" : "value";
    return close(token, open);
  }
  if (want === "colon") return token === ":" ? "value" : null;
  if (want === "key" || want === "first key") {
    if (token.startsWith('"')) return "colon";
    return want === "first key" && token === "}" ? close(token, open) : null;
  }
  if (token === "{" || token === "[") {
    open.push(token);
    return token === "{" ? "first key" : "first value";
  }
  if (want === "first value" && token === "]") return close(token, open);
  return "}]:,".includes(token) ? null : "next";
}

function close(token: string, open: string[]): Want | null {
  const opened = token === "}" ? "{" : token === "]" ? "[" : null;
  if (opened === null || open.at(-1) !== opened) return null;
  open.pop();
  return "next";
}
