/** Answers that renew the session's cookie. */
import "server-only";
import { json } from "./respond";

/** The value as JSON, with a Set-Cookie line. */
export function withCookie(
  { value, setCookie }: { value: unknown; setCookie: string },
  requestId: string,
): Response {
  const response = json(value, requestId);
  response.headers.append("set-cookie", setCookie);
  return response;
}
