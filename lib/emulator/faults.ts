/** Faults on demand: queued per key, each for some calls of some operation. Half of them only a socket can show. */
import type { EmulatedAnswer, Operation } from "./answer";

export type FaultKind =
  | { kind: "status"; status: number; body?: unknown; headers?: Record<string, string> }
  | { kind: "hang" | "truncate" | "truncate-chunked" | "corrupt-gzip" | "not-http" }
  | { kind: "reset"; when: "before-headers" | "after-headers" }
  | { kind: "slow"; delayMs: number }
  | { kind: "drip"; bytesPerSecond: number }
  | { kind: "gzip-bomb"; decodedBytes?: number }
  | { kind: "invalid-json" | "empty" | "html" }
  /** Any JSON in place of the documented shape. */
  | { kind: "shape"; value: unknown }
  | { kind: "redirect"; location: string; status?: number }
  /** Takes away or overwrites response headers: a missing cursor, a count that lies, 20 kB of cursor. */
  | { kind: "headers"; drop?: readonly string[]; set?: Record<string, string> }
  /** The header repeats the cursor that was sent (or the first page's own start): the next page is the same for ever. */
  | { kind: "cursor-repeat" }
  /** `search_after` is ignored: the first page again. */
  | { kind: "page-repeat" }
  /** ASC whatever was asked, and X-Sort says so. */
  | { kind: "wrong-sort" }
  /** `not` groups have no effect: excluded events come back. */
  | { kind: "not-ignored" }
  /** These stand in the page beside the right events: an event of another org, a row that is no object. */
  | { kind: "extra-rows"; rows: readonly unknown[] };

/** `times`: how many calls (1 unless told; Infinity until cleared). `at`: which operation (any). `after`: calls let through first. */
export type Fault = FaultKind & { times?: number; at?: Operation; after?: number };

export interface QueuedFault {
  fault: Fault;
  left: number;
  skip: number;
}

export function queueFault(fault: Fault): QueuedFault {
  return { fault, left: fault.times ?? 1, skip: fault.after ?? 0 };
}

/** The next fault for `operation`, used up by one, or null. Only the first fitting fault acts. */
export function takeFault(queue: QueuedFault[], operation: Operation): Fault | null {
  for (const entry of queue) {
    if (entry.left <= 0 || (entry.fault.at && entry.fault.at !== operation)) continue;
    if (entry.skip > 0) {
      entry.skip -= 1;
      continue;
    }
    entry.left -= 1;
    return entry.fault;
  }
  return null;
}

const STATUS_TEXT: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  402: "Payment Required",
  403: "Forbidden",
  404: "Not Found",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

/** An answer that needs no query: a status, a redirect, a portal page; null for faults that bend a right answer. */
export function answerInstead(fault: Fault): EmulatedAnswer | null {
  const json: [string, string] = ["content-type", "application/json"];
  switch (fault.kind) {
    case "status": {
      const body = fault.body === undefined ? { message: STATUS_TEXT[fault.status] ?? "Error" } : fault.body;
      const text = typeof body === "string" ? body : JSON.stringify(body);
      return { status: fault.status, headers: [json, ...Object.entries(fault.headers ?? {})], body: text };
    }
    case "redirect":
      return { status: fault.status ?? 302, headers: [["location", fault.location]], body: "" };
    case "empty":
      return { status: 200, headers: [json], body: "" };
    case "html":
      return {
        status: 200,
        headers: [["content-type", "text/html"]],
        body: "<!doctype html><title>Sign in to the network</title>",
      };
    case "shape":
      return { status: 200, headers: [json], body: JSON.stringify(fault.value) };
    default:
      return null;
  }
}

/** Takes a right answer and bends it as the fault says; the others pass through untouched. */
export function bendAnswer(answer: EmulatedAnswer, fault: Fault): EmulatedAnswer {
  switch (fault.kind) {
    case "headers": {
      const gone = [...(fault.drop ?? []), ...Object.keys(fault.set ?? {})].map((name) => name.toLowerCase());
      const kept = answer.headers.filter(([name]) => !gone.includes(name.toLowerCase()));
      return { ...answer, headers: [...kept, ...Object.entries(fault.set ?? {})] };
    }
    case "invalid-json":
      return { ...answer, body: `${answer.body.slice(0, -1)},` };
    case "hang":
    case "truncate":
    case "truncate-chunked":
    case "corrupt-gzip":
    case "not-http":
      return { ...answer, wire: { ...answer.wire, act: fault.kind } };
    case "reset":
      return { ...answer, wire: { ...answer.wire, act: `reset-${fault.when}` } };
    case "slow":
      return { ...answer, wire: { ...answer.wire, delayMs: fault.delayMs } };
    case "drip":
      return { ...answer, wire: { ...answer.wire, bytesPerSecond: fault.bytesPerSecond } };
    case "gzip-bomb":
      return { ...answer, wire: { ...answer.wire, bombBytes: fault.decodedBytes ?? 300_000_000 } };
    default:
      return answer;
  }
}
