import { afterEach, describe, expect, it, vi } from "vitest";
import { type AppError, isAbort, isAppError } from "@/lib/core/errors";
import { isCount, shape } from "./guard";
import { post } from "./http";

const isAnswer = shape<{ count: number }>({ count: isCount });

/** Answers the next request; the network is not ours, so it is the one thing replaced here. */
function answer(reply: (request: Request) => Response | Promise<Response>): Request[] {
  const seen: Request[] = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    const request = new Request(`http://localhost${path}`, init);
    seen.push(request);
    return reply(request);
  });
  return seen;
}

async function failureOf(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!isAppError(error)) throw new Error(`No AppError, but ${String(error)}`);
  return error;
}

const ask = (signal?: AbortSignal): Promise<{ count: number }> =>
  post("/api/x", { a: 1 }, { is: isAnswer, signal });
const json = (body: unknown, init?: ResponseInit): Response => Response.json(body, init);

afterEach(() => vi.unstubAllGlobals());

describe("post", () => {
  it("sends JSON and returns the checked answer", async () => {
    const seen = answer(() => json({ count: 7 }));
    expect(await ask()).toEqual({ count: 7 });
    expect(seen[0]?.method).toBe("POST");
    expect(seen[0]?.headers.get("content-type")).toBe("application/json");
    expect(await seen[0]?.json()).toEqual({ a: 1 });
  });

  it("rebuilds the error of an envelope", async () => {
    answer(() =>
      json(
        {
          error: {
            code: "UPSTREAM_RATE_LIMITED",
            message: "JumpCloud is limiting requests for this key.",
            requestId: "req-1",
            upstreamRequestId: "up-9",
            retryAfterMs: 12_000,
            details: [{ path: "search.where", message: "too deep" }],
          },
        },
        { status: 429 },
      ),
    );
    const error = await failureOf(ask());
    expect(error).toMatchObject({ code: "UPSTREAM_RATE_LIMITED", requestId: "req-1", retryAfterMs: 12_000 });
    expect(error.upstream).toEqual({ requestId: "up-9" });
    expect(error.details).toEqual([{ path: "search.where", message: "too deep" }]);
  });

  it("keeps the words of a code that this build does not know", async () => {
    answer(() =>
      json({ error: { code: "MOON_PHASE", message: "Wait for it.", requestId: "r" } }, { status: 409 }),
    );
    expect(await failureOf(ask())).toMatchObject({ code: "INTERNAL", message: "Wait for it." });
  });

  it("takes Retry-After from the header where the envelope has none", async () => {
    answer(() =>
      json(
        { error: { code: "BUSY", message: "x", requestId: "r" } },
        { status: 503, headers: { "retry-after": "3" } },
      ),
    );
    expect((await failureOf(ask())).retryAfterMs).toBe(3_000);
  });

  it.each([
    [401, "UNAUTHENTICATED"],
    [413, "PAYLOAD_TOO_LARGE"],
    [429, "RATE_LIMITED"],
    [502, "OFFLINE"],
    [504, "OFFLINE"],
    [500, "BAD_RESPONSE"],
    [404, "BAD_RESPONSE"],
  ])("reads a %i page of a proxy as %s", async (status, code) => {
    answer(() => new Response("<h1>proxy</h1>", { status }));
    expect((await failureOf(ask())).code).toBe(code);
  });

  it.each([
    ["not JSON", "<!doctype html>"],
    ["JSON of another shape", '{"count":"7"}'],
    ["an empty body", ""],
    ["null", "null"],
  ])("calls %s unreadable", async (_name, body) => {
    answer(() => new Response(body, { headers: { "x-request-id": "req-2" } }));
    expect(await failureOf(ask())).toMatchObject({ code: "BAD_RESPONSE", requestId: "req-2" });
  });

  it("says OFFLINE when the network fails, before or amid the answer", async () => {
    answer(() => Promise.reject(new TypeError("Failed to fetch")));
    expect((await failureOf(ask())).code).toBe("OFFLINE");
    answer(
      () =>
        new Response(new ReadableStream({ pull: (stream) => stream.error(new TypeError("network error")) })),
    );
    expect((await failureOf(ask())).code).toBe("OFFLINE");
  });

  it("lets an abort pass as an abort", async () => {
    const stop = new AbortController();
    answer(
      (request) =>
        new Promise((_resolve, reject) =>
          request.signal.addEventListener("abort", () => reject(request.signal.reason)),
        ),
    );
    const pending = ask(stop.signal).catch((error: unknown) => error);
    stop.abort();
    const error = await pending;
    expect(isAbort(error)).toBe(true);
    expect(isAppError(error)).toBe(false);
  });
});
