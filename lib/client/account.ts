/** Calls about one's own account, and the checks of what comes back. */
import { queryOptions } from "@tanstack/react-query";
import type {
  AccountResponse,
  DoneResponse,
  EndSessionsRequest,
  PasswordRequest,
  ReauthRequest,
  RecoveryCodesResponse,
  SessionSummary,
  SessionsResponse,
  SignInStep,
  TotpConfirmRequest,
  TotpOffer,
} from "@/lib/contract/account";
import type { CurrentUser } from "@/lib/contract/session";
import { type Guard, isCount, isFlag, isText, listOf, nullable, oneOf, optional, shape } from "./guard";
import { get, post } from "./http";

const isMethod = oneOf("password", "totp", "oidc");

export const isAccountResponse: Guard<AccountResponse> = shape<AccountResponse>({
  user: shape<CurrentUser>({
    id: isText,
    email: isText,
    name: isText,
    role: oneOf("viewer", "analyst", "admin"),
  }),
  method: isMethod,
  provider: nullable(isText),
  hasTotp: isFlag,
  needsTotp: isFlag,
  recoveryCodesLeft: isCount,
});

export const isTotpOffer: Guard<TotpOffer> = shape<TotpOffer>({
  secret: isText,
  uri: isText,
  qr: shape<TotpOffer["qr"]>({ size: isCount, path: isText }),
  proof: isText,
});

export const isSignInStep: Guard<SignInStep> = shape<SignInStep>({
  step: oneOf("code", "enrol"),
  wrong: isFlag,
  offer: optional(isTotpOffer),
});

export const isRecoveryCodesResponse: Guard<RecoveryCodesResponse> = shape<RecoveryCodesResponse>({
  recoveryCodes: listOf(isText),
});

export const isSessionsResponse: Guard<SessionsResponse> = shape<SessionsResponse>({
  sessions: listOf(
    shape<SessionSummary>({
      id: isText,
      current: isFlag,
      createdAt: isText,
      lastSeenAt: isText,
      endsAt: isText,
      address: isText,
      agent: isText,
      method: isMethod,
    }),
  ),
});

const isTrue: Guard<true> = (value) => value === true;
export const isDone: Guard<DoneResponse> = shape<DoneResponse>({ done: isTrue });

export const ACCOUNT_KEY = ["account"];
const SESSIONS_KEY = ["account", "sessions"];

/** Who one is and how one signs in. */
export const accountQuery = queryOptions({
  queryKey: [...ACCOUNT_KEY, "self"],
  queryFn: ({ signal }) => get("/api/account", { signal, is: isAccountResponse }),
  retry: false,
});

/** One's open sessions. */
export const sessionsQuery = queryOptions({
  queryKey: SESSIONS_KEY,
  queryFn: ({ signal }) => get("/api/account/sessions", { signal, is: isSessionsResponse }),
  retry: false,
});

export const reauthenticate = (body: ReauthRequest) => post("/api/account/reauth", body, { is: isDone });
export const changePassword = (body: PasswordRequest) => post("/api/account/password", body, { is: isDone });
export const startTotp = () => post("/api/account/totp/start", {}, { is: isTotpOffer });
export const confirmTotp = (body: TotpConfirmRequest) =>
  post("/api/account/totp/confirm", body, { is: isRecoveryCodesResponse });
export const removeTotp = () => post("/api/account/totp/remove", {}, { is: isDone });
export const renewRecoveryCodes = () =>
  post("/api/account/recovery-codes", {}, { is: isRecoveryCodesResponse });
export const endSessions = (body: EndSessionsRequest) =>
  post("/api/account/sessions/end", body, { is: isDone });
