/** What can be wrong with an identity provider; each is switched on for the sign-ins that follow. */
export type OidcFault =
  /** The ID token holds another nonce, issuer, audience or key id than it should. */
  | "nonce"
  | "iss"
  | "aud"
  | "kid"
  /** It is not signed, signed by the wrong algorithm with the public key, or by another key. */
  | "alg-none"
  | "hs256"
  | "signature"
  | "expired"
  /** The provider's clock is wrong by five minutes. */
  | "ahead"
  | "behind"
  /** The browser comes back with another state, or another `iss` beside the code. */
  | "state"
  | "mixed-up"
  /** The discovery document names another issuer, or leads elsewhere by a redirect. */
  | "discovery-issuer"
  | "discovery-redirect"
  | "discovery-500"
  /** The discovery document never comes. */
  | "slow"
  | "token-500"
  | "no-auth-time";
