/**
 * One try of one call: a request on the wire, and its answer read and checked. Everything that goes wrong
 * leaves here as a Fault.
 */
import "server-only";
import { createHash } from "node:crypto";
import { type Dispatcher, request } from "undici";
import { AppError, isAppError } from "@/lib/core/errors";
import { parseRetryAfter } from "@/lib/core/retry";
import { type AnswerReader, OPERATION_PATHS } from "@/lib/insights/client";
import { refusalError } from "@/lib/insights/errors";
import { type BodyForm, readBody } from "./body";
import type { Answer, Next } from "./call";
import { abortError } from "./clock";
import { DeadlineReached, Fault, type FaultOptions, faultOf } from "./faults";
import type { Target } from "./target";

export interface AttemptDeps {
  dispatcher: Dispatcher;
  /** Decoded bytes that one answer may have. */
  maxBytes: number;
  now(): number;
}

type Headers = Record<string, string | string[] | undefined>;

const ERROR_BODY_BYTES = 16 * 1024;
export const USER_AGENT = "directory-insights-dashboard";

/** The innermost layer. It opens no connection but to the target's own address and follows no redirect. */
export function createAttempt(deps: AttemptDeps): Next {
  return async (call, context) => {
    let hasHeaders = false;
    let bytes = 0;
    try {
      const credential = await call.target.credential.header(context.signal);
      const response = await request(call.target.baseUrl + OPERATION_PATHS[call.operation], {
        method: "POST",
        headers: headersOf(call.target, credential),
        body: JSON.stringify(call.body),
        signal: context.signal,
        dispatcher: deps.dispatcher,
      });
      hasHeaders = true;
      if (response.statusCode !== 200) throw await refusalOf(response, deps.now());
      checkType(response);
      const reader = call.reader();
      const body = await readBody(response.body, formOf(response.headers), deps.maxBytes, (soFar) => {
        bytes = soFar.length;
        reader.more(soFar);
      });
      return readAnswer(reader, response.headers, body);
    } catch (error) {
      const { signal } = context;
      if (signal.aborted && !(signal.reason instanceof DeadlineReached)) throw abortError();
      throw faultOf(error, signal, hasHeaders, bytes);
    }
  };
}

/**
 * The headers of a request, all of them. Several orgs are several `x-org-id` lines, as the documentation's
 * example sends them: one line with commas is another thing.
 */
export function headersOf(
  target: Target,
  credential: [name: string, value: string],
): Record<string, string | string[]> {
  return {
    "content-type": "application/json",
    accept: "application/json",
    "accept-encoding": "gzip",
    "user-agent": USER_AGENT,
    [credential[0]]: credential[1],
    ...(target.orgIds.length > 0 ? { "x-org-id": [...target.orgIds] } : {}),
    ...(target.providerId === null ? {} : { "x-provider-id": target.providerId }),
  };
}

function text(headers: Headers, name: string): string | null {
  const value = headers[name];
  return Array.isArray(value) ? value.join(", ") : (value ?? null);
}

function formOf(headers: Headers): BodyForm {
  const length = Number(text(headers, "content-length") ?? Number.NaN);
  return {
    encoding: text(headers, "content-encoding"),
    length: Number.isSafeInteger(length) && length >= 0 ? length : null,
  };
}

const retryRules: Record<number, FaultOptions> = {
  429: { retry: "thrice" },
  500: { retry: "once", isDown: true },
  502: { retry: "thrice", isDown: true },
  503: { retry: "thrice", isDown: true },
  504: { retry: "thrice", isDown: true },
};

async function refusalOf(response: Dispatcher.ResponseData, nowMs: number): Promise<Fault> {
  const { statusCode: status, headers } = response;
  const isRedirect = status >= 300 && status < 400;
  const error = refusalError({
    status,
    body: status === 400 ? await startOf(response) : "",
    requestId: text(headers, "x-request-id"),
    retryAfterMs: parseRetryAfter(text(headers, "retry-after"), nowMs),
  });
  // Another answer is not waited for: what it says is not shown, and the connection may hang in it.
  response.body.on("error", () => {}).destroy();
  if (status < 300) return new Fault(error, { retry: "once", log: { bytes: 0 } });
  return new Fault(error, { ...retryRules[status], isDown: status >= 500, isSecurityEvent: isRedirect });
}

/** The start of an error's body as text; "" when it cannot be read. */
async function startOf(response: Dispatcher.ResponseData): Promise<string> {
  try {
    return (await readBody(response.body, formOf(response.headers), ERROR_BODY_BYTES, () => {})).toString(
      "utf8",
    );
  } catch {
    return "";
  }
}

/** Captive portals and proxies answer 200 with a page of their own. */
function checkType(response: Dispatcher.ResponseData): void {
  const type = text(response.headers, "content-type");
  if (type === null || /[/+]json\b/i.test(type) || /^text\/plain\b/i.test(type)) return;
  response.body.on("error", () => {}).destroy();
  throw new Fault(
    new AppError("BAD_RESPONSE", {
      message: "A proxy answered instead of JumpCloud.",
      upstream: {
        status: response.statusCode,
        requestId: text(response.headers, "x-request-id") ?? undefined,
      },
    }),
    { log: { contentType: type.slice(0, 80) } },
  );
}

function readAnswer<T>(reader: AnswerReader<T>, headers: Headers, body: Buffer): Answer<T> {
  try {
    return { value: reader.end(body), header: (name) => text(headers, name), bytes: body.length };
  } catch (error) {
    throw isAppError(error) ? unreadable(error, headers, body) : error;
  }
}

/** Not JSON may be an accident of the wire and is tried once more; a wrong shape or tenant is not. */
function unreadable(error: AppError, headers: Headers, body: Buffer): Fault {
  const { code, details, message, cause } = error;
  const requestId = text(headers, "x-request-id") ?? undefined;
  return new Fault(new AppError(code, { message, details, cause, upstream: { status: 200, requestId } }), {
    retry: code === "BAD_RESPONSE" ? "once" : "never",
    isSecurityEvent: code === "TENANT_MISMATCH",
    log: {
      bytes: body.length,
      sha256: createHash("sha256").update(body).digest("hex"),
      ...(details ? { path: details[0]?.path } : {}),
    },
  });
}
