import { isSignInStep } from "@/lib/client/account";
import type { SignInStep } from "@/lib/contract/account";
import { type AppError, isAppError } from "@/lib/core/errors";
import { postAuth, textAt } from "./auth-api";
import { textOfError } from "./sign-in-texts";

export interface Credentials {
  email: string;
  password: string;
  /** Of the authenticator, or a recovery code. */
  code?: string;
  /** Of the offer that `code` confirms. */
  proof?: string;
}

export type SignInResult =
  | { kind: "in" }
  | { kind: "step"; step: SignInStep }
  | { kind: "fault"; text: string };

const fault = (text: string): SignInResult => ({ kind: "fault", text });

/** Signs in with a local account; never throws. */
export async function signIn(credentials: Credentials): Promise<SignInResult> {
  try {
    const answer = await postAuth("callback/credentials", { ...credentials });
    if (isSignInStep(answer.body)) return { kind: "step", step: answer.body };
    const url = textAt(answer.body, "url");
    const error = url === null ? null : new URL(url, window.location.origin).searchParams.get("error");
    if (error !== null) return fault(textOfError(error));
    return url !== null && answer.status < 400 ? { kind: "in" } : fault(textOfError(null));
  } catch (error) {
    return fault(isAppError(error) ? faultText(error) : textOfError(null));
  }
}

function faultText(error: AppError): string {
  if (error.code === "RATE_LIMITED") return `Too many attempts. ${waitText(error.retryAfterMs)}`;
  return error.message;
}

function waitText(waitMs: number | undefined): string {
  if (waitMs === undefined) return "Wait a few minutes, then try again.";
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  if (seconds === 1) return "Try again in a second.";
  return seconds < 120
    ? `Try again in ${seconds} seconds.`
    : `Try again in ${Math.ceil(seconds / 60)} minutes.`;
}
