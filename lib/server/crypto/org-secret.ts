/** The secret of an organisation's own: an API key, or the secret of a service account. */
import "server-only";
import type { Org } from "../auth/scope";
import { seal, unseal } from "./seal";

/** In the clear; it never leaves the server. */
export type OrgSecret =
  | { kind: "key"; apiKey: string }
  | { kind: "service-account"; clientId: string; clientSecret: string };

type Holder = Pick<Org, "id" | "clientId">;

/** A secret of one kind, account or row does not open as that of another. */
const boundTo = ({ id, clientId }: Holder) => (clientId === null ? id : `${id} client-secret ${clientId}`);

/** `secret` sealed for the org of that id, with the account it belongs to. */
export function sealOrgSecret(
  key: Buffer,
  id: string,
  secret: OrgSecret,
): { sealedKey: string; clientId: string | null } {
  const clientId = secret.kind === "key" ? null : secret.clientId;
  const text = secret.kind === "key" ? secret.apiKey : secret.clientSecret;
  return { sealedKey: seal(key, text, boundTo({ id, clientId })), clientId };
}

/** The org's own secret. Throws when the key, the row, the account or a single bit differs. */
export function openOrgSecret(key: Buffer, org: Holder, sealedKey: string): OrgSecret {
  const text = unseal(key, sealedKey, boundTo(org));
  return org.clientId === null
    ? { kind: "key", apiKey: text }
    : { kind: "service-account", clientId: org.clientId, clientSecret: text };
}

/** Sealed anew with `next`, bound as before. Throws when `key` does not open it. */
export function resealOrgSecret(key: Buffer, next: Buffer, org: Holder, sealedKey: string): string {
  const bound = boundTo(org);
  return seal(next, unseal(key, sealedKey, bound), bound);
}
