/** The rules of single settings. Each returns the reason of a refusal, or null; none ever repeats the value. */
import "server-only";
import * as z from "zod";
import { Role } from "@/lib/contract/session";

const JUMPCLOUD_HOSTS = ["api.jumpcloud.com", "api.eu.jumpcloud.com", "api.in.jumpcloud.com"];
const SAMPLE_WORDS =
  /change.?me|changeit|example|sample|replace|your.?secret|password|insecure|default.?secret|placeholder|xxxx|test.?secret|secret.?key/i;
const MIN_SECRET_BYTES = 32;

/** True for 127.0.0.0/8, ::1 and `localhost`, as `URL.hostname` writes them. */
export function isLoopbackHost(hostname: string): boolean {
  return (
    hostname === "localhost" ||
    hostname === "[::1]" ||
    hostname === "::1" ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  );
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** INSIGHTS_BASE_URL: https to one of the API's three hosts, or loopback by http(s); a path is allowed. */
export function baseUrlFault(text: string): string | null {
  const url = parseUrl(text);
  if (!url) return "is not an address";
  if (url.username || url.password || url.search || url.hash) return "may hold no user, query or fragment";
  if (isLoopbackHost(url.hostname)) {
    return url.protocol === "http:" || url.protocol === "https:" ? null : "must use http or https";
  }
  if (url.protocol !== "https:") return "must use https";
  if (!JUMPCLOUD_HOSTS.includes(url.hostname) || url.port !== "") {
    return `must name ${JUMPCLOUD_HOSTS.join(", ")} or this machine (loopback)`;
  }
  return null;
}

/** NEXTAUTH_URL: an origin; plain http only on this machine, except while developing. */
export function publicUrlFault(text: string, production: boolean): string | null {
  const url = parseUrl(text);
  if (!url || (url.protocol !== "http:" && url.protocol !== "https:")) return "must be an http(s) address";
  if (url.username || url.password || url.search || url.hash) return "may hold no user, query or fragment";
  if (url.pathname !== "/") return "must be an origin without a path";
  if (url.protocol === "http:" && production && !isLoopbackHost(url.hostname)) {
    return "must use https unless it names this machine (localhost)";
  }
  return null;
}

/** A secret: at least 32 bytes, not a sample from a manual, not one character repeated. */
export function secretFault(text: string): string | null {
  const bytes = /^[0-9a-f]+$/i.test(text) ? Math.floor(text.length / 2) : Buffer.byteLength(text, "utf8");
  if (bytes < MIN_SECRET_BYTES)
    return `must hold at least ${MIN_SECRET_BYTES} bytes (openssl rand -base64 32)`;
  if (SAMPLE_WORDS.test(text)) return "looks like a sample value; make one with openssl rand -base64 32";
  if (new Set(text).size < 10) return "is too regular; make one with openssl rand -base64 32";
  return null;
}

/** A key or token that becomes a header value: visible ASCII, nothing that could end the line. */
export function headerValueFault(text: string): string | null {
  return /^[\x21-\x7e]{8,512}$/.test(text) ? null : "must be 8 to 512 visible ASCII characters";
}

/** DATABASE_URL: PostgreSQL only; without it the embedded database is used. */
export function databaseUrlFault(text: string): string | null {
  const url = parseUrl(text);
  if (!url || (url.protocol !== "postgres:" && url.protocol !== "postgresql:"))
    return "must start with postgres://";
  return null;
}

/** OIDC_ROLE_MAP: a JSON object from values of the claim to roles. */
export function roleMapFault(text: string): string | null {
  return readRoleMap(text) === null
    ? 'must be JSON such as {"soc-leads":"admin","soc":"analyst"}, with the roles viewer, analyst and admin'
    : null;
}

const RoleMap = z.record(z.string().min(1), Role);

/** The map that OIDC_ROLE_MAP writes down, or null when it is none. */
export function readRoleMap(text: string): Record<string, Role> | null {
  try {
    return RoleMap.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** OIDC_ISSUER: https, or loopback for tests; no query or fragment. */
export function issuerFault(text: string): string | null {
  const url = parseUrl(text);
  if (!url || url.search || url.hash || url.username || url.password) return "must be a plain https address";
  if (url.protocol === "https:" || (url.protocol === "http:" && isLoopbackHost(url.hostname))) return null;
  return "must use https";
}
