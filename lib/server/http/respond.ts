/** Answers: JSON and the error envelope. Nothing here is ever cached. */
import "server-only";
import type { ErrorEnvelope } from "@/lib/contract/error";
import { AppError, isAbort, isAppError } from "@/lib/core/errors";
import { isStoreFault } from "../db/store-fault";
import { BODY_BYTES_HEADER } from "./body-bytes";

const MAX_DETAILS = 20;

/** `value` as JSON. */
export function json(value: unknown, requestId: string, status = 200): Response {
  return text(JSON.stringify(value), "application/json; charset=utf-8", requestId, status);
}

/** `body` as it is, in the given content type. */
export function text(body: string, contentType: string, requestId: string, status = 200): Response {
  return new Response(body, {
    status,
    headers: {
      "content-type": contentType,
      "cache-control": "no-store",
      "x-request-id": requestId,
      [BODY_BYTES_HEADER]: String(Buffer.byteLength(body)),
    },
  });
}

/** The AppError for anything that was thrown: aborts become CLIENT_CLOSED, the unknown INTERNAL. */
export function toAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  if (isAbort(error)) return new AppError("CLIENT_CLOSED", { cause: error });
  if (isStoreFault(error)) return new AppError("STORE_DOWN", { cause: error });
  return new AppError("INTERNAL", { cause: error });
}

/** The envelope of `error`, as sent. */
export function envelopeOf(error: AppError, requestId: string): ErrorEnvelope {
  const { code, message, details, retryAfterMs, upstream } = error;
  return {
    error: {
      code,
      message,
      requestId,
      ...(upstream?.requestId === undefined ? {} : { upstreamRequestId: upstream.requestId }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      ...(details === undefined || details.length === 0 ? {} : { details: details.slice(0, MAX_DETAILS) }),
    },
  };
}

/** The answer for `error`, with Retry-After in whole seconds where a retry makes sense. */
export function errorResponse(error: AppError, requestId: string): Response {
  const response = json(envelopeOf(error, requestId), requestId, error.status);
  if (error.retryAfterMs !== undefined)
    response.headers.set("retry-after", String(Math.max(1, Math.ceil(error.retryAfterMs / 1000))));
  return response;
}
