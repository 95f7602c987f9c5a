import { describe, expect, it } from "vitest";
import {
  AccountResponse,
  DoneResponse,
  RecoveryCodesResponse,
  SessionsResponse,
  SignInStep,
  TotpOffer,
} from "@/lib/contract/account";
import {
  isAccountResponse,
  isDone,
  isRecoveryCodesResponse,
  isSessionsResponse,
  isSignInStep,
  isTotpOffer,
} from "./account";

const offer = { secret: "ABC", uri: "otpauth://x", qr: { size: 3, path: "M0 0" }, proof: "p" };
const session = {
  id: "1",
  current: true,
  createdAt: "2026-11-21T10:00:00.000Z",
  lastSeenAt: "2026-11-21T10:00:00.000Z",
  endsAt: "2026-11-21T10:00:00.000Z",
  address: "10.0.0.1",
  agent: "curl",
  method: "totp",
};
const account = {
  user: { id: "1", email: "a@x", name: "A", role: "admin" },
  method: "oidc",
  provider: null,
  hasTotp: false,
  needsTotp: true,
  recoveryCodesLeft: 3,
};

/** The value with each part in turn left out or made something else. */
function variants(value: object): object[] {
  return Object.keys(value).flatMap((key) => {
    const { [key as never]: _gone, ...rest } = value;
    return [rest, { ...value, [key]: 7 }, { ...value, [key]: null }, { ...value, [key]: "other" }];
  });
}

describe.each([
  ["an account", isAccountResponse, AccountResponse, account],
  ["an offer", isTotpOffer, TotpOffer, offer],
  ["a step", isSignInStep, SignInStep, { step: "enrol", wrong: false, offer }],
  ["recovery codes", isRecoveryCodesResponse, RecoveryCodesResponse, { recoveryCodes: ["a"] }],
  ["sessions", isSessionsResponse, SessionsResponse, { sessions: [session] }],
  ["nothing to say", isDone, DoneResponse, { done: true }],
] as const)("the check of %s", (_name, is, schema, whole) => {
  it("agrees with the contract", () => {
    expect(is(whole)).toBe(true);
    for (const value of [...variants(whole), null, [], "text"])
      expect(is(value), JSON.stringify(value)).toBe(schema.safeParse(value).success);
  });
});
