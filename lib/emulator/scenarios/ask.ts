/** Calls an emulator in process, as tests do: a key, a path below /events, a body and perhaps header lines. */
import type { EmulatedAnswer } from "../answer";
import type { Emulator } from "../emulator";

export interface Asked extends EmulatedAnswer {
  /** The parsed body; the text itself when it is no JSON. */
  json: unknown;
  header(name: string): string | undefined;
}

/** `path` is "" for /events, or "/count", "/distinct", "/interval". A body that is text goes as it is. */
export async function ask(
  emulator: Emulator,
  key: string,
  path: string,
  body: unknown,
  headers: readonly [string, string][] = [],
): Promise<Asked> {
  const answer = await emulator.handle({
    method: "POST",
    path: `/insights/directory/v1/events${path}`,
    rawHeaders: [["x-api-key", key], ["content-type", "application/json"], ...headers],
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const header = (name: string) =>
    answer.headers.find(([given]) => given.toLowerCase() === name.toLowerCase())?.[1];
  let json: unknown = answer.body;
  try {
    json = JSON.parse(answer.body);
  } catch {}
  return { ...answer, json, header };
}

/** A body for everything up to `end`. */
export function everything(over: Record<string, unknown> = {}): Record<string, unknown> {
  return { service: ["all"], start_time: "2019-01-01T00:00:00Z", ...over };
}

/** Follows the cursor to the last page; returns the pages of events. Stops at 1,000 pages. */
export async function askAllPages(
  emulator: Emulator,
  key: string,
  body: Record<string, unknown>,
  headers: readonly [string, string][] = [],
): Promise<Record<string, unknown>[][]> {
  const pages: Record<string, unknown>[][] = [];
  let after: unknown;
  for (let i = 0; i < 1_000; i++) {
    const answer = await ask(
      emulator,
      key,
      "",
      after === undefined ? body : { ...body, search_after: after },
      headers,
    );
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.body}`);
    pages.push(answer.json as Record<string, unknown>[]);
    if (Number(answer.header("x-result-count")) < Number(answer.header("x-limit"))) return pages;
    after = JSON.parse(answer.header("x-search_after") ?? "null");
  }
  throw new Error("There is no last page.");
}
