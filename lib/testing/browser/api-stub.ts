/**
 * Our HTTP API as a component under test meets it: the network is replaced, nothing of ours is. Each
 * route answers from a function; every request is kept.
 */
import { vi } from "vitest";

export interface ApiCall {
  /** The last part of the path: `search`, `count`, `facets`, `histogram`, `orgs`. Answers are JSON, or a Response. */
  route: string;
  path: string;
  method: string;
  body: Record<string, unknown>;
  signal: AbortSignal | null;
}

type Answer = (call: ApiCall) => unknown;

/** Thrown by an answer to fail with an envelope. */
export class ApiFailure {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly message = code,
    readonly details?: { path: string; message: string }[],
  ) {}
}

/** Replaces `fetch` until `vi.unstubAllGlobals()`. A route without an answer never answers. */
export function stubApi(answers: Record<string, Answer>): ApiCall[] {
  const calls: ApiCall[] = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    const call: ApiCall = {
      route: path.split("?")[0]?.split("/").at(-1) ?? "",
      path,
      method: init.method ?? "GET",
      body: typeof init.body === "string" ? JSON.parse(init.body) : {},
      signal: init.signal ?? null,
    };
    calls.push(call);
    const answer = answers[call.route];
    if (answer === undefined) return waitForAbort(call.signal);
    return respond(answer, call);
  });
  return calls;
}

async function respond(answer: Answer, call: ApiCall): Promise<Response> {
  try {
    const value = await answer(call);
    return value instanceof Response ? value : Response.json(value);
  } catch (failure) {
    if (!(failure instanceof ApiFailure)) throw failure;
    const { code, message, status, details } = failure;
    return Response.json({ error: { code, message, details, requestId: "req-1" } }, { status });
  }
}

function waitForAbort(signal: AbortSignal | null): Promise<Response> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason));
  });
}
