/** What each fault of a test means to who set the key. */
import "server-only";
import type { AppError, ErrorCode } from "@/lib/core/errors";

interface Words {
  /** Instead of the error's own text. */
  message?: string;
  advice: string;
}

const LATER = "Nothing is wrong with what you typed. Try again in a moment.";

const words: Partial<Record<ErrorCode, Words>> = {
  KEY_REJECTED: {
    message: "JumpCloud does not take this key.",
    advice:
      "It may be mistyped, expired, or of another region. An administrator's key ends with that administrator's account.",
  },
  UPSTREAM_FORBIDDEN: {
    message: "JumpCloud takes the key, but it may not read this organisation's events.",
    advice:
      "Check the organisation's id and region, that API access is enabled for the key's administrator, and that its role may read Directory Insights.",
  },
  UPSTREAM_LICENCE: {
    message: "JumpCloud takes the key, but the organisation's licence does not cover its events.",
    advice: "Ask JumpCloud for Directory Insights.",
  },
  TENANT_MISMATCH: {
    message: "The key reads another organisation than this one.",
    advice: "Check the organisation's id. Nothing of the answer was shown or kept.",
  },
  NOT_CONFIGURED: {
    advice: "Give this organisation a key of its own, or set one in the server's environment.",
  },
  UPSTREAM_UNREACHABLE: {
    advice: "Check that this server can reach JumpCloud: name resolution, proxy, firewall.",
  },
  UPSTREAM_TLS: {
    message: "JumpCloud's certificate is not trusted here.",
    advice:
      "Something may be reading the traffic. With a proxy of your own that does, give its certificate in NODE_EXTRA_CA_CERTS.",
  },
  UPSTREAM_REDIRECT: {
    message: "JumpCloud's address answered with a redirect, which is never followed.",
    advice:
      "Check INSIGHTS_BASE_URL and what stands between this server and JumpCloud, then replace the key.",
  },
  UPSTREAM_CONFIG: {
    message: "There is no Directory Insights at this address.",
    advice: "Check the region, and INSIGHTS_BASE_URL where it is set.",
  },
  UPSTREAM_RATE_LIMITED: {
    message: "JumpCloud is limiting requests for this key.",
    advice: "The key is known to JumpCloud. Try again in a minute.",
  },
  UPSTREAM_ERROR: { message: "JumpCloud failed on the test.", advice: LATER },
  UPSTREAM_DOWN: { advice: LATER },
  UPSTREAM_TIMEOUT: { message: "JumpCloud took too long to answer.", advice: LATER },
  QUERY_REJECTED: {
    message: "JumpCloud refused the test's question.",
    advice: "Its API may have changed. The log names the request.",
  },
  BAD_RESPONSE: { advice: "Something between this server and JumpCloud may have answered in its place." },
  BAD_SHAPE: { advice: "Its API may have changed, or something else answered. The log names the request." },
  TOO_LARGE: { message: "The answer was larger than allowed.", advice: "Something else may have answered." },
};

/** The fault in words; null for one that says nothing about the key. */
export function testWords({ code, message }: AppError): { message: string; advice: string } | null {
  const known = words[code];
  return known ? { message, ...known } : null;
}
