/** The identity provider as next-auth is given it: every check on, endpoints from our own discovery. */
import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";
import type { Env } from "../../env";
import { ABSOLUTE_LIMIT_MS } from "../session";
import type { Metadata } from "./discovery";

export const OIDC = "oidc";
const TIMEOUT_MS = 10_000;

/** Claims of an ID token whose signature, audience, nonce and times were checked. */
export type Claims = Record<string, unknown> & { iss: string; sub: string };

const methodOf = ({ token_endpoint_auth_methods_supported: supported }: Metadata) =>
  supported && !supported.includes("client_secret_basic") && supported.includes("client_secret_post")
    ? ("client_secret_post" as const)
    : ("client_secret_basic" as const);

export function oidcProvider(oidc: NonNullable<Env["oidc"]>, metadata: Metadata): OAuthConfig<Claims> {
  return {
    id: OIDC,
    name: oidc.name,
    type: "oauth",
    issuer: metadata.issuer,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    // Asking for an age makes the provider say when its user signed in.
    authorization: {
      url: metadata.authorization_endpoint,
      params: { scope: oidc.scopes, max_age: ABSOLUTE_LIMIT_MS / 1000 },
    },
    token: { url: metadata.token_endpoint },
    jwks_endpoint: metadata.jwks_uri,
    client: { id_token_signed_response_alg: "RS256", token_endpoint_auth_method: methodOf(metadata) },
    httpOptions: { timeout: TIMEOUT_MS },
    profile: (claims) => ({ id: claims.sub }),
  };
}
