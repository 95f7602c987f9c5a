import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { causeCode, DeadlineReached, Fault, faultOf } from "./faults";

const live = new AbortController().signal;
const coded = (code: string, message = "detail") => Object.assign(new Error(message), { code });

describe("before the headers", () => {
  test.each([
    ["ECONNREFUSED", "UPSTREAM_UNREACHABLE", "thrice", true, false],
    ["ECONNRESET", "UPSTREAM_UNREACHABLE", "thrice", true, false],
    ["EHOSTUNREACH", "UPSTREAM_UNREACHABLE", "thrice", true, false],
    ["ETIMEDOUT", "UPSTREAM_UNREACHABLE", "thrice", true, false],
    ["UND_ERR_SOCKET", "UPSTREAM_UNREACHABLE", "thrice", true, false],
    ["UND_ERR_CONNECT_TIMEOUT", "UPSTREAM_UNREACHABLE", "thrice", true, false],
    ["ENOTFOUND", "UPSTREAM_UNREACHABLE", "once", true, false],
    ["EAI_AGAIN", "UPSTREAM_UNREACHABLE", "once", true, false],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "UPSTREAM_TLS", "never", true, true],
    ["SELF_SIGNED_CERT_IN_CHAIN", "UPSTREAM_TLS", "never", true, true],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "UPSTREAM_TLS", "never", true, true],
    ["CERT_HAS_EXPIRED", "UPSTREAM_TLS", "never", true, true],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "UPSTREAM_TLS", "never", true, true],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "UPSTREAM_TLS", "never", true, true],
    ["EPROTO", "UPSTREAM_TLS", "never", true, true],
    ["UND_ERR_HEADERS_TIMEOUT", "UPSTREAM_TIMEOUT", "never", true, false],
    ["UND_ERR_HEADERS_OVERFLOW", "BAD_RESPONSE", "never", false, false],
    ["HPE_INVALID_CONSTANT", "BAD_RESPONSE", "never", false, false],
  ])("%s is %s, tried again %s", (cause, code, retry, isDown, isSecurityEvent) => {
    const fault = faultOf(coded(cause), live, false, 0);
    expect([fault.error.code, fault.retry, fault.isDown, fault.isSecurityEvent]).toEqual([
      code,
      retry,
      isDown,
      isSecurityEvent,
    ]);
    expect(fault.error.upstream?.causeCode).toBe(cause);
  });

  test("a failed name says so to the user", () => {
    expect(faultOf(coded("ENOTFOUND"), live, false, 0).error.message).toMatch(/name was not resolved/);
  });
});

describe("in the body", () => {
  test.each([
    ["UND_ERR_SOCKET", "BAD_RESPONSE", "once"],
    ["ECONNRESET", "BAD_RESPONSE", "once"],
    ["UND_ERR_RES_CONTENT_LENGTH_MISMATCH", "BAD_RESPONSE", "once"],
    ["Z_DATA_ERROR", "BAD_RESPONSE", "once"],
    ["Z_BUF_ERROR", "BAD_RESPONSE", "once"],
    ["HPE_INVALID_CHUNK_SIZE", "BAD_RESPONSE", "never"],
    ["UND_ERR_BODY_TIMEOUT", "UPSTREAM_TIMEOUT", "never"],
  ])("%s is %s, tried again %s", (cause, code, retry) => {
    const fault = faultOf(coded(cause), live, true, 123);
    expect([fault.error.code, fault.retry, fault.log]).toEqual([code, retry, { bytes: 123 }]);
  });
});

test("the deadline wins over whatever it broke off", () => {
  const controller = new AbortController();
  controller.abort(new DeadlineReached());
  expect(faultOf(coded("ECONNRESET"), controller.signal, true, 9)).toMatchObject({
    error: { code: "UPSTREAM_TIMEOUT" },
    log: { bytes: 9 },
  });
});

test("a Fault stays what it is, and an AppError is never tried again", () => {
  const fault = new Fault(new AppError("TOO_LARGE"), { isSecurityEvent: true });
  expect(faultOf(fault, live, true, 1)).toBe(fault);
  expect(faultOf(new AppError("BAD_SHAPE"), live, true, 1)).toMatchObject({
    error: { code: "BAD_SHAPE" },
    retry: "never",
  });
});

test.each([
  [coded("A"), "A"],
  [new TypeError("failed", { cause: coded("B") }), "B"],
  [new AggregateError([coded("C"), coded("D")], "all"), "C"],
  [Object.assign(new Error("bad"), { name: "HTTPParserError" }), "HPE_UNKNOWN"],
  [new Error("plain"), "UNKNOWN"],
  ["text", "UNKNOWN"],
])("the code of %s is %s", (error, code) => {
  expect(causeCode(error)).toBe(code);
});
