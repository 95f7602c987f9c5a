/** A bare HTTP call for tests: sends header lines as given, repeats included, and shows what came back untouched. */
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";

export interface RawAnswer {
  status: number;
  /** Header lines in order, with the spelling that was sent. */
  headers: [string, string][];
  /** The value of the first line of this name, in any case. */
  header(name: string): string | undefined;
  text: string;
  bytes: Buffer;
}

export interface RawCall {
  method?: string;
  headers?: readonly (readonly [string, string])[];
  body?: unknown;
}

/**
 * Calls `url`; a body that is no text is sent as JSON with its content type. Repeated names go out as
 * separate lines. Rejects when the socket ends before the whole answer was read.
 */
export function rawCall(url: string, { method = "POST", headers = [], body }: RawCall): Promise<RawAnswer> {
  const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
  const typed = headers.some(([name]) => name.toLowerCase() === "content-type");
  const lines = typed ? headers : [...headers, ["content-type", "application/json"] as const];
  const grouped: Record<string, string[]> = {};
  for (const [name, value] of lines) grouped[name] = [...(grouped[name] ?? []), value];
  const send = url.startsWith("https:") ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const call = send(
      url,
      { method, headers: { ...grouped, "content-length": Buffer.byteLength(text) } },
      (response) => {
        read(response).then(resolve, reject);
      },
    );
    call.on("error", reject);
    call.end(text);
  });
}

async function read(response: IncomingMessage): Promise<RawAnswer> {
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  const flat = response.rawHeaders;
  const headers = Array.from({ length: flat.length / 2 }, (_, i): [string, string] => [
    flat[2 * i] ?? "",
    flat[2 * i + 1] ?? "",
  ]);
  const bytes = Buffer.concat(parts);
  return {
    status: response.statusCode ?? 0,
    headers,
    header: (name) => headers.find(([given]) => given.toLowerCase() === name.toLowerCase())?.[1],
    text: bytes.toString("utf8"),
    bytes,
  };
}
