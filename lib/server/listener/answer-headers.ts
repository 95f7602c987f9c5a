/** The headers of every answer, whoever made it. */
import "server-only";
import type { ServerResponse } from "node:http";

const YEAR_SECONDS = 31_536_000;
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const ASSET = /^(image|font|audio|video)\/|javascript|^text\/css|manifest\+json|wasm/i;

/** Those that never depend on the answer. */
export function fixedHeaders(https: boolean): Record<string, string> {
  return {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    ...(https ? { "Strict-Transport-Security": `max-age=${YEAR_SECONDS}; includeSubDomains` } : {}),
  };
}

/** Cache rule of an answer: hashed files for ever, other files as Next says but in no shared cache, the rest never. */
function cacheControl(path: string, status: number, type: string, given: string): string {
  if (status >= 400) return "no-store";
  if (path.startsWith("/_next/static/") && given.includes("immutable")) return given;
  const isFile = !path.startsWith("/api/") && (ASSET.test(type) || status === 304);
  return isFile && !given.includes("s-maxage") && given !== "" ? given : "no-store";
}

/** Completes the headers of `res` when its own are known and none is sent yet. */
export function completeHeaders(res: ServerResponse, path: string): void {
  const type = String(res.getHeader("content-type") ?? "");
  res.setHeader(
    "Cache-Control",
    cacheControl(path, res.statusCode, type, String(res.getHeader("cache-control") ?? "")),
  );
  res.removeHeader("x-powered-by");
  // Pages get their policy with a nonce from proxy.ts; what came another way may run and load nothing.
  if (!res.hasHeader("content-security-policy")) res.setHeader("Content-Security-Policy", DATA_POLICY);
}

/** Adds `name` to the Vary header. */
export function addVary(res: ServerResponse, name: string): void {
  const given = res.getHeader("vary");
  const names = (Array.isArray(given) ? given : [String(given ?? "")])
    .flatMap((text) => text.split(","))
    .map((text) => text.trim());
  if (names.some((one) => one.toLowerCase() === name.toLowerCase() || one === "*")) return;
  res.setHeader("Vary", [...names.filter(Boolean), name].join(", "));
}
