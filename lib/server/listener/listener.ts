/** Our HTTP server around Next: limits, headers, compression, odd methods, a clean end. Knows nothing of Next. */
import "server-only";
import { randomBytes } from "node:crypto";
import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { Duplex } from "node:stream";
import type { Env } from "../env";
import type { Log } from "../log";
import { fixedHeaders } from "./answer-headers";
import { acceptedEncodings } from "./encoding";
import { createFileCache } from "./file-cache";
import { allowed, canonicalAddress, cleanHeaders, countBody, pathOf, requestFault } from "./incoming";
import { shapeOutgoing } from "./outgoing";
import { refuse, refuseSocket } from "./refuse";

export interface ListenerOptions {
  env: Pick<Env, "origin" | "https" | "trustedProxyHops" | "production">;
  log: Log;
  handler: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
  /** Whether upgrades are somebody's business (the development server's); otherwise they are refused. */
  upgrades?: boolean;
  /** Milliseconds for a whole request to arrive; its headers get half. */
  requestTimeoutMs?: number;
}

export interface Listener {
  http: HttpServer;
  /** Listens and returns the port. */
  listen(port: number, host: string): Promise<number>;
  /** Takes no new connection, lets requests in flight finish for up to `graceMs`, then cuts them. */
  close(graceMs: number): Promise<void>;
}

const REQUEST_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_MS = 65_000;
const MAX_HEADER_BYTES = 16 * 1024;
/** How long a client may go on sending a body that was refused, so that it gets to read why. */
const LINGER_MS = 2_000;

const newRequestId = () => randomBytes(16).toString("hex");

/** Refuses a body that is too large, then drops what still comes. */
function refuseBody(req: IncomingMessage, res: ServerResponse, requestId: string): void {
  if (res.headersSent) {
    req.socket.destroy();
    return;
  }
  refuse(res, "PAYLOAD_TOO_LARGE", requestId, { Connection: "close" });
  req.resume();
  setTimeout(() => req.socket.destroy(), LINGER_MS).unref();
}

function onClientError(error: Error & { code?: string }, socket: Duplex, https: boolean): void {
  if (error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const status = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[error.code ?? ""] ?? 400;
  refuseSocket(socket, status, "INVALID_REQUEST", https, newRequestId());
}

/** Makes the server; nothing listens yet. */
export function createListener(options: ListenerOptions): Listener {
  const { env, log, handler } = options;
  const fixed = Object.entries(fixedHeaders(env.https));
  const files = env.production ? createFileCache() : null;
  const requestTimeout = options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS;
  let closing = false;

  const serve = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const requestId = newRequestId();
    const path = pathOf(req.url ?? "");
    for (const [name, value] of fixed) res.setHeader(name, value);
    res.setHeader("X-Request-Id", requestId);
    if (closing) res.setHeader("Connection", "close");
    shapeOutgoing(req, res, path, files);

    const fault = requestFault(req, env.production);
    if (fault !== null) {
      log.info({ requestId, method: req.method, code: fault }, "refused");
      if (fault === "PAYLOAD_TOO_LARGE") refuseBody(req, res, requestId);
      else refuse(res, fault, requestId, fault === "METHOD_NOT_ALLOWED" ? { Allow: allowed(path) } : {});
      return;
    }
    const elsewhere = canonicalAddress(req, env.origin);
    if (elsewhere !== null) {
      res.writeHead(307, { Location: elsewhere }).end();
      return;
    }
    cleanHeaders(req, env, requestId);
    countBody(req, () => refuseBody(req, res, requestId));
    const [encoding] = acceptedEncodings(String(req.headers["accept-encoding"] ?? ""), false);
    if (
      files &&
      encoding &&
      req.method === "GET" &&
      path.startsWith("/_next/static/") &&
      files.serve(req, res, path, encoding)
    )
      return;
    try {
      await handler(req, res);
    } catch (error) {
      log.error({ requestId, error }, "the handler failed");
      if (res.headersSent) res.destroy();
      else refuse(res, "INTERNAL", requestId);
    }
  };

  const http = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      requestTimeout,
      headersTimeout: requestTimeout / 2,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: Math.min(5_000, requestTimeout / 2),
    },
    (req, res) => void serve(req, res),
  );
  http.on("clientError", (error, socket) => onClientError(error, socket, env.https));
  http.on("connect", (_req, socket) =>
    refuseSocket(socket, 405, "METHOD_NOT_ALLOWED", env.https, newRequestId()),
  );
  if (!options.upgrades)
    http.on("upgrade", (_req, socket) =>
      refuseSocket(socket, 400, "INVALID_REQUEST", env.https, newRequestId()),
    );

  return {
    http,
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        http.once("error", reject);
        http.listen(port, host, () => {
          http.off("error", reject);
          const address = http.address();
          resolve(typeof address === "object" && address !== null ? address.port : port);
        });
      }),
    close: (graceMs) => {
      closing = true;
      const cut = setTimeout(() => http.closeAllConnections(), graceMs);
      return new Promise((resolve) => {
        http.close(() => {
          clearTimeout(cut);
          resolve();
        });
        http.closeIdleConnections();
      });
    },
  };
}
