/** Signing in through next-auth's route as a browser does. */
import { Secret, TOTP } from "otpauth";
import { GET as authGet, POST as authPost } from "@/app/api/auth/[...nextauth]/route";
import type { Jar } from "./jar";
import { TEST_PASSWORD, type TestServer } from "./server";

const action = (path: string) => ({
  params: Promise.resolve({ nextauth: path.split("?")[0]?.split("/") ?? [] }),
});

/** GET /api/auth/{path}. */
export async function getAuth(test: TestServer, path: string, jar: Jar): Promise<Response> {
  const request = new Request(`${test.server.env.origin}/api/auth/${path}`, {
    headers: { cookie: jar.header() },
  });
  return jar.take(await authGet(request, action(path)));
}

/** POST /api/auth/{path} with next-auth's anti-forgery token. */
export async function postAuth(
  test: TestServer,
  path: string,
  jar: Jar,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const csrf = (await (await getAuth(test, "csrf", jar)).json()) as { csrfToken: string };
  const request = new Request(`${test.server.env.origin}/api/auth/${path}`, {
    method: "POST",
    headers: {
      cookie: jar.header(),
      origin: test.server.env.origin,
      "content-type": "application/x-www-form-urlencoded",
      ...headers,
    },
    body: new URLSearchParams({ csrfToken: csrf.csrfToken, json: "true", ...fields }).toString(),
  });
  return jar.take(await authPost(request, action(path)));
}

/** Signs in with a password and whatever else is given. */
export function signInWith(
  test: TestServer,
  jar: Jar,
  fields: { email: string; password?: string; code?: string; proof?: string },
  headers: Record<string, string> = {},
): Promise<Response> {
  return postAuth(test, "callback/credentials", jar, { password: TEST_PASSWORD, ...fields }, headers);
}

/** The code that an authenticator shows. */
export function codeOf(secret: string, nowMs: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: nowMs });
}
