/** From one request to one answer: path, key, faults, scope, call, record. */
import { authenticate, resolveScope } from "./access";
import {
  type EmulatedAnswer,
  type EmulatedRequest,
  errorJson,
  headerLines,
  type QueryOperation,
  Refusal,
  refuse,
} from "./answer";
import { runCall } from "./calls";
import { answerInstead, bendAnswer, takeFault } from "./faults";
import { type Call, type KeyState, recordCall } from "./keys";
import { uuidFrom } from "./random";
import type { TokenDesk } from "./token";

export interface HandlerParts {
  seed: number | string;
  now: () => number;
  keys: ReadonlyMap<string, KeyState>;
  desk: TokenDesk;
  /** Keeps a call whose key is not known. */
  recordStranger(key: string, call: Call): void;
}

const BASE = "/insights/directory/v1/";
const QUERIES: ReadonlyMap<string, QueryOperation> = new Map([
  [`${BASE}events`, "events"],
  [`${BASE}events/count`, "count"],
  [`${BASE}events/distinct`, "distinct"],
  [`${BASE}events/interval`, "interval"],
] as const);
const TOKEN_PATH = "/oauth2/token";

/** Takes what an emulator is made of; returns the function that answers. It throws only for its own mistakes. */
export function createHandler(parts: HandlerParts): (request: EmulatedRequest) => EmulatedAnswer {
  return (request) => {
    const at = parts.now();
    const path = request.path.split("?")[0] ?? "";
    const { answer, state } =
      path === TOKEN_PATH ? answerToken(parts, request, at) : answerQuery(parts, request, path, at);
    const call: Call = {
      operation: path === TOKEN_PATH ? "token" : (QUERIES.get(path) ?? null),
      method: request.method,
      path: request.path,
      at,
      headers: request.rawHeaders.map(([name, value]) => [name, value]),
      body: parsed(request.body),
      status: answer.status,
    };
    if (state) recordCall(state, call);
    else parts.recordStranger(headerLines(request, "x-api-key")[0] ?? "", call);
    return finish(answer, state, parts.seed);
  };
}

interface Outcome {
  answer: EmulatedAnswer;
  state?: KeyState;
}

function answerToken({ keys, desk }: HandlerParts, request: EmulatedRequest, at: number): Outcome {
  if (request.method !== "POST") return { answer: refusal(new Refusal(405, "Method Not Allowed")) };
  const { status, body, state } = desk.answer(request, keys.values(), at);
  const answer: EmulatedAnswer = {
    status,
    headers: [["content-type", "application/json"]],
    body: JSON.stringify(body),
  };
  const fault = state ? takeFault(state.faults, "token") : null;
  const bent = fault ? (answerInstead(fault) ?? bendAnswer(answer, fault)) : answer;
  return state ? { answer: bent, state } : { answer: bent };
}

function answerQuery(parts: HandlerParts, request: EmulatedRequest, path: string, at: number): Outcome {
  let state: KeyState | undefined;
  const answer = attempt(() => {
    const operation = QUERIES.get(path) ?? refuse(404, "Not Found");
    if (request.method !== "POST") refuse(405, "Method Not Allowed");
    const caller = authenticate(
      request,
      (key) => parts.keys.get(key),
      (token) => parts.desk.find(token, at),
    );
    state = caller.state;
    return answerCaller(caller, operation, request, at);
  });
  return state ? { answer, state } : { answer };
}

function answerCaller(
  caller: { state: KeyState; bearer: boolean },
  operation: QueryOperation,
  request: EmulatedRequest,
  at: number,
): EmulatedAnswer {
  const { state, bearer } = caller;
  const fault = takeFault(state.faults, operation);
  const instead = fault && answerInstead(fault);
  if (instead) return instead;
  const answer = attempt(() => {
    const scope = resolveScope(request, state, bearer);
    checkContentType(request);
    return runCall(operation, request, state, scope, fault, at);
  });
  return fault ? bendAnswer(answer, fault) : answer;
}

function attempt(work: () => EmulatedAnswer): EmulatedAnswer {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return refusal(error);
    throw error;
  }
}

function refusal({ status, message }: Refusal): EmulatedAnswer {
  return { status, headers: [["content-type", "application/json"]], body: errorJson({ message }) };
}

function checkContentType(request: EmulatedRequest): void {
  const [type] = headerLines(request, "content-type");
  if (!/^application\/json\s*(;|$)/i.test(type ?? "")) refuse(415, "Unsupported Media Type");
}

/** The headers and the manner of sending that every answer has. */
function finish(answer: EmulatedAnswer, state: KeyState | undefined, seed: number | string): EmulatedAnswer {
  const marker: [string, string] = ["x-emulator", "directory-insights"];
  if (!state) return { ...answer, headers: [...answer.headers, marker] };
  state.served += 1;
  const { gzip, latencyMs, bytesPerSecond, marker: marked } = state.options;
  const added: [string, string][] = [["X-Request-Id", uuidFrom(`${seed}:${state.key}:${state.served}`)]];
  if (marked) added.push(marker);
  const wire = {
    gzip,
    delayMs: latencyMs,
    ...(bytesPerSecond === null ? {} : { bytesPerSecond }),
    ...answer.wire,
  };
  return { ...answer, headers: [...answer.headers, ...added], wire };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
