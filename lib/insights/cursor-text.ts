/**
 * The API's cursor goes back as it came (API documentation, Getting All the Pages of Data). Parsing and
 * writing it again would round numbers beyond 2^53, so numbers keep their digits.
 */

interface RawJson {
  rawJSON(text: string): unknown;
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
  ): unknown;
}

/** Takes the text of X-Search_after, known to be a JSON array; returns a value that JSON.stringify writes with the same digits. */
export function verbatimCursor(text: string): unknown[] {
  // Node 24 has both; TypeScript's library does not describe them yet.
  const json = JSON as unknown as RawJson;
  return json.parse(text, (_key, value, { source }) =>
    typeof value === "number" && source !== undefined ? json.rawJSON(source) : value,
  ) as unknown[];
}
