/**
 * Tokens of a service account: client credentials in, a bearer token that ends out (OAuth 2, RFC 6749
 * section 4.4). Renewed a minute before its end; callers that come meanwhile share the one renewal.
 */
import "server-only";

export interface ServiceAccount {
  clientId: string;
  clientSecret: string;
  url: string;
}

export interface IssuedToken {
  token: string;
  /** Life in milliseconds. */
  lifeMs: number;
}

/** Asks for a token. Throws a Fault. */
export type TokenRequest = (account: ServiceAccount) => Promise<IssuedToken>;

export interface Tokens {
  get(id: string, account: ServiceAccount, signal: AbortSignal): Promise<string>;
  forget(id: string): void;
}

const RENEW_BEFORE_MS = 60_000;

/** Where tokens come from: beside the API's own host, or, on this machine, from the same server. */
export function tokenUrlOf(baseUrl: string): string {
  const { hostname, origin } = new URL(baseUrl);
  const region = /^api(\.eu|\.in)?\.jumpcloud\.com$/.exec(hostname);
  return region
    ? `https://admin-oauth.id${region[1] ?? ""}.jumpcloud.com/oauth2/token`
    : `${origin}/oauth2/token`;
}

/** Keeps one token per `id`; `request` gets a new one, `now` is in ms. */
export function createTokens(request: TokenRequest, now: () => number): Tokens {
  const held = new Map<string, { token: string; until: number }>();
  const renewals = new Map<string, Promise<string>>();

  async function renew(id: string, account: ServiceAccount): Promise<string> {
    const asked = now();
    const { token, lifeMs } = await request(account);
    // A life of a minute or less still serves for half of it.
    held.set(id, { token, until: asked + Math.max(lifeMs - RENEW_BEFORE_MS, lifeMs / 2) });
    return token;
  }

  return {
    get(id, account, signal) {
      const known = held.get(id);
      if (known && known.until > now()) return Promise.resolve(known.token);
      const running = renewals.get(id) ?? renew(id, account).finally(() => renewals.delete(id));
      renewals.set(id, running);
      return leaving(running, signal);
    },
    forget(id) {
      held.delete(id);
    },
  };
}

/** `work`, or the reason of `signal` as soon as it fires; the work itself goes on for the others. */
function leaving<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    signal.addEventListener("abort", leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}
