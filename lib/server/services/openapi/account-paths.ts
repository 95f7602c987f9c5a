/** One's own account and session, and the ways in. */
import "server-only";
import {
  AccountResponse,
  DoneResponse,
  EndSessionsRequest,
  NoFields,
  PasswordRequest,
  ReauthRequest,
  RecoveryCodesResponse,
  SessionsResponse,
  TotpConfirmRequest,
  TotpOffer,
} from "@/lib/contract/account";
import { CurrentUser, SetupRequest, SetupResponse } from "@/lib/contract/session";
import { UserLinkRequest } from "@/lib/contract/users";
import { operation, post } from "./operation";

/** Below /api/account. 403 `REAUTH` means: POST …/reauth first. */
export const ACCOUNT_PATHS = {
  "/api/session": { get: operation({ summary: "The signed-in user", answer: CurrentUser }) },
  "/api/account": { get: operation({ summary: "How you sign in", answer: AccountResponse }) },
  "/api/account/reauth": post("Prove again who you are", ReauthRequest, DoneResponse),
  "/api/account/password": post("Change your password", PasswordRequest, DoneResponse),
  "/api/account/totp/start": post("An authenticator on offer", NoFields, TotpOffer),
  "/api/account/totp/confirm": post("Begin with it", TotpConfirmRequest, RecoveryCodesResponse),
  "/api/account/totp/remove": post("Go back to the password alone", NoFields, DoneResponse),
  "/api/account/recovery-codes": post("New recovery codes", NoFields, RecoveryCodesResponse),
  "/api/account/sessions": { get: operation({ summary: "Your sessions", answer: SessionsResponse }) },
  "/api/account/sessions/end": post("End one, or all others", EndSessionsRequest, DoneResponse),
  "/api/invite": {
    post: operation({
      summary: "Choose a password by a link",
      body: UserLinkRequest,
      answer: DoneResponse,
      open: true,
    }),
  },
  "/api/setup": {
    post: operation({
      summary: "Make the first administrator, once",
      body: SetupRequest,
      answer: SetupResponse,
      open: true,
    }),
  },
};
