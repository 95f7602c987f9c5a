// No `server-only` here: proxy.ts is bundled in a layer of its own, and nothing below is secret.

/**
 * The Content-Security-Policy of pages. `nonce` is the only way for a script to run; `development` allows what
 * React's and Next's development tools need. Inline style attributes are allowed because React writes them when it
 * renders on the server; style elements still need the nonce.
 */
export function pagePolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join("; ");
}
