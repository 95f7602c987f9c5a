/** Puts an emulator on a socket. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { EmulatedRequest } from "./answer";
import type { Emulator } from "./emulator";
import { type BodyCache, createBodyCache, send, wasCut } from "./send";

export interface ServedEmulator {
  url: string;
  port: number;
  /** Requests whose answer is neither sent nor given up by the caller. */
  open(): number;
  /** Requests that the caller broke off before the answer was sent. */
  aborted(): number;
  close(): Promise<void>;
}

const MAX_BODY = 10_000_000;

/** Listens on 127.0.0.1; port 0 or none takes a free one. `close` ends every connection, hung ones too. */
export async function serveEmulator(
  emulator: Emulator,
  { port = 0 }: { port?: number } = {},
): Promise<ServedEmulator> {
  const open = new Set<ServerResponse>();
  const cache = createBodyCache();
  let aborted = 0;
  const server = createServer((request, response) => {
    open.add(response);
    response.on("close", () => {
      open.delete(response);
      if (!response.writableFinished && !wasCut(response)) aborted += 1;
    });
    respond(emulator, request, response, cache).catch((error: unknown) => fail(response, error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    open: () => open.size,
    aborted: () => aborted,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  emulator: Emulator,
  request: IncomingMessage,
  response: ServerResponse,
  cache: BodyCache,
): Promise<void> {
  const body = await readBody(request);
  if (body === null) {
    response.destroy();
    return;
  }
  const { method = "", url: path = "" } = request;
  const answer = await emulator.handle({ method, path, rawHeaders: headerPairs(request), body });
  await send(request, response, answer, cache);
}

/** A mistake of the emulator's own shows itself, and cannot be taken for a documented answer. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(599, { "content-type": "text/plain" }).end(`The emulator failed: ${String(error)}`);
}

function headerPairs(request: IncomingMessage): EmulatedRequest["rawHeaders"] {
  const flat = request.rawHeaders;
  return Array.from(
    { length: flat.length / 2 },
    (_, i) => [flat[2 * i] ?? "", flat[2 * i + 1] ?? ""] as const,
  );
}

/** The body as text, or null when it is larger than any query. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = part as Buffer;
    size += bytes.length;
    if (size > MAX_BODY) return null;
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString("utf8");
}
