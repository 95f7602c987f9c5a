/** What can go wrong with one try, as an error of ours together with what the layers do about it. */
import "server-only";
import { AppError, type ErrorCode, isAppError } from "@/lib/core/errors";

/** How often a fault may be tried again: see retry.ts. */
export type RetryRule = "never" | "once" | "thrice";

export interface FaultOptions {
  retry?: RetryRule;
  /** Counts towards the breaker: the upstream is not there, rather than saying no. */
  isDown?: boolean;
  /** An operator must see it as a security event. */
  isSecurityEvent?: boolean;
  /** For the log line only. Sizes, types, hashes; never content. */
  log?: Record<string, unknown>;
}

export class Fault extends Error {
  override readonly name = "Fault";
  readonly error: AppError;
  readonly retry: RetryRule;
  readonly isDown: boolean;
  readonly isSecurityEvent: boolean;
  readonly log: Record<string, unknown>;

  constructor(error: AppError, options: FaultOptions = {}) {
    super(error.code, { cause: error });
    this.error = error;
    this.retry = options.retry ?? "never";
    this.isDown = options.isDown ?? false;
    this.isSecurityEvent = options.isSecurityEvent ?? false;
    this.log = options.log ?? {};
  }
}

/** The reason of a signal that fires because the call's time is over. */
export class DeadlineReached extends Error {
  override readonly name = "DeadlineReached";
}

interface NetworkRule extends FaultOptions {
  matches: RegExp;
  code: ErrorCode;
  message?: string;
}

/** Before the answer's headers. The first rule that matches the error's code counts. */
const beforeHeaders: NetworkRule[] = [
  {
    matches:
      /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE)|EPROTO)/,
    code: "UPSTREAM_TLS",
    isDown: true,
    isSecurityEvent: true,
  },
  {
    matches: /^(ENOTFOUND|EAI_)/,
    code: "UPSTREAM_UNREACHABLE",
    message: "JumpCloud cannot be reached: its name was not resolved.",
    retry: "once",
    isDown: true,
  },
  { matches: /^UND_ERR_HEADERS_TIMEOUT$/, code: "UPSTREAM_TIMEOUT", isDown: true },
  { matches: /^(UND_ERR_HEADERS_OVERFLOW|HPE_)/, code: "BAD_RESPONSE" },
  { matches: /./, code: "UPSTREAM_UNREACHABLE", retry: "thrice", isDown: true },
];

const inBody: NetworkRule[] = [
  { matches: /^UND_ERR_BODY_TIMEOUT$/, code: "UPSTREAM_TIMEOUT", isDown: true },
  { matches: /^HPE_/, code: "BAD_RESPONSE" },
  {
    matches: /./,
    code: "BAD_RESPONSE",
    message: "JumpCloud's answer broke off before its end.",
    retry: "once",
  },
];

/** The code of a Node or undici error, its own or that of what caused it; "UNKNOWN" when there is none. */
export function causeCode(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code: unknown = Reflect.get(at, "code");
    if (typeof code === "string") return code;
    if (at instanceof AggregateError && at.errors.length > 0) return causeCode(at.errors[0]);
  }
  return error instanceof Error && error.name === "HTTPParserError" ? "HPE_UNKNOWN" : "UNKNOWN";
}

/**
 * Turns whatever a try threw into a Fault. `headers` tells whether the answer's headers had come, `bytes`
 * how much of its body.
 */
export function faultOf(error: unknown, signal: AbortSignal, headers: boolean, bytes: number): Fault {
  if (error instanceof Fault) return error;
  if (signal.aborted && signal.reason instanceof DeadlineReached) {
    return new Fault(new AppError("UPSTREAM_TIMEOUT", { cause: error }), { isDown: true, log: { bytes } });
  }
  if (isAppError(error)) return new Fault(error);
  const code = causeCode(error);
  const rule = (headers ? inBody : beforeHeaders).find(({ matches }) => matches.test(code));
  return new Fault(
    new AppError(rule?.code ?? "UPSTREAM_UNREACHABLE", {
      message: rule?.message,
      upstream: { causeCode: code },
      cause: error,
    }),
    { ...rule, log: headers ? { bytes } : {} },
  );
}
