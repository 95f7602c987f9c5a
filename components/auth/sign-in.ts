import { type AppError, isAppError } from "@/lib/core/errors";
import { postAuth, textAt } from "./auth-api";

const CREDENTIALS = "This e-mail address and password do not belong together.";
const REFUSED = "This account may not sign in. Ask an administrator.";
const FAILED = "Signing in failed on this server. Try again; if it stays, ask an administrator.";

/** Error names that next-auth puts into its answer; any other text in that place means FAILED. */
const texts: Record<string, string> = { CredentialsSignin: CREDENTIALS, AccessDenied: REFUSED };

/** Signs in with a local account. Answers null when it worked, else the text to show; never throws. */
export async function signIn(email: string, password: string): Promise<string | null> {
  try {
    const answer = await postAuth("callback/credentials", { email, password });
    const url = textAt(answer.body, "url");
    const error = url === null ? null : new URL(url, window.location.origin).searchParams.get("error");
    if (error !== null) return texts[error] ?? FAILED;
    return url !== null && answer.status < 400 ? null : FAILED;
  } catch (error) {
    return isAppError(error) ? faultText(error) : FAILED;
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
