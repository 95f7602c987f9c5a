/** Sets the policy of pages, with a nonce of its own for each. Not an access check: pages and routes do that. */
import { type NextRequest, NextResponse } from "next/server";
import { pagePolicy } from "@/lib/server/http/page-policy";

const NONCE_BYTES = 16;

export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(NONCE_BYTES))).toString("base64");
  const policy = pagePolicy(nonce, process.env.NODE_ENV !== "production");
  // Next reads the nonce for its scripts from this request header; whatever the client sent under it is replaced.
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  // Layouts do not know the address; sign-in brings the user back to it, search and all.
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  headers.delete("content-security-policy-report-only");
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = { matcher: ["/((?!_next/static/|_next/image|api/).*)"] };
