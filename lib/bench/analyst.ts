import { PASSWORD } from "./tenant";

/** A signed-in analyst outside a browser: the cookie, and the search route as the browser calls it. */
export interface Analyst {
  cookie: string;
  search(body: unknown, scope?: string): Promise<Buffer>;
}

/** Node alone would ask for gzip only. */
const AS_BROWSERS_DO = "gzip, deflate, br, zstd";

const cookiesOf = (response: Response) => response.headers.getSetCookie().map((line) => line.split(";")[0]);

/** Signs in by the same calls as the sign-in page. Throws when that fails. */
export async function signIn(url: string, email: string): Promise<Analyst> {
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: {
      origin: url,
      cookie: cookiesOf(csrf).join("; "),
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams({ email, password: PASSWORD, csrfToken, json: "true" }),
  });
  if (answer.status !== 200) throw new Error(`Signing in answered ${answer.status}`);
  const cookie = cookiesOf(answer).join("; ");
  return {
    cookie,
    search: async (body, scope = "bench") => {
      const response = await fetch(`${url}/api/orgs/${scope}/events/search`, {
        method: "POST",
        headers: {
          origin: url,
          cookie,
          "content-type": "application/json",
          "accept-encoding": AS_BROWSERS_DO,
        },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`The search answered ${response.status}: ${await response.text()}`);
      return Buffer.from(await response.arrayBuffer());
    },
  };
}
