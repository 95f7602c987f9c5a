/**
 * A refusal of the API as one of our errors. The upstream's own text is read to find the field that it
 * speaks of and is then left behind: what a user reads is ours.
 */
import { AppError, type ErrorCode, type ErrorDetail } from "@/lib/core/errors";
import { isObject } from "@/lib/core/json";

export interface Refusal {
  /** Any status but 200. */
  status: number;
  /** Start of the answer's body, as text. */
  body: string;
  requestId: string | null;
  /** From Retry-After; null when it named no time. */
  retryAfterMs: number | null;
}

const codes: Record<number, ErrorCode> = {
  400: "QUERY_REJECTED",
  401: "KEY_REJECTED",
  402: "UPSTREAM_LICENCE",
  403: "UPSTREAM_FORBIDDEN",
  404: "UPSTREAM_CONFIG",
  405: "UPSTREAM_CONFIG",
  408: "UPSTREAM_TIMEOUT",
  410: "UPSTREAM_CONFIG",
  413: "QUERY_REJECTED",
  414: "QUERY_REJECTED",
  422: "QUERY_REJECTED",
  429: "UPSTREAM_RATE_LIMITED",
  500: "UPSTREAM_ERROR",
  502: "UPSTREAM_DOWN",
  503: "UPSTREAM_DOWN",
  504: "UPSTREAM_TIMEOUT",
};

/** Turns an answer other than 200 into the error that our own caller gets. */
export function refusalError(refusal: Refusal): AppError {
  const { status } = refusal;
  const code = codes[status] ?? otherCode(status);
  return new AppError(code, {
    details: code === "QUERY_REJECTED" ? rejectedParts(upstreamText(refusal.body)) : undefined,
    retryAfterMs: refusal.retryAfterMs ?? undefined,
    upstream: { status, requestId: refusal.requestId ?? undefined },
  });
}

function otherCode(status: number): ErrorCode {
  if (status < 300) return "BAD_RESPONSE";
  if (status < 400) return "UPSTREAM_REDIRECT";
  return status < 500 ? "QUERY_REJECTED" : "UPSTREAM_ERROR";
}

/** The explanation in an error's body, under any name that a client has met; "" when there is none. */
export function upstreamText(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    if (!isObject(parsed)) return typeof parsed === "string" ? parsed : "";
    const names = ["message", "error", "error_description", "detail"];
    const found = names.map((name) => parsed[name]).find((value) => typeof value === "string");
    return typeof found === "string" ? found : "";
  } catch {
    return body;
  }
}

const parts: { speaksOf: RegExp; detail: ErrorDetail }[] = [
  {
    speaksOf: /start[ _]?time not after end|end[ _]?time.*before.*start/i,
    detail: { path: "window.end", message: "The end must be after the start." },
  },
  { speaksOf: /future/i, detail: { path: "window.start", message: "The start lies in the future." } },
  { speaksOf: /start[ _]?time/i, detail: { path: "window.start", message: "JumpCloud refused the start." } },
  { speaksOf: /end[ _]?time/i, detail: { path: "window.end", message: "JumpCloud refused the end." } },
  {
    speaksOf: /search_after/i,
    detail: { path: "cursor", message: "JumpCloud refused the mark of the next page. Search again." },
  },
  {
    speaksOf: /search_term|boolean|conjunction|repeated? field/i,
    detail: { path: "search.where", message: "JumpCloud refused one of the conditions." },
  },
  {
    speaksOf: /service/i,
    detail: { path: "search.services", message: "JumpCloud does not know one of the services." },
  },
  { speaksOf: /interval|time ?zone/i, detail: { path: "zone", message: "JumpCloud refused the interval." } },
  { speaksOf: /\bfields?\b/i, detail: { path: "field", message: "JumpCloud does not know this field." } },
  {
    speaksOf: /\bq\b|full.?text|exact_match/i,
    detail: { path: "search.text", message: "JumpCloud refused the text." },
  },
  { speaksOf: /limit/i, detail: { path: "limit", message: "JumpCloud refused the number of rows." } },
];

/** The part of our request that a 400's text speaks of, or undefined when it cannot be told. */
function rejectedParts(text: string): ErrorDetail[] | undefined {
  const part = parts.find(({ speaksOf }) => speaksOf.test(text));
  return part ? [part.detail] : undefined;
}
