/**
 * The two calls of the sign-in protocol that a browser makes itself: next-auth's own client would bring
 * session polling and a context that nothing here uses.
 */
import { AppError, isErrorCode } from "@/lib/core/errors";
import { isObject } from "@/lib/core/json";

const NO_COOKIE = "This browser did not keep this site's cookie. Allow cookies for it, then try again.";

interface Answer {
  status: number;
  body: unknown;
}

/**
 * Reads next-auth's anti-forgery token, then posts `fields` with it. Throws AppError: OFFLINE, what our own
 * server says in its envelope, or BAD_ORIGIN when the token's cookie did not come back.
 */
export async function postAuth(
  action: "callback/credentials" | "signin/oidc" | "signin/oidc?fresh=1" | "signout",
  fields: Record<string, string>,
): Promise<Answer> {
  const { body } = await ask("/api/auth/csrf", { method: "GET" });
  const csrfToken = textAt(body, "csrfToken");
  if (csrfToken === null) throw new AppError("BAD_RESPONSE");
  const answer = await ask(`/api/auth/${action}`, {
    method: "POST",
    body: new URLSearchParams({ ...fields, csrfToken, json: "true" }),
  });
  if (textAt(answer.body, "url")?.includes("csrf=true"))
    throw new AppError("BAD_ORIGIN", { message: NO_COOKIE });
  return answer;
}

/** The text at `key` of an object of unknown shape; null when there is none. */
export function textAt(value: unknown, key: string): string | null {
  const found = isObject(value) ? value[key] : undefined;
  return typeof found === "string" ? found : null;
}

async function ask(path: string, init: RequestInit): Promise<Answer> {
  const { response, body } = await reach(path, init);
  const code = isObject(body) ? textAt(body.error, "code") : null;
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : undefined;
  // The table's own text: what an answer says is not shown on a page that anyone can reach.
  if (isErrorCode(code)) throw new AppError(code, { retryAfterMs });
  return { status: response.status, body };
}

async function reach(path: string, init: RequestInit): Promise<{ response: Response; body: unknown }> {
  try {
    const response = await fetch(path, { ...init, cache: "no-store" });
    return { response, body: await response.json().catch(() => null) };
  } catch (cause) {
    throw new AppError("OFFLINE", { cause });
  }
}
