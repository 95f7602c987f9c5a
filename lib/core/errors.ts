/**
 * The one error type of the product. Services throw it, `route()` turns it into an answer, and the
 * browser rebuilds it from the envelope. Text in the table is what a user may read; upstream text,
 * hosts and bodies never enter it.
 */

interface ErrorRule {
  /** HTTP status of our own answer. */
  status: number;
  message: string;
  /** Whether the same request may succeed later without a change by the user. */
  retryable: boolean;
  logLevel: "info" | "warn" | "error";
}

const rule = (
  status: number,
  message: string,
  logLevel: ErrorRule["logLevel"] = "info",
  retryable = false,
): ErrorRule => ({ status, message, retryable, logLevel });

const rules = {
  UNAUTHENTICATED: rule(401, "Your session has ended. Sign in again; your search is kept."),
  FORBIDDEN: rule(403, "Your role does not allow this.", "warn"),
  REAUTH: rule(403, "Confirm that it is you: your last sign-in was more than five minutes ago."),
  BAD_ORIGIN: rule(403, "This request did not come from this site.", "warn"),
  NOT_FOUND: rule(404, "There is nothing here, or you may not see it."),
  METHOD_NOT_ALLOWED: rule(405, "This address does not answer that method."),
  CONFLICT: rule(409, "Somebody else changed this first. Reload and try again."),
  PAYLOAD_TOO_LARGE: rule(413, "The request is larger than 256 kB."),
  UNSUPPORTED_MEDIA_TYPE: rule(415, "Send JSON with the content type application/json."),
  INVALID_REQUEST: rule(400, "The request has a mistake."),
  RATE_LIMITED: rule(429, "Too many requests. Wait a moment.", "info", true),
  BUSY: rule(503, "Too many searches are waiting. Try again in a moment.", "warn", true),
  STORE_DOWN: rule(
    503,
    "The database cannot be reached, so nothing was searched: a search that cannot be audited is not run.",
    "error",
    true,
  ),
  NOT_CONFIGURED: rule(503, "No API key is set for this organisation. An administrator can add one.", "warn"),
  CLIENT_CLOSED: rule(499, "The request was cancelled."),
  OFFLINE: rule(0, "This server cannot be reached. Check your connection.", "info", true),
  UPSTREAM_UNREACHABLE: rule(502, "JumpCloud cannot be reached.", "warn", true),
  UPSTREAM_TLS: rule(502, "JumpCloud's certificate is not trusted here. Ask an administrator.", "error"),
  UPSTREAM_REDIRECT: rule(
    502,
    "JumpCloud's address answered with a redirect, which is never followed. Ask an administrator to check the base URL and to rotate the key.",
    "error",
  ),
  UPSTREAM_CONFIG: rule(502, "JumpCloud's address or region is wrong. Ask an administrator.", "error"),
  UPSTREAM_ERROR: rule(
    502,
    "JumpCloud failed on this search. Narrow the search or the time range.",
    "warn",
    true,
  ),
  UPSTREAM_DOWN: rule(503, "JumpCloud is not available right now.", "warn", true),
  UPSTREAM_TIMEOUT: rule(
    504,
    "JumpCloud took too long to answer. Narrow the time range or try again.",
    "warn",
    true,
  ),
  UPSTREAM_RATE_LIMITED: rule(429, "JumpCloud is limiting requests for this key.", "info", true),
  UPSTREAM_FORBIDDEN: rule(403, "The key's admin role cannot read this, or this organisation.", "warn"),
  UPSTREAM_LICENCE: rule(
    402,
    "The organisation's licence does not reach back to this time range. Choose a later start.",
    "info",
  ),
  KEY_REJECTED: rule(502, "The stored API key was refused. An administrator must replace it.", "error"),
  IDENTITY_PROVIDER: rule(
    502,
    "The identity provider cannot be reached, or does not answer as it should. Try again; if it stays, ask an administrator.",
    "error",
    true,
  ),
  QUERY_REJECTED: rule(422, "JumpCloud refused this search.", "info"),
  BAD_RESPONSE: rule(502, "The answer was not JumpCloud's: it could not be read.", "error", true),
  BAD_SHAPE: rule(502, "JumpCloud answered in a form that is not known.", "error"),
  TOO_LARGE: rule(
    502,
    "The answer was larger than allowed. Choose fewer fields or a shorter range.",
    "error",
  ),
  TENANT_MISMATCH: rule(
    502,
    "The answer held an event of another organisation, so none of it is shown.",
    "error",
  ),
  INTERNAL: rule(500, "Something failed on this server.", "error", true),
} as const satisfies Record<string, ErrorRule>;

/** Every code that an answer of ours may carry. Closed: a new fault needs a row in the table. */
export type ErrorCode = keyof typeof rules;

/** One fault in a request: `path` is a dotted path into the body, query or params (`search.where.items.0.field`). */
export interface ErrorDetail {
  path: string;
  message: string;
}

export interface AppErrorOptions {
  /** Replaces the table's text; must be fit for a user's eyes. */
  message?: string | undefined;
  details?: ErrorDetail[] | undefined;
  /** Milliseconds after which a retry makes sense. */
  retryAfterMs?: number | undefined;
  /** What the upstream said, for the log and the panel's small print. */
  upstream?:
    | { status?: number | undefined; requestId?: string | undefined; causeCode?: string | undefined }
    | undefined;
  /** Set in the browser, from the envelope. */
  requestId?: string | undefined;
  cause?: unknown;
}

/** The error that services throw and panels show. Never holds a key, a token or event content. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly details: ErrorDetail[] | undefined;
  readonly retryAfterMs: number | undefined;
  readonly upstream: AppErrorOptions["upstream"];
  readonly requestId: string | undefined;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.message ?? rules[code].message, { cause: options.cause });
    this.code = code;
    this.details = options.details;
    this.retryAfterMs = options.retryAfterMs;
    this.upstream = options.upstream;
    this.requestId = options.requestId;
  }

  get status(): number {
    return rules[this.code].status;
  }
  get retryable(): boolean {
    return rules[this.code].retryable;
  }
  get logLevel(): ErrorRule["logLevel"] {
    return rules[this.code].logLevel;
  }
}

/** True for an AppError of this or another copy of the module (Next bundles routes and pages apart). */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === "AppError" && isErrorCode(Reflect.get(error, "code"));
}

/** True when `value` is one of the table's codes. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === "string" && Object.hasOwn(rules, value);
}

/** True for the error of an aborted request; it is never logged, retried or shown. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

/** A 400 (INVALID_REQUEST) that names the path of each fault. */
export function invalid(path: string, message: string): AppError {
  return new AppError("INVALID_REQUEST", { details: [{ path, message }] });
}
