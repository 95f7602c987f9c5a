/** One line for each failed try: enough to find it upstream, nothing of the key, the query or the answer. */
import "server-only";
import type { Log } from "../log";
import type { RetryDeps } from "./retry";

/** The `onFault` that writes to `log`. */
export function logFault(log: Pick<Log, "info" | "warn" | "error">): RetryDeps["onFault"] {
  return (call, fault, attempt, ms, waitMs) => {
    const { code, upstream, logLevel } = fault.error;
    const line = {
      code,
      operation: call.operation,
      org: call.target.orgs.map((org) => org.slug).join(",") || call.target.scope,
      requestId: call.requestId,
      attempt,
      ms,
      ...(upstream?.status === undefined ? {} : { upstreamStatus: upstream.status }),
      ...(upstream?.causeCode === undefined ? {} : { cause: upstream.causeCode }),
      ...(upstream?.requestId === undefined ? {} : { upstreamRequestId: upstream.requestId }),
      ...(waitMs === null ? {} : { retryInMs: waitMs }),
      ...(fault.isSecurityEvent ? { security: true } : {}),
      ...fault.log,
    };
    // A fault that a retry may still mend is not yet an error.
    log[waitMs !== null && logLevel === "error" ? "warn" : logLevel](line, "upstream call failed");
  };
}
