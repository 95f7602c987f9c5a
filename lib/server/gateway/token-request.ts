/** Asks JumpCloud's token service for a service account's token (as JumpCloud's own exporter does). */
import "server-only";
import { type Dispatcher, request } from "undici";
import { AppError } from "@/lib/core/errors";
import { isObject } from "@/lib/core/json";
import { refusalError } from "@/lib/insights/errors";
import { USER_AGENT } from "./attempt";
import { readBody } from "./body";
import { Fault, faultOf } from "./faults";
import type { IssuedToken, ServiceAccount, TokenRequest } from "./token";

const ANSWER_BYTES = 64 * 1024;
const TIMEOUT_MS = 15_000;

/** Basic credentials and a form, as RFC 6749 section 2.3.1 has it. Throws a Fault. */
export function createTokenRequest(dispatcher: Dispatcher): TokenRequest {
  return async (account) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    try {
      const response = await request(account.url, {
        method: "POST",
        headers: {
          authorization: `Basic ${basicOf(account)}`,
          "content-type": "application/x-www-form-urlencoded",
          accept: "application/json",
          "user-agent": USER_AGENT,
        },
        body: "scope=api&grant_type=client_credentials",
        signal,
        dispatcher,
      });
      const body = await readBody(response.body, { encoding: null, length: null }, ANSWER_BYTES, () => {});
      if (response.statusCode !== 200) throw refusalOf(response.statusCode);
      return tokenIn(body.toString("utf8"));
    } catch (error) {
      throw faultOf(error, signal, false, 0);
    }
  };
}

function basicOf({ clientId, clientSecret }: ServiceAccount): string {
  return Buffer.from(`${clientId}:${clientSecret}`, "utf8").toString("base64");
}

/** The token service says 400 or 401 when it does not take the account. */
function refusalOf(status: number): Fault {
  const isRefused = status === 400 || status === 401 || status === 403;
  const error = refusalError({
    status: isRefused ? 401 : status,
    body: "",
    requestId: null,
    retryAfterMs: null,
  });
  return new Fault(error, {
    retry: status >= 500 ? "thrice" : "never",
    isDown: status >= 500,
    isSecurityEvent: error.code === "UPSTREAM_REDIRECT",
    log: { token: true, tokenStatus: status },
  });
}

function tokenIn(text: string): IssuedToken {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    answer = null;
  }
  const token = isObject(answer) ? answer.access_token : null;
  const seconds = isObject(answer) ? Number(answer.expires_in) : Number.NaN;
  if (typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token)) {
    throw new Fault(
      new AppError("BAD_SHAPE", { details: [{ path: "access_token", message: "No token came." }] }),
    );
  }
  return { token, lifeMs: Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : 300_000 };
}
