/**
 * Requests to our own API. Every failure becomes an AppError that a panel can show; an abort passes
 * through untouched, because it is not a failure.
 */
import { AppError, type AppErrorOptions, type ErrorCode, isAbort, isErrorCode } from "@/lib/core/errors";
import { isErrorEnvelope } from "./answers";
import { serverClock } from "./clock";
import type { Guard } from "./guard";

export interface RequestOptions<T> {
  signal?: AbortSignal | undefined;
  /** Whether the answer is what it should be. */
  is: Guard<T>;
}

const UNREADABLE = "The answer could not be read. Something between you and this server may have changed it.";

/** Sends JSON to a path of ours and reads JSON back. Throws AppError, or the abort's own error. */
export function post<T>(path: string, body: unknown, options: RequestOptions<T>): Promise<T> {
  return request(path, jsonInit("POST", body), options);
}

/** Reads JSON from a path of ours. Throws like `post`. */
export function get<T>(path: string, options: RequestOptions<T>): Promise<T> {
  return request(path, { method: "GET" }, options);
}

/** Changes or deletes what a path of ours names; the body, where there is one, is JSON. Throws as `post`. */
export function change<T>(
  method: "PUT" | "PATCH" | "DELETE",
  path: string,
  body: unknown,
  options: RequestOptions<T>,
): Promise<T> {
  return request(path, body === undefined ? { method } : jsonInit(method, body), options);
}

function jsonInit(method: string, body: unknown): RequestInit {
  return { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

/** Asks for a file: by GET, or, with a body, by POST. The answer is there, its body still to come. Throws as `post`. */
export async function open(path: string, body: unknown, signal: AbortSignal): Promise<Response> {
  const init = body === undefined ? { method: "GET" } : jsonInit("POST", body);
  const response = await send(path, init, signal);
  if (response.ok) return response;
  throw failure(response, parseJson(await reaching(() => response.text())));
}

async function send(path: string, init: RequestInit, signal: AbortSignal | undefined): Promise<Response> {
  const sentAt = Date.now();
  const response = await reaching(() => fetch(path, { ...init, signal: signal ?? null, cache: "no-store" }));
  serverClock.observe(response.headers.get("date"), sentAt, Date.now());
  return response;
}

async function request<T>(path: string, init: RequestInit, { signal, is }: RequestOptions<T>): Promise<T> {
  const response = await send(path, init, signal);
  const text = await reaching(() => response.text());
  const value = parseJson(text);
  if (!response.ok) throw failure(response, value);
  if (value === undefined || !is(value))
    throw new AppError("BAD_RESPONSE", { message: UNREADABLE, requestId: requestIdOf(response) });
  return value;
}

/** fetch and its body reject with a TypeError when the network fails, before or amid the answer. */
async function reaching<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (isAbort(cause)) throw cause;
    throw new AppError("OFFLINE", { cause });
  }
}

/** The value of a JSON text, or undefined (which JSON cannot hold) when it is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The AppError of an answer that is not ok: from our envelope, or from the status when a proxy answered for us. */
function failure(response: Response, value: unknown): AppError {
  if (!isErrorEnvelope(value)) return foreignFailure(response);
  const { error } = value;
  const options: AppErrorOptions = {
    message: error.message,
    details: error.details,
    retryAfterMs: error.retryAfterMs ?? retryAfterOf(response),
    requestId: error.requestId,
    upstream: error.upstreamRequestId === undefined ? undefined : { requestId: error.upstreamRequestId },
  };
  return new AppError(isErrorCode(error.code) ? error.code : "INTERNAL", options);
}

/** What a status means when something in front of our server wrote the answer. */
const FOREIGN: Record<number, ErrorCode> = {
  401: "UNAUTHENTICATED",
  413: "PAYLOAD_TOO_LARGE",
  429: "RATE_LIMITED",
  502: "OFFLINE",
  503: "OFFLINE",
  504: "OFFLINE",
};

function foreignFailure(response: Response): AppError {
  const code = FOREIGN[response.status];
  const options = { retryAfterMs: retryAfterOf(response), requestId: requestIdOf(response) };
  return code === undefined
    ? new AppError("BAD_RESPONSE", { ...options, message: UNREADABLE })
    : new AppError(code, options);
}

/** Milliseconds of a Retry-After header in seconds; its date form is not one we send. */
function retryAfterOf(response: Response): number | undefined {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : undefined;
}

function requestIdOf(response: Response): string | undefined {
  return response.headers.get("x-request-id") ?? undefined;
}
