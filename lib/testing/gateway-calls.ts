/** Calls and targets for tests of the gateway's layers, which never reach a wire. */
import { AppError, type ErrorCode } from "@/lib/core/errors";
import type { Answer, Call, CallContext, Next } from "@/lib/server/gateway/call";
import type { Credential } from "@/lib/server/gateway/credentials";
import { Fault, type FaultOptions } from "@/lib/server/gateway/faults";
import type { Target } from "@/lib/server/gateway/target";

export function fakeCredential(id = "key-1"): Credential {
  return { id, needsOrgId: false, header: async () => ["x-api-key", "canary"], refused: () => {} };
}

/** A target as if its scope had been checked. */
export function fakeTarget(change: Partial<Target> = {}): Target {
  return {
    scope: "org/acme",
    baseUrl: "http://127.0.0.1:1/insights/directory/v1",
    credential: fakeCredential(),
    orgs: [],
    orgIds: ["5dc058bc3f53f95e3972f03f"],
    providerId: null,
    ...change,
  } as Target;
}

export function fakeCall(change: Partial<Call<unknown>> = {}): Call<unknown> {
  return {
    operation: "count",
    body: { service: ["all"], start_time: "2026-11-20T10:00:00.000Z", end_time: "2026-11-21T10:00:00.000Z" },
    reader: () => ({ more: () => {}, end: () => null }),
    target: fakeTarget(),
    user: "user-1",
    lane: "interactive",
    requestId: "request-1",
    ...change,
  };
}

export function fakeContext(
  deadline: number,
  signal = new AbortController().signal,
  since = deadline - 60_000,
): CallContext {
  return { signal, since, deadline, attempt: 0 };
}

export const fakeAnswer = <T>(value: T): Answer<T> => ({ value, header: () => null, bytes: 10 });

export function fakeFault(code: ErrorCode, options: FaultOptions = {}, retryAfterMs?: number): Fault {
  return new Fault(new AppError(code, { retryAfterMs }), options);
}

/** A layer that runs `work` and gives its outcome as the answer. */
export function fakeNext(work: (call: Call<unknown>, context: CallContext) => unknown): Next {
  return async <T>(call: Call<T>, context: CallContext) =>
    fakeAnswer((await work(call as Call<unknown>, context)) as T);
}

/** The code of the error that `promise` ends with; "answered" when it does not. */
export async function outcomeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return "answered";
  } catch (error) {
    if (error instanceof Fault) return error.error.code;
    return error instanceof Error ? error.name : String(error);
  }
}
