/**
 * A small OpenID Connect provider on a socket. Whoever comes is signed in at once as `claims`. It holds the client to
 * the rules: PKCE by S256, one use of a code, the secret, the redirect address.
 */
import { createHash, createHmac, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { OidcFault } from "./faults";

const CLIENT = { id: "insights", secret: "an-oidc-client-secret" };
const SKEW_S = 300;

interface Grant {
  nonce: string | null;
  challenge: string;
  redirectUri: string;
}

export interface FakeIssuer {
  url: string;
  /** The settings of a server that signs in here. */
  env: Record<string, string>;
  /** Of the next ID tokens, over `sub`. */
  claims: Record<string, unknown>;
  fault: OidcFault | null;
  /** When its user signed in, in seconds before now. */
  signedInAgoS: number;
  /** The parameters of every visit to the authorisation endpoint. */
  visits: Record<string, string>[];
  close(): Promise<void>;
}

const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
const otherKeys = generateKeyPairSync("rsa", { modulusLength: 2048 });
const json = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

function sign(payload: Record<string, unknown>, fault: OidcFault | null): string {
  const alg = fault === "alg-none" ? "none" : fault === "hs256" ? "HS256" : "RS256";
  const head = `${json({ alg, kid: fault === "kid" ? "k9" : "k1", typ: "JWT" })}.${json(payload)}`;
  if (fault === "alg-none") return `${head}.`;
  if (fault === "hs256") {
    const pem = keys.publicKey.export({ type: "spki", format: "pem" });
    return `${head}.${createHmac("sha256", pem).update(head).digest("base64url")}`;
  }
  const key = fault === "signature" ? otherKeys.privateKey : keys.privateKey;
  return `${head}.${createSign("RSA-SHA256").update(head).sign(key).toString("base64url")}`;
}

async function bodyOf(req: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}

/** Starts the provider on a free port of this machine. `now` is its clock. */
export async function startIssuer(now: () => number = Date.now): Promise<FakeIssuer> {
  const grants = new Map<string, Grant>();
  const server = createServer((req, res) => void answer(req, res));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer: FakeIssuer = {
    url,
    env: {
      OIDC_ISSUER: url,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_NAME: "Example ID",
      OIDC_ROLE_CLAIM: "groups",
      OIDC_ROLE_MAP: JSON.stringify({ leads: "admin", soc: "analyst", staff: "viewer" }),
    },
    claims: { sub: "u-1", email: "olga@example.org", name: "Olga", groups: ["soc"] },
    fault: null,
    signedInAgoS: 0,
    visits: [],
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };

  function idToken(grant: Grant): string {
    const { fault } = issuer;
    const skew = fault === "ahead" ? SKEW_S : fault === "behind" ? -SKEW_S : 0;
    const iat = Math.floor(now() / 1000) + skew;
    return sign(
      {
        iss: fault === "iss" ? "http://127.0.0.1:1" : url,
        aud: fault === "aud" ? "another-client" : CLIENT.id,
        iat,
        exp: fault === "expired" ? iat - 60 : iat + 3_600,
        nonce: fault === "nonce" ? "another" : grant.nonce,
        ...(fault === "no-auth-time" ? {} : { auth_time: iat - issuer.signedInAgoS }),
        ...issuer.claims,
      },
      fault,
    );
  }

  function authorise(query: URLSearchParams, res: ServerResponse): void {
    issuer.visits.push(Object.fromEntries(query));
    const redirectUri = query.get("redirect_uri") ?? "";
    const challenge = query.get("code_challenge");
    if (
      query.get("client_id") !== CLIENT.id ||
      challenge === null ||
      query.get("code_challenge_method") !== "S256"
    ) {
      res.writeHead(400).end("bad request");
      return;
    }
    const code = randomBytes(16).toString("hex");
    grants.set(code, { nonce: query.get("nonce"), challenge, redirectUri });
    const back = new URL(redirectUri);
    back.searchParams.set("code", code);
    back.searchParams.set("state", issuer.fault === "state" ? "another" : (query.get("state") ?? ""));
    back.searchParams.set("iss", issuer.fault === "mixed-up" ? "http://127.0.0.1:1" : url);
    res.writeHead(302, { location: back.href }).end();
  }

  async function token(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await bodyOf(req);
    const basic = Buffer.from(`${CLIENT.id}:${CLIENT.secret}`).toString("base64");
    const grant = grants.get(body.get("code") ?? "");
    grants.delete(body.get("code") ?? "");
    const challenge = createHash("sha256")
      .update(body.get("code_verifier") ?? "")
      .digest("base64url");
    const isRight =
      req.headers.authorization === `Basic ${basic}` &&
      grant?.challenge === challenge &&
      grant.redirectUri === body.get("redirect_uri");
    if (issuer.fault === "token-500") return void res.writeHead(500).end("oops");
    if (!grant || !isRight) return void send(res, 400, { error: "invalid_grant" });
    send(res, 200, { access_token: "a", token_type: "Bearer", expires_in: 60, id_token: idToken(grant) });
  }

  function discovery(res: ServerResponse): void {
    if (issuer.fault === "slow") return;
    if (issuer.fault === "discovery-500") return void res.writeHead(500).end("oops");
    if (issuer.fault === "discovery-redirect")
      return void res.writeHead(302, { location: `${url}/elsewhere` }).end();
    send(res, 200, {
      issuer: issuer.fault === "discovery-issuer" ? "http://127.0.0.1:1" : url,
      authorization_endpoint: `${url}/authorize`,
      token_endpoint: `${url}/token`,
      jwks_uri: `${url}/jwks`,
    });
  }

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(req.url ?? "/", url);
    if (pathname === "/.well-known/openid-configuration") return discovery(res);
    if (pathname === "/authorize") return authorise(searchParams, res);
    if (pathname === "/token") return token(req, res);
    const jwk = keys.publicKey.export({ format: "jwk" });
    if (pathname === "/jwks")
      return send(res, 200, { keys: [{ ...jwk, kid: "k1", use: "sig", alg: "RS256" }] });
    res.writeHead(404).end();
  }

  return issuer;
}

function send(res: ServerResponse, status: number, value: unknown): void {
  res.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
}
