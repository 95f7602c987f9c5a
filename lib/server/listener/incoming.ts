/** What a request may look like before anything of Next sees it, and whom it comes from. */
import "server-only";
import type { IncomingMessage } from "node:http";
import type { ErrorCode } from "@/lib/core/errors";
import type { Env } from "../env";
import { isLoopbackHost } from "../env/checks";
import { MAX_BODY_BYTES } from "../http/parse";
import { ADDRESS_HEADER, REQUEST_ID_HEADER } from "../http/request";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const READING = ["GET", "HEAD"];
const MAX_URL_CHARS = 16_000;
/** A segment of one or two dots: whoever resolves it may come out elsewhere than whoever checked it. */
const DOTS = /\/(\.|%2e){1,2}(\/|$)/i;

/** Headers that only we or Next may set, also when spelt with underscores. */
const RESERVED =
  /^(x-did-.*|x-request-id|x-nonce|x-forwarded-.*|forwarded|x-real-ip|x-client-ip|x-original-.*|x-rewrite-url|x-middleware-.*|x-invoke-.*|x-matched-path|x-vercel-.*|x-now-.*|x-http-method.*|content-security-policy(-report-only)?|x-body-bytes)$/;

/** The Allow header of a refused method. */
export function allowed(path: string): string {
  return (path.startsWith("/api/") ? METHODS : READING).join(", ");
}

function decodes(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * The reason to refuse a request by its first line and its declared length, or null. No page takes a form: a POST to
 * one would reach only Next's decoder of server actions, so it is refused, but for the development server's own.
 */
export function requestFault(req: IncomingMessage, production: boolean): ErrorCode | null {
  const url = req.url ?? "";
  const method = req.method ?? "";
  if (!METHODS.includes(method)) return "METHOD_NOT_ALLOWED";
  // Absolute and authority forms are for proxies, and we are none.
  if (!url.startsWith("/") || url.startsWith("//") || url.length > MAX_URL_CHARS) return "INVALID_REQUEST";
  const path = pathOf(url);
  if (/[\\\s]|%(00|2f|5c)/i.test(path) || DOTS.test(path) || !decodes(path)) return "INVALID_REQUEST";
  if (production && !path.startsWith("/api/") && !READING.includes(method)) return "METHOD_NOT_ALLOWED";
  if (Number(req.headers["content-length"] ?? 0) > MAX_BODY_BYTES) return "PAYLOAD_TOO_LARGE";
  return null;
}

/** The part of a request's address before the query. */
export function pathOf(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? "";
}

/**
 * Where to send a page request that came by another name of this machine (127.0.0.1 for localhost), or null: cookies
 * and the origin check hold for one name only.
 */
export function canonicalAddress(req: IncomingMessage, origin: string): string | null {
  const { host = "", accept = "" } = req.headers;
  if (req.method !== "GET" || !accept.includes("text/html") || !URL.canParse(`http://${host}`)) return null;
  const [asked, ours] = [new URL(`http://${host}`), new URL(origin)];
  const otherName = ours.protocol === "http:" && asked.host !== ours.host && asked.port === ours.port;
  return otherName && isLoopbackHost(asked.hostname) && isLoopbackHost(ours.hostname)
    ? `${origin}${req.url}`
    : null;
}

/** The client's address: the socket's, or what the outermost of `hops` proxies of ours saw. */
export function clientAddress(remote: string, forwarded: string | undefined, hops: number): string {
  const chain = [
    ...(forwarded ?? "")
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean),
    remote,
  ];
  const address = chain[Math.max(0, chain.length - 1 - hops)] ?? remote;
  const plain = address.replace(/^\[|\](:\d+)?$/g, "").replace(/^::ffff:(?=\d+\.)/i, "");
  return /^[0-9a-fA-F:.%]{2,64}$/.test(plain) ? plain : remote;
}

/** Strips what a client may not say, and says it ourselves. */
export function cleanHeaders(
  req: IncomingMessage,
  env: Pick<Env, "origin" | "trustedProxyHops">,
  requestId: string,
): void {
  const { headers } = req;
  const forwarded = headers["x-forwarded-for"];
  const address = clientAddress(
    req.socket.remoteAddress ?? "unknown",
    Array.isArray(forwarded) ? forwarded.join(",") : forwarded,
    env.trustedProxyHops,
  );
  for (const name of Object.keys(headers)) if (RESERVED.test(name.replaceAll("_", "-"))) delete headers[name];
  const origin = new URL(env.origin);
  Object.assign(headers, {
    host: origin.host,
    "x-forwarded-host": origin.host,
    "x-forwarded-proto": origin.protocol.slice(0, -1),
    [REQUEST_ID_HEADER]: requestId,
    [ADDRESS_HEADER]: address,
  });
}

/** Calls `exceeded` once when the body, whose length was not declared, passes 256 kB; the rest is dropped. */
export function countBody(req: IncomingMessage, exceeded: () => void): void {
  if (req.headers["transfer-encoding"] === undefined) return;
  const push = req.push.bind(req);
  let size = 0;
  req.push = (chunk: Uint8Array | string | null, encoding?: BufferEncoding) => {
    if (chunk === null) return push(null);
    const before = size;
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) return push(chunk, encoding);
    if (before <= MAX_BODY_BYTES) exceeded();
    return true;
  };
}
