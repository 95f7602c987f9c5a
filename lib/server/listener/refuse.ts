/** Answers that are made before Next or in its place. */
import "server-only";
import type { ServerResponse } from "node:http";
import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { AppError, type ErrorCode } from "@/lib/core/errors";
import { envelopeOf } from "../http/respond";
import { fixedHeaders } from "./answer-headers";

/** The envelope of `code` as the whole answer; nothing may have been sent yet. */
export function refuse(
  res: ServerResponse,
  code: ErrorCode,
  requestId: string,
  extra: Record<string, string> = {},
): void {
  const error = new AppError(code);
  const body = JSON.stringify(envelopeOf(error, requestId));
  for (const name of res.getHeaderNames())
    if (/^(content-|etag$|transfer-encoding$)/.test(name)) res.removeHeader(name);
  res.statusCode = error.status;
  res.setHeader("Content-Type", "application/json; charset=utf-8");
  for (const [name, value] of Object.entries(extra)) res.setHeader(name, value);
  res.end(body);
}

/**
 * The envelope for an API answer that says 405 and nothing else, as Next does for a method that a route lacks; null
 * for every other answer.
 */
export function missingEnvelope(res: ServerResponse, path: string): Buffer | null {
  const silent =
    path.startsWith("/api/") && res.statusCode === 405 && !res.headersSent && !res.hasHeader("content-type");
  if (!silent) return null;
  res.setHeader("Content-Type", "application/json; charset=utf-8");
  return Buffer.from(
    JSON.stringify(envelopeOf(new AppError("METHOD_NOT_ALLOWED"), String(res.getHeader("x-request-id")))),
  );
}

/** Answers on a socket whose request never became one: not HTTP, too long, too slow, a tunnel, an upgrade. */
export function refuseSocket(
  socket: Duplex,
  status: number,
  code: ErrorCode,
  https: boolean,
  requestId: string,
): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify(envelopeOf(new AppError(code), requestId));
  const headers = {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": String(Buffer.byteLength(body)),
    "Cache-Control": "no-store",
    Connection: "close",
    "X-Request-Id": requestId,
    ...fixedHeaders(https),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines.join("\r\n")}\r\n\r\n${body}`, () =>
    socket.destroy(),
  );
}
