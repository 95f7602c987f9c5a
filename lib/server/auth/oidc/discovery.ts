/** What an identity provider says of itself. Fetched by us, because next-auth does not compare the issuer. */
import "server-only";
import * as z from "zod";
import { AppError } from "@/lib/core/errors";
import type { Env } from "../../env";
import { issuerFault } from "../../env/checks";

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 256 * 1024;

const Endpoint = z.string().refine((text) => issuerFault(text.replace(/\?.*$/, "")) === null);
const Metadata = z.object({
  issuer: z.string(),
  authorization_endpoint: Endpoint,
  token_endpoint: Endpoint,
  jwks_uri: Endpoint,
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
});
export type Metadata = z.infer<typeof Metadata>;

const refuse = (cause: unknown) => new AppError("IDENTITY_PROVIDER", { cause });

/**
 * The provider's metadata. Throws IDENTITY_PROVIDER when it cannot be had, leads elsewhere by a redirect, names
 * another issuer than the configuration does, to the character, or an endpoint without https.
 */
export async function discover(
  { issuer }: Pick<NonNullable<Env["oidc"]>, "issuer">,
  timeoutMs = TIMEOUT_MS,
): Promise<Metadata> {
  const url = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  let text: string;
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { redirect: "error", signal, headers: { accept: "application/json" } });
    if (!response.ok) throw new Error(`discovery answered ${response.status}`);
    if (Number(response.headers.get("content-length") ?? 0) > MAX_BYTES)
      throw new Error("discovery is too large");
    text = await response.text();
  } catch (error) {
    throw refuse(error);
  }
  let value: unknown;
  try {
    value = JSON.parse(text.slice(0, MAX_BYTES));
  } catch {
    throw refuse(new Error("discovery is not JSON"));
  }
  const parsed = Metadata.safeParse(value);
  if (!parsed.success) throw refuse(new Error("discovery lacks an endpoint that can be used"));
  if (parsed.data.issuer !== issuer) throw refuse(new Error("discovery names another issuer"));
  return parsed.data;
}
