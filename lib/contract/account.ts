/** One's own account: password, second factor, sessions. */
import * as z from "zod/mini";
import { CurrentUser } from "./session";

const Password = z.string().check(z.minLength(1), z.maxLength(1_000));
/** Six digits of an authenticator, or a recovery code. */
const Code = z.string().check(z.minLength(1), z.maxLength(64));

/** `GET /api/account` */
export const AccountResponse = z.object({
  user: CurrentUser,
  /** How this session was begun. */
  method: z.enum(["password", "totp", "oidc"]),
  /** The identity provider's name, for somebody who signs in there and has no password here. */
  provider: z.nullable(z.string()),
  hasTotp: z.boolean(),
  /** The policy asks this role for a second factor, so it cannot be removed. */
  needsTotp: z.boolean(),
  recoveryCodesLeft: z.number(),
});
export type AccountResponse = z.infer<typeof AccountResponse>;

/** `POST /api/account/reauth`: proves again who one is. Afterwards sensitive acts are open for five minutes. */
export const ReauthRequest = z.strictObject({ password: Password, code: z.optional(Code) });
export type ReauthRequest = z.infer<typeof ReauthRequest>;

/** `POST /api/account/password` (sensitive). Ends all other sessions. */
export const PasswordRequest = z.strictObject({ current: Password, password: Password });
export type PasswordRequest = z.infer<typeof PasswordRequest>;

/** A second factor on offer. It begins when a code of it comes back with `proof`, within a quarter of an hour. */
export const TotpOffer = z.object({
  /** Base32, to be typed. */
  secret: z.string(),
  /** `otpauth://…`, what the picture holds. */
  uri: z.string(),
  /** The picture: a path of unit squares in a square of `size`. */
  qr: z.object({ size: z.number(), path: z.string() }),
  proof: z.string(),
});
export type TotpOffer = z.infer<typeof TotpOffer>;

/** `POST /api/account/totp/start`, `…/remove` and `/api/account/recovery-codes` (sensitive). */
export const NoFields = z.strictObject({});

/** `POST /api/account/totp/confirm` (sensitive). Ends all other sessions. */
export const TotpConfirmRequest = z.strictObject({
  proof: z.string().check(z.minLength(1), z.maxLength(1_000)),
  code: Code,
});
export type TotpConfirmRequest = z.infer<typeof TotpConfirmRequest>;

/** Shown once; each works once in place of a code. */
export const RecoveryCodesResponse = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodesResponse = z.infer<typeof RecoveryCodesResponse>;

export const SessionSummary = z.object({
  id: z.string(),
  /** This very session. */
  current: z.boolean(),
  /** Times in ISO 8601, UTC. */
  createdAt: z.string(),
  lastSeenAt: z.string(),
  endsAt: z.string(),
  address: z.string(),
  /** The User-Agent header as it came: hostile text. */
  agent: z.string(),
  method: z.enum(["password", "totp", "oidc"]),
});
export type SessionSummary = z.infer<typeof SessionSummary>;

/** `GET /api/account/sessions` */
export const SessionsResponse = z.object({ sessions: z.array(SessionSummary) });
export type SessionsResponse = z.infer<typeof SessionsResponse>;

/** `POST /api/account/sessions/end` (sensitive): one by its id, or all but this one. */
export const EndSessionsRequest = z.union([
  z.strictObject({ id: z.string().check(z.regex(/^[0-9a-f]{32}$/)) }),
  z.strictObject({ others: z.literal(true) }),
]);
export type EndSessionsRequest = z.infer<typeof EndSessionsRequest>;

/** The answer of what has nothing to say. */
export const DoneResponse = z.object({ done: z.literal(true) });
export type DoneResponse = z.infer<typeof DoneResponse>;

/**
 * What `POST /api/auth/callback/credentials` answers in place of `{url}` when the password was right but is not
 * enough: the code of the authenticator, or an authenticator to be set up first. `wrong` after a code that was not.
 */
export const SignInStep = z.object({
  step: z.enum(["code", "enrol"]),
  wrong: z.boolean(),
  offer: z.optional(TotpOffer),
});
export type SignInStep = z.infer<typeof SignInStep>;
